//! Photographs of authors in the sizes in which pages show them. What an earlier build made of the
//! same photograph is taken over.

use super::sink::Sink;
use super::{EmitError, Written, of_author, put};
use crate::base::{FileId, Hash, SafePath};
use crate::media::photo;
use crate::render::address::photo::Rendition;
use crate::render::context::{RenderError, Renderer};

/// Makes all sizes of a photograph and hands them over; the first stands at the path of the
/// photograph itself, the others are beside it. One that cannot be decoded is a fault of the
/// author, and nothing is handed over.
pub(super) fn write(
    renderer: &Renderer<'_>,
    (file, shown): (FileId, Hash),
    sizes: &[Rendition],
    sink: &dyn Sink,
) -> Result<Written, EmitError> {
    let cleaned = of_author(renderer.source, file)?;
    let mut written = Written {
        sum: shown,
        beside: Vec::new(),
        charts: 0,
        cut: cleaned.cut,
        fault: None,
    };
    // The name of what is made says what it is made from.
    if Hash::of(&cleaned.bytes) != shown {
        let path = renderer.source.path(file).to_owned();
        return Err(EmitError::Render(RenderError::Changed(path)));
    }
    let paths: Vec<SafePath> = sizes.iter().map(path).collect();
    let earlier: Option<Vec<_>> = paths.iter().map(|path| sink.earlier(path)).collect();
    let quality = renderer.site.settings.photos.quality;
    let made = match earlier {
        Some(bytes) => Ok(bytes),
        None if sink.is_trial() => photo::tried(&cleaned.bytes).map(|()| Vec::new()),
        None => {
            let sizes: Vec<_> = sizes.iter().map(|one| one.size).collect();
            photo::renditions(&cleaned.bytes, &sizes, quality)
        }
    };
    let made = match made {
        Ok(made) => made,
        Err(why) => {
            written.fault = Some((file, why));
            return Ok(written);
        }
    };
    for (at, (path, bytes)) in paths.into_iter().zip(made).enumerate() {
        let sum = put(sink, &path, &bytes)?;
        match at {
            0 => written.sum = sum,
            _ => written.beside.push((path, sum)),
        }
    }
    Ok(written)
}

fn path(size: &Rendition) -> SafePath {
    let path = &size.path;
    SafePath::new(path).unwrap_or_else(|_| panic!("it is built from a checked path: {path}"))
}
