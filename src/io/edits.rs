//! Edits of the author's files: all of their files are written, or none.

use super::disk::is_gone;
use super::failure::{Failure, printable};
use super::replace::replace;
use super::system::Folder;
use crate::source::FileEdit;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Writes an edit below a folder, if each of its files still is as it was. Where one cannot be
/// written, those before it are put back.
///
/// # Errors
/// A file is not as the edit found it, lies behind a symbolic link, or cannot be written.
pub fn write(root: &Path, edits: &[FileEdit]) -> Result<(), Failure> {
    for edit in edits {
        if held(root, &edit.path)? != edit.before {
            return Err(changed(&root.join(&edit.path)));
        }
    }
    for (at, edit) in edits.iter().enumerate() {
        if let Err(failure) = one(root, edit) {
            // What cannot be put back either is told by the failure that came first.
            for done in edits[..at].iter().rev() {
                drop(one(root, &done.clone().reversed()));
            }
            return Err(failure);
        }
    }
    Ok(())
}

/// The bytes of a file below a folder; `None` where there is no such file.
///
/// # Errors
/// It lies behind a symbolic link, is no file, or cannot be read.
pub fn held(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Failure> {
    let failed = |error: io::Error| Failure::world("read", root.join(path), error);
    let handle = Folder::open(root).map_err(|e| Failure::world("open", root, e))?;
    let mut bytes = Vec::new();
    match handle.file(path) {
        Ok(mut file) => file.read_to_end(&mut bytes).map_err(failed)?,
        Err(error) if is_gone(&error) => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    Ok(Some(bytes))
}

/// A file that a command was given, from anywhere on the disk.
///
/// # Errors
/// It cannot be read.
pub fn given(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|e| Failure::world("read", path, e))
}

/// Writes a file that a command was asked for, anywhere on the disk: beside it first, so that
/// nobody meets a half of it.
///
/// # Errors
/// It cannot be written.
pub fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        drop(fs::remove_file(&beside));
        Failure::world("write", path, error)
    })
}

fn one(root: &Path, edit: &FileEdit) -> Result<(), Failure> {
    match (&edit.before, &edit.after) {
        (Some(before), Some(after)) => replace(root, &edit.path, before, after),
        (None, Some(after)) => create(root, &edit.path, after),
        (Some(_), None) => remove(root, &edit.path),
        (None, None) => Ok(()),
    }
}

/// Makes a file, and the folders on the way to it.
fn create(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let file = root.join(path);
    for folder in folders(root, path) {
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Failure::world("create", &folder, error)),
            Ok(()) => {}
        }
        let entry = fs::symlink_metadata(&folder);
        if !entry.is_ok_and(|entry| entry.is_dir()) {
            let hint = "put the folder itself there, or run milepost in the folder that holds it";
            return Err(Failure::refused(&folder, "it is no folder", hint));
        }
    }
    let failed = |action, error| Failure::world(action, &file, error);
    let mut made = fs::File::create_new(&file).map_err(|e| failed("create", e))?;
    let written = made.write_all(bytes).and_then(|()| made.sync_all());
    written.map_err(|error| {
        drop(fs::remove_file(&file));
        failed("write", error)
    })
}

/// Removes a file, and the folders that are empty without it, as far as a project's.
fn remove(root: &Path, path: &str) -> Result<(), Failure> {
    let file = root.join(path);
    fs::remove_file(&file).map_err(|e| Failure::world("remove", &file, e))?;
    // The first two, such as content/projects, stay: sites begin with them.
    for folder in folders(root, path).iter().skip(2).rev() {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// The folders on the way to a file, from the outermost.
fn folders(root: &Path, path: &str) -> Vec<PathBuf> {
    let ends = path
        .match_indices('/')
        .map(|(at, _)| root.join(&path[..at]));
    ends.collect()
}

fn changed(file: &Path) -> Failure {
    let hint = format!("look at {}, then run the command again", printable(file));
    Failure::refused(file, "it changed in the meantime", &hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(dir.path().join("content/projects")).expect("a folder");
        fs::write(dir.path().join("content/projects/a.md"), "old").expect("a file");
        dir
    }

    fn moved() -> [FileEdit; 2] {
        let path = "content/projects/a.md";
        [
            FileEdit::new("content/projects/a/index.md", "new"),
            FileEdit {
                after: None,
                ..FileEdit::of_text(path, "old", "")
            },
        ]
    }

    #[test]
    fn an_edit_makes_changes_and_removes_files_and_its_reverse_takes_all_of_it_back() {
        let site = site();
        let edits = moved();
        write(site.path(), &edits).expect("written");
        assert_eq!(held(site.path(), &edits[1].path).expect("read"), None);
        let new = held(site.path(), &edits[0].path).expect("read");
        assert_eq!(new.as_deref(), Some(&b"new"[..]));
        let back: Vec<FileEdit> = edits.into_iter().rev().map(FileEdit::reversed).collect();
        write(site.path(), &back).expect("written");
        assert!(!site.path().join("content/projects/a").exists());
        let old = held(site.path(), "content/projects/a.md").expect("read");
        assert_eq!(old.as_deref(), Some(&b"old"[..]));
    }

    #[test]
    fn nothing_is_written_where_one_of_the_files_changed() {
        let site = site();
        fs::write(site.path().join("content/projects/a.md"), "other").expect("a file");
        let failure = write(site.path(), &moved()).expect_err("changed");
        let said = failure.message();
        assert!(said.contains("changed in the meantime"), "{said}");
        assert!(!site.path().join("content/projects/a").exists());
    }

    #[test]
    fn what_was_written_before_a_failure_is_put_back() {
        let site = site();
        fs::write(site.path().join("content/b"), "a file").expect("a file");
        let edits = [
            FileEdit::of_text("content/projects/a.md", "old", "new"),
            FileEdit::new("content/projects/c/index.md", "x"),
            FileEdit::new("content/b/c.md", "no folder"),
        ];
        // Reading refuses it already; only the writing itself is looked at here.
        let all = edits.iter().enumerate();
        let failed = all
            .clone()
            .find(|(_, edit)| one(site.path(), edit).is_err());
        assert_eq!(failed.map(|(at, _)| at), Some(2));
        for (_, done) in all.rev().skip(1) {
            one(site.path(), &done.clone().reversed()).expect("put back");
        }
        assert!(write(site.path(), &edits).is_err());
        let old = held(site.path(), "content/projects/a.md").expect("read");
        assert_eq!(old.as_deref(), Some(&b"old"[..]));
        assert!(!site.path().join("content/projects/c").exists());
    }
}
