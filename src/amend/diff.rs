//! The difference of two texts in the unified format, as `git apply` and `patch` take it.

use std::fmt::Write;
use std::ops::Range;

/// Lines shown around each difference.
const AROUND: usize = 3;

/// The difference of two versions of a file; empty when there is none.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (
        before.split_inclusive('\n').collect(),
        after.split_inclusive('\n').collect(),
    );
    let edits = edits(&old, &new);
    let mut text = String::new();
    let mut at = 0;
    while at < edits.len() {
        let mut end = at + 1;
        while end < edits.len() && edits[end].0.start <= edits[end - 1].0.end + 2 * AROUND {
            end += 1;
        }
        if text.is_empty() {
            let _ = writeln!(text, "--- a/{path}\n+++ b/{path}");
        }
        hunk(&old, &new, &edits[at..end], &mut text);
        at = end;
    }
    text
}

/// Stretches that differ: lines of the old text and the lines of the new one in their place.
type Edit = (Range<usize>, Range<usize>);

fn edits(old: &[&str], new: &[&str]) -> Vec<Edit> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..]
        .iter()
        .rev()
        .zip(new[head..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (a, b) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let longest = longest(a, b);
    let (mut edits, mut i, mut j) = (Vec::<Edit>::new(), 0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (from, to) = (i, j);
        while (i < a.len() || j < b.len()) && !(i < a.len() && j < b.len() && a[i] == b[j]) {
            let goes = j == b.len() || (i < a.len() && longest[i][j + 1] <= longest[i + 1][j]);
            if goes { i += 1 } else { j += 1 }
        }
        edits.push((head + from..head + i, head + to..head + j));
    }
    edits
}

/// For each pair of places, how many lines both texts share from there on.
fn longest(a: &[&str], b: &[&str]) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i][j] = if a[i] == b[j] {
                table[i + 1][j + 1] + 1
            } else {
                table[i + 1][j].max(table[i][j + 1])
            };
        }
    }
    table
}

fn hunk(old: &[&str], new: &[&str], edits: &[Edit], text: &mut String) {
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else {
        return;
    };
    let start = first.0.start.saturating_sub(AROUND);
    let lead = first.0.start - start;
    let end = (last.0.end + AROUND).min(old.len());
    let trail = end - last.0.end;
    let (from, to) = (start..end, first.1.start - lead..last.1.end + trail);
    let shown = |r: &Range<usize>| (if r.is_empty() { r.start } else { r.start + 1 }, r.len());
    let ((a, b), (c, d)) = (shown(&from), shown(&to));
    let _ = writeln!(text, "@@ -{a},{b} +{c},{d} @@");
    let mut at = start;
    for (gone, come) in edits {
        lines(' ', &old[at..gone.start], text);
        lines('-', &old[gone.clone()], text);
        lines('+', &new[come.clone()], text);
        at = gone.end;
    }
    lines(' ', &old[at..end], text);
}

fn lines(sign: char, lines: &[&str], text: &mut String) {
    for line in lines {
        text.push(sign);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_shows_what_came_and_went_with_three_lines_around() {
        let before: String = (1..=20).map(|n| format!("{n}\n")).collect();
        let after = before
            .replace("\n5\n", "\nfive\n")
            .replace("\n18\n", "\n18\nnew\n");
        let expected = "--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n@@ -16,5 +16,6 @@\n 16\n 17\n 18\n+new\n 19\n 20\n";
        assert_eq!(unified("x", &before, &after), expected);
        assert_eq!(unified("x", &before, &before), "");
        assert_eq!(
            unified("x", "a", "b\n"),
            "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n"
        );
    }
}
