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
    let mut all = all(root)?;
    all.push(Kept {
        command: command.to_owned(),
        files,
    });
    let over = all.len().saturating_sub(MOST);
    save(root, &all[over..])
}

/// The last edit that was not taken back; `None` where there is none.
///
/// # Errors
/// The list of edits cannot be read.
pub fn last(root: &Path) -> Result<Option<Kept>, Failure> {
    Ok(all(root)?.pop())
}

/// Forgets the last edit, which was taken back.
///
/// # Errors
/// The list of edits cannot be read or written.
pub fn pop(root: &Path) -> Result<(), Failure> {
    let mut all = all(root)?;
    all.pop();
    save(root, &all)
}

fn file(root: &Path) -> PathBuf {
    state_of(root).join("edits")
}

/// All that are kept, the oldest first; what another version wrote is passed over.
fn all(root: &Path) -> Result<Vec<Kept>, Failure> {
    let file = file(root);
    match fs::read_to_string(&file) {
        Ok(text) => Ok(text.lines().filter_map(Kept::read).collect()),
        Err(error) if is_gone(&error) => Ok(Vec::new()),
        Err(error) => Err(Failure::world("read", &file, error)),
    }
}

fn save(root: &Path, all: &[Kept]) -> Result<(), Failure> {
    make_state(&state_of(root), &RealDisk)?;
    let lines: String = all
        .iter()
        .map(|kept| format!("{}\n", kept.json()))
        .collect();
    let file = file(root);
    keep(&RealDisk, &file, &lines).map_err(|e| Failure::world("write", &file, e))
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
        let kept = all(root.path()).expect("read");
        assert_eq!((kept.len(), &*kept[0].command), (MOST, "record 2"));
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
}
