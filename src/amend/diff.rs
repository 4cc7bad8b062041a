//! The difference of two texts in the unified format, as `git apply` and `patch` take it.

use crate::media::kind::Kind;
use crate::source::FileEdit;
use similar::TextDiff;

/// Lines shown around each difference.
const AROUND: usize = 3;

/// What an edit does to a file; of bytes that are no text only how many there are.
pub fn difference(edit: &FileEdit) -> String {
    let path = &edit.path;
    let head = |side: &str, bytes: &Option<Vec<u8>>| match bytes {
        Some(_) => format!("{side}/{path}"),
        None => "/dev/null".to_owned(),
    };
    let heads = (head("a", &edit.before), head("b", &edit.after));
    let text = |bytes: &Option<Vec<u8>>| {
        let bytes = bytes.as_deref().unwrap_or_default().to_vec();
        String::from_utf8(bytes).ok().filter(|t| !t.contains('\0'))
    };
    let is_read = matches!(
        Kind::of(path),
        None | Some(Kind::Csv | Kind::Text | Kind::Json)
    );
    match (text(&edit.before), text(&edit.after)) {
        (Some(before), Some(after)) if is_read => headed((&heads.0, &heads.1), &before, &after),
        _ => {
            let bytes = edit.after.as_ref().or(edit.before.as_ref());
            let size = bytes.map_or(0, Vec::len);
            format!(
                "Binary files {} and {} differ ({size} bytes)\n",
                heads.0, heads.1
            )
        }
    }
}

/// The difference of two versions of a file; empty when there is none. `path` stands in its head.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    headed((&format!("a/{path}"), &format!("b/{path}")), before, after)
}

fn headed(heads: (&str, &str), before: &str, after: &str) -> String {
    // Lines end where git ends them, not at a lone carriage return.
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    TextDiff::configure()
        .newline_terminated(true)
        .diff_slices(&lines(before), &lines(after))
        .unified_diff()
        .context_radius(AROUND)
        .header(heads.0, heads.1)
        .to_string()
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
            "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"
        );
        assert_eq!(
            unified("x", "a\rb\r\n", "a\rc\r\n"),
            "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\rb\r\n+a\rc\r\n"
        );
    }
}
