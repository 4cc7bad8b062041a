//! Files that are given with an edit: copied beside the project under a name that makes an address,
//! refused where they would not be published.

use super::{Refused, Texts};
use crate::base::slug;
use crate::check::{Slot, admitted_kind};
use crate::media::kind::Kind;

/// A file from elsewhere, with what is said of it.
#[derive(Clone, Copy, Debug)]
pub struct Attached<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What a photograph shows, or the title of evidence; `None` where that was not given.
    pub words: Option<&'a str>,
}

/// Copies a file into a folder of the site; its name there. A file that stands there already with
/// the same bytes is taken as it is.
///
/// # Errors
/// It is of a kind that is not published, or not what its name says.
pub fn copied(
    texts: &mut Texts<'_>,
    folder: &str,
    file: &Attached<'_>,
    slot: Slot,
) -> Result<String, Refused> {
    let kind = admitted_kind(file.name, slot)
        .map_err(|refusal| Refused::new(refusal.message, refusal.hint))?;
    kind.judge(file.bytes).map_err(|why| {
        let hint = "save it again as what its name says, or give it the name of what it is";
        Refused::new(format!("`{}` {why}", file.name), hint)
    })?;
    let (stem, _) = file.name.rsplit_once('.').unwrap_or((file.name, ""));
    let usual = if slot == Slot::Image {
        "photo"
    } else {
        "document"
    };
    let stem = slug::suggested(stem, usual);
    let end = kind.extensions()[0];
    for number in 1.. {
        let name = match number {
            1 => format!("{stem}.{end}"),
            n => format!("{stem}-{n}.{end}"),
        };
        let path = format!("{folder}/{name}");
        match texts.bytes(&path)? {
            Some(there) if there == file.bytes => return Ok(name),
            Some(_) => {}
            None => {
                texts.put(&path, file.bytes)?;
                return Ok(name);
            }
        }
    }
    unreachable!("a folder has fewer files than there are numbers")
}

/// What evidence of a kind of file is.
pub fn evidence_kind(name: &str) -> &'static str {
    match Kind::of(name) {
        Some(Kind::Xlsx | Kind::Ods | Kind::Csv | Kind::Json) => "dataset",
        Some(kind) if kind.is_image() => "photo",
        _ => "document",
    }
}
