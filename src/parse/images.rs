//! Sizes of images, and whether each is what its name says: looked at once, when the site is read.

use super::Memos;
use crate::base::{Code, Diagnostics, FileId, Hash, Memo, Span};
use crate::media::kind::{Kind, size};
use crate::media::photo::is_photo;
use crate::media::{Format, cleaned, is_on_its_side};
use crate::source::Source;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;

/// The most bytes of an image file: 10 MiB.
const LARGEST: u64 = 10 * 1024 * 1024;
/// The most pixels that an image may have.
const MOST_PIXELS: usize = 40_000_000;

/// What is known of an image before anybody looks into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageFile {
    /// Width and height in pixels, as a browser shows it.
    pub size: (usize, usize),
    /// Of a photograph that can be made smaller, the hash of what it shows and nothing else; `None`
    /// for all others.
    pub photo: Option<Hash>,
}

/// Every image below `content/` by path from there; those that are none are reported and left out.
///
/// # Errors
/// The world's failure, with the path of the file.
pub fn images(
    source: &dyn Source,
    memos: &Memos,
    diags: &mut Diagnostics,
) -> Result<BTreeMap<String, ImageFile>, (String, io::Error)> {
    let images: Vec<(FileId, &str, Kind)> = source
        .files()
        .iter()
        .enumerate()
        .filter_map(|(at, file)| {
            let path = file.path.strip_prefix("content/")?;
            Some((
                FileId(at as u32),
                path,
                Kind::of(path).filter(|kind| kind.is_image())?,
            ))
        })
        .collect();
    let read: Vec<_> = images
        .par_iter()
        .map(|(file, path, kind)| {
            let key = source.version(*file).map(|at| (*file, at));
            let measured = || measured(source, *file, *kind);
            (*file, *path, memos.images.tried(key, measured))
        })
        .collect();
    let mut sizes = BTreeMap::new();
    for (file, path, result) in read {
        match result {
            Ok(Ok(size)) => drop(sizes.insert(path.to_owned(), size)),
            Err(error) => return Err((format!("content/{path}"), error)),
            Ok(Err(why)) => diags.push(
                Code::BadImage,
                Span::start_of(file),
                format!("`{path}` {why}"),
                "save it again as an image of that kind, at most 10 MiB and 40 megapixels",
            ),
        }
    }
    Ok(sizes)
}

/// What was measured before: what is known of an image, or why it is none that a page may show,
/// behind its path.
pub(super) type Measured = Memo<(FileId, u64), Result<ImageFile, String>>;

/// The size of one image in pixels, as a browser shows it.
fn measured(
    source: &dyn Source,
    file: FileId,
    kind: Kind,
) -> io::Result<Result<ImageFile, String>> {
    let bytes_listed = source.files()[file.0 as usize].size;
    if LARGEST < bytes_listed {
        let why = format!("holds {bytes_listed} bytes, more than {LARGEST}");
        return Ok(Err(why));
    }
    let bytes = source.read(file)?;
    Ok(size_of(&bytes, kind))
}

fn size_of(bytes: &[u8], kind: Kind) -> Result<ImageFile, String> {
    if kind.judge(bytes).is_err() {
        let why = "is not an image of the kind that its name says";
        return Err(why.to_owned());
    }
    // What cannot be cut to what it shows could not go out later.
    let cleaned = Format::of(bytes).map(|_| cleaned(bytes)).transpose();
    let cleaned = cleaned.map_err(|fault| fault.to_string())?;
    let photo = cleaned.filter(|_| is_photo(bytes));
    let photo = photo.map(|cleaned| Hash::of(&cleaned.bytes));
    // Width and height as a browser shows them.
    let turned = |(width, height)| {
        if is_on_its_side(bytes) {
            (height, width)
        } else {
            (width, height)
        }
    };
    match size(bytes).map(turned) {
        Some((width, height)) if width.saturating_mul(height) <= MOST_PIXELS => {
            let size = (width, height);
            Ok(ImageFile { size, photo })
        }
        Some((width, height)) => Err(format!("has {width} × {height} pixels")),
        None => Err("has no readable size".to_owned()),
    }
}
