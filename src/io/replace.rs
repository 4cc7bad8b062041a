//! The text of one of the author's files, and a new one for it, all or nothing.

use super::disk::is_gone;
use super::failure::Failure;
use super::system::{Folder, patient};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

/// The text of one of the author's files below a folder; `None` where there is no such file.
///
/// # Errors
/// It lies behind a symbolic link, is no text, or cannot be read.
pub fn text(root: &Path, path: &str) -> Result<Option<String>, Failure> {
    let failed = |error: io::Error| Failure::world("read", root.join(path), error);
    let handle = Folder::open(root).map_err(|e| Failure::world("open", root, e))?;
    let mut text = String::new();
    match handle.file(path) {
        Ok(mut file) => file.read_to_string(&mut text).map_err(failed)?,
        Err(error) if is_gone(&error) => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    Ok(Some(text))
}

/// Gives a file below a folder a new text, if it still holds the old one.
///
/// The text is written beside the file and takes its name in one step, so that nobody meets a half
/// written file; who may read and write it stays as it was.
///
/// # Errors
/// It holds another text than `before`, lies behind a symbolic link, or cannot be written.
pub fn replace(
    root: &Path,
    path: &str,
    before: impl AsRef<[u8]>,
    after: impl AsRef<[u8]>,
) -> Result<(), Failure> {
    let (before, after) = (before.as_ref(), after.as_ref());
    let target = root.join(path);
    let failed = |action, error: io::Error| Failure::world(action, &target, error);
    let handle = Folder::open(root).map_err(|e| Failure::world("open", root, e))?;
    let file = handle.file(path).map_err(|e| failed("read", e))?;
    let about = file.metadata().map_err(|e| failed("read", e))?;
    let mut now = Vec::new();
    if about.is_file() {
        // One byte more than expected is enough to see that the file is longer.
        file.take(1 + before.len() as u64)
            .read_to_end(&mut now)
            .map_err(|e| failed("read", e))?;
    }
    if now != before {
        return Err(Failure::refused(
            &target,
            "it changed in the meantime",
            "run the command again",
        ));
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let beside = target.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let mut fresh = File::create_new(&beside).map_err(|e| Failure::world("create", &beside, e))?;
    let written = fresh
        .write_all(after)
        .and_then(|()| fresh.set_permissions(about.permissions()))
        .and_then(|()| fresh.sync_all())
        .and_then(|()| patient(|| fs::rename(&beside, &target)));
    written.map_err(|error| {
        drop(fs::remove_file(&beside));
        failed("write", error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn folder() -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("content")).expect("a folder");
        fs::write(dir.path().join("content/a.md"), "old").expect("a file");
        dir
    }

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir.join("content")).expect("a folder");
        entries
            .map(|e| {
                e.expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect()
    }

    #[test]
    fn a_file_gets_its_new_text_and_keeps_its_permissions() {
        let dir = folder();
        let file = dir.path().join("content/a.md");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("ours");
        replace(dir.path(), "content/a.md", "old", "new text").expect("written");
        assert_eq!(fs::read_to_string(&file).expect("there"), "new text");
        assert_eq!(
            fs::metadata(&file).expect("there").permissions().mode() & 0o777,
            0o640
        );
        assert_eq!(names(dir.path()), ["a.md"]);
    }

    #[test]
    fn a_file_that_changed_in_the_meantime_is_left_alone() {
        let dir = folder();
        let failure = replace(dir.path(), "content/a.md", "ol", "new").expect_err("changed");
        assert!(
            failure.message().contains("changed in the meantime"),
            "{failure}"
        );
        assert_eq!(
            fs::read_to_string(dir.path().join("content/a.md")).expect("there"),
            "old"
        );
    }

    #[test]
    fn a_link_is_refused_as_file_and_as_folder() {
        let dir = folder();
        symlink("a.md", dir.path().join("content/link.md")).expect("a link");
        symlink("content", dir.path().join("other")).expect("a link");
        for path in ["content/link.md", "other/a.md"] {
            assert!(replace(dir.path(), path, "old", "new").is_err(), "{path}");
        }
        assert_eq!(
            fs::read_to_string(dir.path().join("content/a.md")).expect("there"),
            "old"
        );
    }

    #[test]
    fn a_folder_that_may_not_be_written_to_says_so_and_keeps_the_file() {
        let dir = folder();
        // A folder with the name of the file beside stands for every reason why it cannot be made.
        fs::create_dir(
            dir.path()
                .join(format!("content/.a.md.{}.new", std::process::id())),
        )
        .expect("a folder");
        let failure = replace(dir.path(), "content/a.md", "old", "new").expect_err("not possible");
        assert!(failure.message().starts_with("cannot create"), "{failure}");
        assert_eq!(
            fs::read_to_string(dir.path().join("content/a.md")).expect("there"),
            "old"
        );
    }
}
