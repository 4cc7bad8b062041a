//! Shares of a whole that add up to 100.

/// Whole percentages of a total by the largest remainder; all zero when the total is.
///
/// Source: Hamilton's method; equal remainders go to the earlier part.
pub fn percentages(counts: &[usize]) -> Vec<usize> {
    let total: usize = counts.iter().sum();
    if total == 0 {
        return vec![0; counts.len()];
    }
    let mut shares: Vec<usize> = counts.iter().map(|n| n * 100 / total).collect();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(counts[i] * 100 % total), i));
    let left = 100 - shares.iter().sum::<usize>();
    for &i in order.iter().take(left) {
        shares[i] += 1;
    }
    shares
}
