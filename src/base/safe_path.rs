//! Paths that cannot leave the folder they are meant for. Only the text is looked at: whether such
//! a file exists is asked elsewhere.

use std::fmt;

/// A relative path with `/` between its parts that stays below where it is used on every system.
///
/// No part is empty, `.` or `..`, none ends in a dot or a space, none is a device name of Windows;
/// there is no backslash, colon, `<>"|?*` or control character; at most 100 bytes a part and 200
/// in all. Only [`SafePath::new`] makes one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SafePath(Box<str>);

/// Why a path was refused, in words for its author that follow the path:
/// `is longer than 200 bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal(pub &'static str);

impl SafePath {
    /// Checks a path.
    ///
    /// # Errors
    /// The first rule of [`SafePath`] that it breaks, in words that follow the path.
    pub fn new(text: &str) -> Result<SafePath, Refusal> {
        if text.len() > 200 {
            return Err(Refusal("is longer than 200 bytes"));
        }
        text.split('/').try_for_each(check_part)?;
        Ok(SafePath(text.into()))
    }

    /// The path as text, with `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the last `/`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// What a system that ignores case and Unicode form would take for the same path; see [`fold`].
    pub fn folded(&self) -> String {
        fold(&self.0)
    }
}

/// Compatibility form and full case folding: two addresses with one fold are one address somewhere.
pub fn fold(text: &str) -> String {
    // What both forms and the folding of cases come to for plain letters.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    use unicode_normalization::UnicodeNormalization;
    let composed: String = text.nfkc().collect();
    let folded = icu_casemap::CaseMapper::new()
        .fold_string(&composed)
        .into_owned();
    folded.nfkc().collect()
}

fn check_part(part: &str) -> Result<(), Refusal> {
    let stem = part.split('.').next().unwrap_or("").to_ascii_lowercase();
    let numbered = |word: &str| {
        stem.strip_prefix(word)
            .is_some_and(|n| matches!(n.as_bytes(), [b'1'..=b'9']))
    };
    if part.is_empty() {
        Err(Refusal("is absolute or has an empty part"))
    } else if part == ".." || part == "." {
        Err(Refusal("steps out of its folder"))
    } else if part.len() > 100 {
        Err(Refusal("has a part longer than 100 bytes"))
    } else if part.ends_with(['.', ' ']) || part.starts_with(' ') {
        Err(Refusal(
            "has a part that begins or ends with a space or ends with a dot",
        ))
    } else if part
        .chars()
        .any(|c| c.is_control() || "<>:\"\\|?*".contains(c))
    {
        Err(Refusal("has a character that file systems refuse"))
    } else if part.to_ascii_lowercase().contains("%2e") || part.to_ascii_lowercase().contains("%2f")
    {
        Err(Refusal("hides a dot or a slash behind `%`"))
    } else if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || numbered("com")
        || numbered("lpt")
    {
        Err(Refusal("is a device name on Windows"))
    } else {
        Ok(())
    }
}

impl fmt::Display for SafePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leaves_its_folder() {
        for bad in [
            "../x",
            "/etc/passwd",
            "a//b",
            "a/../b",
            "a\\b",
            "C:/x",
            "con",
            "LPT1.txt",
            "a.",
            "a ",
            "%2e%2e/x",
            "a\0b",
            "",
        ] {
            assert!(SafePath::new(bad).is_err(), "{bad}");
        }
        for good in ["a.png", "照片/一.jpg", "a/b/c.csv", "console.txt"] {
            assert!(SafePath::new(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn addresses_that_some_system_takes_for_one_fold_to_one() {
        assert_eq!(fold("Straße"), fold("STRASSE"));
        assert_eq!(fold("\u{212a}"), fold("k"));
        assert_eq!(fold("e\u{301}"), fold("\u{e9}"));
        assert_ne!(fold("lifts"), fold("lift"));
    }
}
