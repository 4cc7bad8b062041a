//! Edits of the author's files: all of their files are written, or none.

use super::disk::is_gone;
use super::failure::{Failure, Kind, printable};
use super::replace::replace;
use super::system::Folder;
use crate::base::SafePath;
use crate::source::FileEdit;
use std::fs::{self, Permissions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Why an edit was not written.
#[derive(Debug)]
pub struct Unwritten {
    /// What failed; its hint says how the files are now.
    pub failure: Failure,
    /// Whether some of its files stayed as the edit made them, because they could not be put back.
    pub is_half: bool,
}

impl From<Failure> for Unwritten {
    fn from(failure: Failure) -> Unwritten {
        let is_half = false;
        Unwritten { failure, is_half }
    }
}

/// Writes an edit below a folder, if each of its files still is as it was. What it makes is
/// written first and what goes is removed last, so that whoever ends it half way finds every text
/// in its old place or its new one. Where a file cannot be written, those before it are put back.
///
/// # Errors
/// A file is not the site's content, is not as the edit found it, lies behind a symbolic link, or
/// cannot be written.
pub fn write(root: &Path, edits: &[FileEdit]) -> Result<(), Unwritten> {
    for edit in edits {
        if held(root, &edit.path)? != edit.before {
            return Err(changed(&root.join(&edit.path)).into());
        }
    }
    let ordered = order(edits);
    for (at, edit) in ordered.iter().enumerate() {
        if let Err(failure) = one(root, edit, edits) {
            let done = ordered[..at].iter().rev();
            let left = done.filter(|edit| {
                let back = FileEdit::clone(edit).reversed();
                one(root, &back, edits).is_err()
            });
            let left: Vec<&str> = left.map(|edit| &*edit.path).collect();
            remove_empty(root, &edit.path);
            return Err(unwritten(failure, &left));
        }
    }
    Ok(())
}

/// What is made, then what changes, then what goes.
fn order(edits: &[FileEdit]) -> Vec<&FileEdit> {
    let mut ordered: Vec<&FileEdit> = edits.iter().collect();
    ordered.sort_by_key(|edit| (edit.after.is_none(), edit.before.is_some()));
    ordered
}

/// A failure half way, which says how the files are; `left`: those that could not be put back.
fn unwritten(failure: Failure, left: &[&str]) -> Unwritten {
    let mend = match failure.error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "free some space",
        io::ErrorKind::PermissionDenied => &*failure.hint,
        _ => "mend that",
    };
    let hint = match (left, &failure.kind) {
        ([], Kind::World) => format!("{mend}, then run the command again; all files are as before"),
        ([], _) => failure.hint.clone(),
        (left, _) => format!(
            "these stayed as they were to become: {}; {mend}, then run `milepost undo`",
            left.join(", ")
        ),
    };
    Unwritten {
        failure: Failure { hint, ..failure },
        is_half: !left.is_empty(),
    }
}

/// The bytes of a file below a folder; `None` where there is no such file.
///
/// # Errors
/// It is not the site's content, lies behind a symbolic link, is no file, or cannot be read.
pub fn held(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Failure> {
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    if !path.starts_with("content/") || is_hidden || SafePath::new(path).is_err() {
        let hint = "milepost writes only below content/; look at .milepost/edits";
        return Err(Failure::refused(path, "it is not the site's content", hint));
    }
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
    let beside = beside(path);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        drop(fs::remove_file(&beside));
        Failure::world("write", path, error)
    })
}

/// Writes one of an edit's files.
fn one(root: &Path, edit: &FileEdit, all: &[FileEdit]) -> Result<(), Failure> {
    match (&edit.before, &edit.after) {
        (Some(before), Some(after)) => replace(root, &edit.path, before, after),
        (None, Some(after)) => create(root, &edit.path, after, moved(root, &edit.path, all)),
        (Some(_), None) => remove(root, &edit.path),
        (None, None) => Ok(()),
    }
}

/// Who may read and write a project's file that gets another place in the same edit: `a.md` and
/// `a/index.md` are the two that it can have.
fn moved(root: &Path, path: &str, all: &[FileEdit]) -> Option<Permissions> {
    let plain = |path: &str| path.replacen("/index.", ".", 1);
    let is_other = |edit: &&FileEdit| edit.path != path && plain(&edit.path) == plain(path);
    let other = all.iter().find(is_other)?;
    let about = fs::symlink_metadata(root.join(&other.path)).ok()?;
    Some(about.permissions())
}

