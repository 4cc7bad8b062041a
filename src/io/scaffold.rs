//! Files of a new site or project: written only where nothing stands yet.

use super::failure::Failure;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes new files below a folder; the first that exists already stops before anything is written.
pub fn write_new(root: &Path, files: &[(&str, &[u8])]) -> Result<(), Failure> {
    for (path, _) in files {
        let file = root.join(path);
        if file.symlink_metadata().is_ok() {
            let hint = "choose another name, or remove it first";
            return Err(Failure { action: "create", ..Failure::refused(&file, "it exists already", hint) });
        }
    }
    for (path, bytes) in files {
        let file = root.join(path);
        let folder = file.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|e| Failure::world("create", folder, e))?;
        let mut handle = fs::File::create_new(&file).map_err(|e| Failure::world("create", &file, e))?;
        handle.write_all(bytes).map_err(|e| Failure::world("write", &file, e))?;
    }
    Ok(())
}
