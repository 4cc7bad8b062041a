//! Files of a new site or project: written only where nothing stands yet.

use super::failure::{Failure, printable};
use super::manifest::NAME;
use super::system;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes new files below a folder; the first that exists already stops before anything is written.
///
/// # Errors
/// Also for a folder inside an output: it would go with the next build.
pub fn write_new(root: &Path, files: &[(&str, &[u8])]) -> Result<(), Failure> {
    let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
    writable(root, &paths)?;
    for (path, bytes) in files {
        let file = root.join(path);
        let folder = file.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|e| Failure::world("create", folder, e))?;
        let mut handle =
            fs::File::create_new(&file).map_err(|e| Failure::world("create", &file, e))?;
        handle
            .write_all(bytes)
            .map_err(|e| Failure::world("write", &file, e))?;
    }
    Ok(())
}

/// Whether new files may be made below a folder.
///
/// # Errors
/// The first that exists already, and a folder inside an output.
pub fn writable(root: &Path, files: &[&str]) -> Result<(), Failure> {
    if let Some(output) = output_of(root) {
        let outside = output
            .parent()
            .unwrap_or(&output)
            .join(root.file_name().unwrap_or("site".as_ref()));
        let outside = if outside == output {
            outside.with_file_name("site")
        } else {
            outside
        };
        let reason = "it lies in a folder of built pages, which the next build replaces";
        let hint = format!(
            "name a folder outside it, such as `{}`",
            printable(&outside)
        );
        return Err(Failure {
            action: "create",
            ..Failure::refused(root, reason, &hint)
        });
    }
    for path in files {
        let file = root.join(path);
        if file.symlink_metadata().is_ok() {
            let hint = "choose another name, or remove it first";
            return Err(Failure {
                action: "create",
                ..Failure::refused(&file, "it exists already", hint)
            });
        }
    }
    Ok(())
}

/// The output that a folder is, or lies in; the folder itself need not be there yet.
fn output_of(root: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(root).ok()?;
    let there = whole
        .ancestors()
        .find_map(|folder| system::real(folder).ok())?;
    there
        .ancestors()
        .find(|folder| folder.join(NAME).symlink_metadata().is_ok())
        .map(Path::to_owned)
}
