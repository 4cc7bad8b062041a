//! The edits of milepost's own, so that the last can be taken back: a line of JSON for each, in the
//! site's folder for working files.

use super::disk::{RealDisk, is_gone};
use super::failure::Failure;
use super::hashes::keep;
use super::place::{make_state, state_of};
use crate::base::Hash;
use crate::source::FileEdit;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// How many edits are kept; of more the oldest go.
const MOST: usize = 50;

/// An edit that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The command that made it, as it was typed.
    pub command: String,
    /// Its files, in the order in which they were written.
    pub files: Vec<KeptFile>,
}

/// A file of it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptFile {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// The text that it held before; `None` where it was not there.
    pub before: Option<String>,
    /// The text that it was given; `None` where it went, and of what is no text.
    pub text: Option<String>,
    /// The check sum of what it was given; `None` where it went.
    pub after: Option<Hash>,
}

impl KeptFile {
    /// `None` for an edit of bytes that are no text, which cannot be kept.
    fn of(edit: &FileEdit) -> Option<KeptFile> {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
        let before = edit.before.as_deref().map(|bytes| text(bytes).ok_or(()));
        Some(KeptFile {
            path: edit.path.clone(),
            before: before.transpose().ok()?,
            text: edit.after.as_deref().and_then(text),
            after: edit.after.as_deref().map(Hash::of),
        })
    }

    fn json(&self) -> Value {
        let after = self.after.map(|hash| hash.to_string());
        json!({ "path": self.path, "before": self.before, "text": self.text, "after": after })
    }

    fn read(value: &Value) -> Option<KeptFile> {
        let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        let after = match text("after") {
            Some(hash) => Some(Hash::parse(&hash)?),
            None => None,
        };
        Some(KeptFile {
            path: text("path")?,
            before: text("before"),
            text: text("text"),
            after,
        })
    }
}

impl Kept {
    fn json(&self) -> Value {
        let files: Vec<Value> = self.files.iter().map(KeptFile::json).collect();
        json!({ "command": self.command, "files": files })
    }

    fn read(line: &str) -> Option<Kept> {
        let value: Value = serde_json::from_str(line).ok()?;
        let files = value.get("files")?.as_array()?.iter().map(KeptFile::read);
        Some(Kept {
            command: value.get("command")?.as_str()?.to_owned(),
            files: files.collect::<Option<_>>()?,
        })
    }
}

/// Keeps an edit as the last one.
///
/// # Errors
/// The folder for working files cannot be written to, or the edit changes what is no text.
pub fn push(root: &Path, command: &str, edits: &[FileEdit]) -> Result<(), Failure> {
    let files: Option<Vec<KeptFile>> = edits.iter().map(KeptFile::of).collect();
    let Some(files) = files else {
        let hint = "keep a copy by hand";
        return Err(Failure::refused(root, "a file is no text", hint));
    };
    let kept = Kept {
        command: command.to_owned(),
        files,
    };
    let mut lines = lines(root)?;
    lines.push(kept.json().to_string());
    let over = lines.len().saturating_sub(MOST);
    save(root, &lines[over..])
}

/// The last edit that was not taken back; `None` where there is none.
///
/// # Errors
/// The list of edits cannot be read, or its last line: what is before that was not the last edit.
pub fn last(root: &Path) -> Result<Option<Kept>, Failure> {
    let lines = lines(root)?;
    let Some(line) = lines.last() else {
        return Ok(None);
    };
    let unread = || {
        let hint = "it is of another version of milepost, or damaged: take that edit back by \
            hand, then remove this line";
        let why = format!("line {} is no edit that is known here", lines.len());
        let refused = Failure::refused(file(root), why, hint);
        let action = "read";
        Failure { action, ..refused }
    };
    Kept::read(line).map(Some).ok_or_else(unread)
}

/// Forgets the last edit, which was taken back.
///
/// # Errors
/// The list of edits cannot be read or written.
pub fn pop(root: &Path) -> Result<(), Failure> {
    let mut lines = lines(root)?;
    lines.pop();
    save(root, &lines)
}

fn file(root: &Path) -> PathBuf {
    state_of(root).join("edits")
}

/// A line for each that is kept, the oldest first.
fn lines(root: &Path) -> Result<Vec<String>, Failure> {
    let file = file(root);
    match fs::read_to_string(&file) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if is_gone(&error) => Ok(Vec::new()),
        Err(error) => Err(Failure::world("read", &file, error)),
    }
}

fn save(root: &Path, lines: &[String]) -> Result<(), Failure> {
    make_state(&state_of(root), &RealDisk)?;
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let file = file(root);
    keep(&RealDisk, &file, &text).map_err(|e| Failure::world("write", &file, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_edits_are_kept_and_the_oldest_go() {
        let root = tempfile::tempdir().expect("a folder");
        assert_eq!(last(root.path()).expect("none"), None);
        for n in 0..MOST + 2 {
            let edits = [
                FileEdit::of_text("a", "\"1\"\n", "二"),
                FileEdit::new("b", [0xff]),
            ];
            push(root.path(), &format!("record {n}"), &edits).expect("kept");
        }
        let kept = lines(root.path()).expect("read");
        let oldest = Kept::read(&kept[0]).expect("an edit");
        assert_eq!((kept.len(), &*oldest.command), (MOST, "record 2"));
        let newest = last(root.path()).expect("read").expect("one");
        assert_eq!(newest.files[0].before.as_deref(), Some("\"1\"\n"));
        assert_eq!(newest.files[0].text.as_deref(), Some("二"));
        assert_eq!(newest.files[1].text, None);
        assert_eq!(newest.files[1].after, Some(Hash::of(&[0xff])));
        pop(root.path()).expect("forgotten");
        let before = last(root.path()).expect("read").expect("one");
        assert_eq!(before.command, format!("record {MOST}"));
        assert_eq!(
            fs::read(root.path().join(".milepost/.gitignore")).expect("made"),
            b"*\n"
        );
    }

    #[test]
    fn an_edit_of_another_version_is_not_passed_over() {
        let root = tempfile::tempdir().expect("a folder");
        push(root.path(), "record 1", &[FileEdit::new("a", "b")]).expect("kept");
        let file = file(root.path());
        let text = fs::read_to_string(&file).expect("kept") + "{\"version\": 9}\n";
        fs::write(&file, &text).expect("ours");
        let failure = last(root.path()).expect_err("unknown");
        assert!(failure.message().contains("line 2 is no edit"), "{failure}");
        push(root.path(), "record 2", &[FileEdit::new("c", "d")]).expect("kept");
        pop(root.path()).expect("forgotten");
        assert_eq!(fs::read_to_string(&file).expect("kept"), text);
    }
}
