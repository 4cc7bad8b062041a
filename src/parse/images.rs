//! Sizes of images, and whether each is what its name says: looked at once, when the site is read.

use crate::base::{Code, Diagnostics, FileId, Span};
use crate::media::kind::{Kind, size};
use crate::media::{Format, cleaned, is_on_its_side};
use crate::source::Source;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io;

/// The most bytes of an image file: 10 MiB.
const LARGEST: u64 = 10 * 1024 * 1024;
/// The most pixels that an image may have.
const MOST_PIXELS: usize = 40_000_000;

/// Width and height in pixels of every image below `content/`, as a browser shows it, by path from
/// there; images that are none are reported and left out.
///
/// # Errors
/// The world's failure, with the path of the file.
pub fn images(
    source: &dyn Source,
    diags: &mut Diagnostics,
) -> Result<BTreeMap<String, (usize, usize)>, (String, io::Error)> {
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
        .map(|(file, path, kind)| (*file, *path, measured(source, *file, *kind)))
        .collect();
    let mut sizes = BTreeMap::new();
    for (file, path, result) in read {
        match result {
            Ok(size) => drop(sizes.insert(path.to_owned(), size)),
            Err(Fault::World(error)) => return Err((format!("content/{path}"), error)),
            Err(Fault::Image(why)) => diags.push(
                Code::BadImage,
                Span::start_of(file),
                format!("`{path}` {why}"),
                "save it again as an image of that kind, at most 10 MiB and 40 megapixels",
            ),
        }
    }
    Ok(sizes)
}

/// Why an image has no size.
enum Fault {
    /// It cannot be read.
    World(io::Error),
    /// It is none that a page may show: why, behind its path.
    Image(String),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::World(error)
    }
}

/// The size of one image in pixels, as a browser shows it.
fn measured(source: &dyn Source, file: FileId, kind: Kind) -> Result<(usize, usize), Fault> {
    let bytes_listed = source.files()[file.0 as usize].size;
    if LARGEST < bytes_listed {
        let why = format!("holds {bytes_listed} bytes, more than {LARGEST}");
        return Err(Fault::Image(why));
    }
    let bytes = source.read(file)?;
    if kind.judge(&bytes).is_err() {
        let why = "is not an image of the kind that its name says";
        return Err(Fault::Image(why.to_owned()));
    }
    // What cannot be cut to what it shows could not go out later.
    if let Err(fault) = Format::of(&bytes).map_or(Ok(()), |_| cleaned(&bytes).map(drop)) {
        return Err(Fault::Image(fault.to_string()));
    }
    // Width and height as a browser shows them.
    let turned = |(width, height)| {
        if is_on_its_side(&bytes) {
            (height, width)
        } else {
            (width, height)
        }
    };
    match size(&bytes).map(turned) {
        Some((width, height)) if width.saturating_mul(height) <= MOST_PIXELS => Ok((width, height)),
        Some((width, height)) => Err(Fault::Image(format!("has {width} × {height} pixels"))),
        None => Err(Fault::Image("has no readable size".to_owned())),
    }
}
