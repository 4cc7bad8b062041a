//! Sizes of images, read from their headers only: the one home of the crate that does.

use crate::base::{Code, Diagnostics, FileId, Span};
use crate::source::Source;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;

/// The largest image file.
const LARGEST: u64 = 10 * 1024 * 1024;
/// The most pixels that an image may have.
const MOST_PIXELS: usize = 40_000_000;

/// What an image is called, and the first bytes that prove it.
const KINDS: &[(&[&str], &[&[u8]])] = &[
    (&["png"], &[b"\x89PNG\r\n\x1a\n"]),
    (&["jpg", "jpeg"], &[b"\xff\xd8\xff"]),
    (&["gif"], &[b"GIF87a", b"GIF89a"]),
    (&["webp"], &[b"RIFF"]),
    (&["avif"], &[b"\0\0\0"]),
];

/// Width and height of every image below `content/`, by path from there; images that are none are reported.
///
/// # Errors
/// The world's failure, with the path of the file.
pub fn sizes(source: &dyn Source, diags: &mut Diagnostics) -> Result<BTreeMap<String, (usize, usize)>, (String, io::Error)> {
    let images: Vec<(FileId, &str)> = source
        .files()
        .iter()
        .enumerate()
        .filter_map(|(at, file)| Some((FileId(at as u32), file.path.strip_prefix("content/")?)))
        .filter(|(_, path)| kind(path).is_some())
        .collect();
    let read: Vec<_> = images.par_iter().map(|(file, path)| (*file, *path, size(source, *file, path))).collect();
    let mut sizes = BTreeMap::new();
    for (file, path, result) in read {
        match result.map_err(|error| (format!("content/{path}"), error))? {
            Ok(size) => drop(sizes.insert(path.to_owned(), size)),
            Err(why) => diags.push(
                Code::BadImage,
                Span::start_of(file),
                format!("`{path}` {why}"),
                "save it again as an image of that kind, at most 10 MiB and 40 megapixels",
            ),
        }
    }
    Ok(sizes)
}

fn kind(path: &str) -> Option<&'static [&'static [u8]]> {
    let extension = path.rsplit_once('.')?.1.to_ascii_lowercase();
    KINDS.iter().find(|(names, _)| names.contains(&extension.as_str())).map(|(_, starts)| *starts)
}

fn size(source: &dyn Source, file: FileId, path: &str) -> io::Result<Result<(usize, usize), String>> {
    let bytes_listed = source.files()[file.0 as usize].size;
    if LARGEST < bytes_listed {
        return Ok(Err(format!("holds {bytes_listed} bytes, more than {LARGEST}")));
    }
    let bytes = source.read(file)?;
    let begins = kind(path).is_some_and(|starts| starts.iter().any(|start| bytes.starts_with(start)));
    if !begins {
        return Ok(Err("is not an image of the kind that its name says".to_owned()));
    }
    Ok(match imagesize::blob_size(&bytes) {
        Ok(size) if size.width.saturating_mul(size.height) <= MOST_PIXELS => Ok((size.width, size.height)),
        Ok(size) => Err(format!("has {} × {} pixels", size.width, size.height)),
        Err(_) => Err("has no readable size".to_owned()),
    })
}
