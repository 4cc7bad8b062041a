//! What an author may have meant by a word that is not known: for a hint only, nothing is ever
//! corrected.

/// The nearest of the known words, when it is near enough to be a typing error: one step, or one
/// for every three letters. Of equally near ones the first.
pub fn did_you_mean<'k>(text: &str, known: &[&'k str]) -> Option<&'k str> {
    let lower = text.to_lowercase();
    let compared = comparable(&lower, known).map(|word| (distance(&lower, word), word));
    compared
        .filter(|(steps, word)| *steps <= allowed(word.chars().count()))
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, word)| word)
}

/// The most words that one typing error is compared with, so that many errors among many names cost
/// no more than both.
const COMPARED: usize = 256;

/// The known words whose length allows a typing error, [`COMPARED`] of them.
fn comparable<'w, 'k>(
    text: &str,
    known: &'w [&'k str],
) -> impl Iterator<Item = &'k str> + use<'w, 'k> {
    let length = text.chars().count();
    let near = move |word: &&str| {
        let own = word.chars().count();
        own.abs_diff(length) <= allowed(own)
    };
    known.iter().copied().filter(near).take(COMPARED)
}

/// How many steps a typing error may be away from a word of this length in characters.
fn allowed(length: usize) -> usize {
    1.max(length / 3)
}

/// Letters to change, add, leave out or swap (Damerau and Levenshtein); what two words share at
/// their ends costs nothing.
fn distance(a: &str, b: &str) -> usize {
    let shared = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs
            .take_while(|(a, b)| a == b)
            .map(|(c, _)| c.len_utf8())
            .sum()
    };
    let head = shared(&mut a.chars().zip(b.chars()));
    let (a, b) = (&a[head..], &b[head..]);
    let tail = shared(&mut a.chars().rev().zip(b.chars().rev()));
    strsim::damerau_levenshtein(&a[..a.len() - tail], &b[..b.len() - tail])
}

/// "`a`, `b` or `c`", in their order, at most sixteen: more than the longest closed vocabulary;
/// `nothing` for none.
pub fn quoted_choices(known: &[&str]) -> String {
    let quoted: Vec<String> = known
        .iter()
        .take(16)
        .map(|word| format!("`{word}`"))
        .collect();
    match quoted.as_slice() {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_two_words_share_at_their_ends_changes_no_distance(a in "[abé字]{0,7}", b in "[abé字]{0,7}") {
            prop_assert_eq!(distance(&a, &b), strsim::damerau_levenshtein(&a, &b));
        }

        #[test]
        fn a_typing_error_is_compared_with_no_more_words_however_many_there_are(of in 0usize..4000) {
            let words: Vec<String> = (0..of).map(|n| format!("word-{n:04}")).collect();
            let known: Vec<&str> = words.iter().map(String::as_str).collect();
            prop_assert_eq!(comparable("wrod-0000", &known).count(), of.min(COMPARED));
            prop_assert_eq!(did_you_mean("wrod-0000", &known), known.first().copied());
            prop_assert_eq!(comparable("a", &known).count(), 0);
        }
    }
}
