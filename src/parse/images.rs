//! Sizes of images, and whether each is what its name says: looked at once, when the site is read.

use super::Memos;
use crate::base::{Code, Diagnostics, FileId, Hash, Memo, Span};
use crate::media::kind::{Kind, size};
use crate::media::photo::{Hindrance, hindrance, is_photo};
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
    /// What keeps a JPEG from being made smaller; `None` for all others.
    pub hindrance: Option<Hindrance>,
}

/// Why a file is no image that a page may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    /// What follows its path in a sentence.
    why: String,
    /// Of which other format it is than its name says; `None` where that is not the reason.
    is: Option<Format>,
}

impl Refused {
    fn because(why: String) -> Refused {
        Refused { why, is: None }
    }

    /// What to do about it.
    fn hint(&self, path: &str) -> String {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        match self.is {
            Some(is) => format!(
                "rename it to `{stem}.{}`, here and where it is named, or save it again as an \
                 image of that kind",
                is.extensions()[0]
            ),
            None => "save it again as an image of that kind, at most 10 MiB and 40 megapixels"
                .to_owned(),
        }
    }
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
            Ok(Err(refused)) => diags.push(
                Code::BadImage,
                Span::start_of(file),
                format!("`{path}` {}", refused.why),
                refused.hint(path),
            ),
        }
    }
    Ok(sizes)
}

/// What was measured before: what is known of an image, or why it is none that a page may show,
/// behind its path.
pub(super) type Measured = Memo<(FileId, u64), Result<ImageFile, Refused>>;

/// The size of one image in pixels, as a browser shows it.
fn measured(
    source: &dyn Source,
    file: FileId,
    kind: Kind,
) -> io::Result<Result<ImageFile, Refused>> {
    let bytes_listed = source.files()[file.0 as usize].size;
    if LARGEST < bytes_listed {
        let why = format!("holds {bytes_listed} bytes, more than {LARGEST}");
        return Ok(Err(Refused::because(why)));
    }
    let bytes = source.read(file)?;
    Ok(size_of(&bytes, kind))
}

fn size_of(bytes: &[u8], kind: Kind) -> Result<ImageFile, Refused> {
    if kind.judge(bytes).is_err() {
        return Err(misnamed(bytes, kind));
    }
    // What cannot be cut to what it shows could not go out later.
    let cleaned = Format::of(bytes).map(|_| cleaned(bytes)).transpose();
    let cleaned = cleaned.map_err(|fault| Refused::because(fault.to_string()))?;
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
            Ok(ImageFile {
                size,
                photo,
                hindrance: hindrance(bytes),
            })
        }
        Some((width, height)) => Err(Refused::because(format!("has {width} × {height} pixels"))),
        None => Err(Refused::because("has no readable size".to_owned())),
    }
}

/// What a file is that is not what its name says, as far as its first bytes tell.
fn misnamed(bytes: &[u8], kind: Kind) -> Refused {
    let is = Format::of(bytes);
    let own = is.and_then(|is| Kind::of(&format!("x.{}", is.extensions()[0])));
    let other = match bytes {
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF"),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some("a TIFF image"),
        [b'B', b'M', ..] => Some("a BMP image"),
        _ if matches!(
            bytes.get(4..12),
            Some(b"ftypheic" | b"ftypheix" | b"ftypmif1")
        ) =>
        {
            Some("a HEIC image, as telephones make them")
        }
        _ => None,
    };
    let found = match own {
        Some(own) => Some(format!("a {}", own.word())),
        None => other.map(str::to_owned),
    };
    let why = match found {
        Some(found) => format!("is {found}, and its name says {}", kind.word()),
        None => format!("is no {}, whatever its name says", kind.word()),
    };
    Refused { why, is }
}