/// Makes a file, and the folders on the way to it. Its bytes stand beside it first, so that nobody
/// meets a half of it.
fn create(
    root: &Path,
    path: &str,
    bytes: &[u8],
    permissions: Option<Permissions>,
) -> Result<(), Failure> {
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
    if fs::symlink_metadata(&file).is_ok() {
        return Err(changed(&file));
    }
    let beside = beside(&file);
    let failed = |action, error| Failure::world(action, &file, error);
    let mut made = fs::File::create_new(&beside).map_err(|e| failed("create", e))?;
    let written = made
        .write_all(bytes)
        .and_then(|()| permissions.map_or(Ok(()), |of| made.set_permissions(of)))
        .and_then(|()| made.sync_all())
        .and_then(|()| fs::rename(&beside, &file));
    written.map_err(|error| {
        drop(fs::remove_file(&beside));
        failed("write", error)
    })
}

/// Where the bytes of a file stand until it has its name.
fn beside(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.{}.new", std::process::id()))
}

/// Removes a file, and the folders that are empty without it, as far as a project's.
fn remove(root: &Path, path: &str) -> Result<(), Failure> {
    let file = root.join(path);
    fs::remove_file(&file).map_err(|e| Failure::world("remove", &file, e))?;
    remove_empty(root, path);
    Ok(())
}

/// Removes the folders on the way to a file that are empty without it.
fn remove_empty(root: &Path, path: &str) {
    // The first two, such as content/projects, stay: sites begin with them.
    for folder in folders(root, path).iter().skip(2).rev() {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
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
    use std::os::unix::fs::PermissionsExt;

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
        let said = failure.failure.message();
        assert!(said.contains("changed in the meantime"), "{said}");
        assert!(!site.path().join("content/projects/a").exists());
    }

    #[test]
    fn what_was_written_before_a_failure_is_put_back_and_it_says_so() {
        let site = site();
        let edits = [
            FileEdit::new("content/projects/c/index.md", "x"),
            FileEdit::of_text("content/projects/a.md", "old", "new"),
        ];
        // A folder with the name of the file beside stands for every reason why it cannot be made.
        let beside = beside(&site.path().join("content/projects/a.md"));
        fs::create_dir(beside).expect("a folder");
        let failed = write(site.path(), &edits).expect_err("not possible");
        assert!(!failed.is_half);
        let hint = failed.failure.hint;
        assert!(hint.ends_with("all files are as before"), "{hint}");
        let old = held(site.path(), "content/projects/a.md").expect("read");
        assert_eq!(old.as_deref(), Some(&b"old"[..]));
        assert!(!site.path().join("content/projects/c").exists());
    }

    #[test]
    fn what_could_not_be_put_back_is_named() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        let failed = unwritten(Failure::world("write", "content/a", full), &["content/b"]);
        assert!(failed.is_half);
        let hint = failed.failure.hint;
        assert!(
            hint.contains("content/b; free some space, then run `milepost undo`"),
            "{hint}"
        );
    }

    #[test]
    fn a_file_goes_only_once_all_that_is_made_stands() {
        let mut edits = moved().to_vec();
        let path = "content/projects/b.md";
        edits.splice(
            0..0,
            [edits[1].clone(), FileEdit::of_text(path, "old", "new")],
        );
        let ordered: Vec<&str> = order(&edits[..3]).iter().map(|edit| &*edit.path).collect();
        let index = "content/projects/a/index.md";
        assert_eq!(ordered, [index, path, "content/projects/a.md"]);
    }

    #[test]
    fn a_file_that_moves_may_be_read_by_the_same_people_as_before() {
        let site = site();
        let mode = |path: &str| {
            let about = fs::metadata(site.path().join(path)).expect("there");
            about.permissions().mode() & 0o777
        };
        let old = site.path().join("content/projects/a.md");
        fs::set_permissions(&old, Permissions::from_mode(0o640)).expect("ours");
        let edits = moved();
        write(site.path(), &edits).expect("written");
        assert_eq!(mode("content/projects/a/index.md"), 0o640);
        write(site.path(), &edits.map(FileEdit::reversed)).expect("written");
        assert_eq!(mode("content/projects/a.md"), 0o640);
    }

    #[test]
    fn nothing_is_read_or_written_but_the_content() {
        let site = site();
        for path in [
            "evil",
            "content/../evil",
            ".git/hooks/a",
            "/evil",
            "content/.git/a",
        ] {
            let failed = write(site.path(), &[FileEdit::new(path, "x")]).expect_err("refused");
            let said = failed.failure.message();
            assert!(said.contains("not the site's content"), "{said}");
        }
    }
}
