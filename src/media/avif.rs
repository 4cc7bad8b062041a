//! AVIF: boxes of ISO base media (ISO/IEC 14496-12) whose items lie in `mdat` or `idat` (23008-12).
//!
//! Places inside the file are written as offsets from its beginning, so nothing is taken out: what
//! tells something is overwritten, and the file keeps its length.

use super::{Cleaned, Fault, Private, exif, u32_at};
use std::collections::BTreeSet;
use std::ops::Range;

/// Boxes at the top, in `meta` and in `moov` that are needed to show a picture or a sequence.
const SHOWN: &[&[u8; 4]] = &[
    b"ftyp", b"meta", b"moov", b"mdat", b"hdlr", b"pitm", b"iinf", b"iloc", b"iprp", b"iref",
    b"idat", b"grpl", b"dinf", b"mvhd", b"trak", b"tkhd", b"edts", b"mdia", b"tref", b"mvex",
    b"trgr",
];

/// One box by where it stands.
struct Part {
    name: [u8; 4],
    /// Where its name stands.
    name_at: usize,
    content: Range<usize>,
}

/// Where the data of one item lie.
struct Item {
    id: u32,
    extents: Vec<Range<usize>>,
}

/// Overwrites Exif and other notes, boxes that show nothing, and every byte of the data that no
/// kept item refers to.
pub(super) fn cleaned(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let mut found = Found {
        bytes,
        blank: Vec::new(),
        cut: BTreeSet::new(),
        tiffs: Vec::new(),
    };
    let top = parts(bytes, 0..bytes.len())?;
    found.unshown(&top);
    let is_sequence = top.iter().any(|part| &part.name == b"moov");
    for part in top.iter().filter(|part| &part.name == b"moov") {
        found.movie(part.content.clone())?;
    }
    for part in top.iter().filter(|part| &part.name == b"meta") {
        found.meta(part.content.clone(), &top, is_sequence)?;
    }
    let mut kept = bytes.to_vec();
    for range in found.blank {
        kept[range].fill(0);
    }
    for (at, name) in found.tiffs {
        kept[at..at + name.len()].copy_from_slice(&name);
    }
    Ok(Cleaned {
        bytes: kept,
        cut: found.cut,
    })
}

struct Found<'b> {
    bytes: &'b [u8],
    /// What is overwritten with zeros.
    blank: Vec<Range<usize>>,
    /// What is written afterwards, and where: names of boxes, and Exif blocks that say nothing.
    tiffs: Vec<(usize, Vec<u8>)>,
    cut: BTreeSet<Private>,
}

impl Found<'_> {
    /// Turns boxes that show nothing into free space.
    fn unshown(&mut self, parts: &[Part]) {
        for part in parts.iter().filter(|part| !SHOWN.contains(&&part.name)) {
            let is_empty = self.bytes[part.content.clone()]
                .iter()
                .all(|byte| *byte == 0);
            if !is_empty {
                self.cut.insert(Private::Notes);
            }
            self.blank.push(part.content.clone());
            self.tiffs.push((part.name_at, b"free".to_vec()));
        }
    }

    fn movie(&mut self, content: Range<usize>) -> Result<(), Fault> {
        let inside: Vec<Part> = parts(self.bytes, content)?;
        // A `meta` inside a movie or a track never has the picture's own items.
        let (notes, inside): (Vec<_>, Vec<_>) =
            inside.into_iter().partition(|part| &part.name == b"meta");
        for part in notes {
            self.unshown(&[Part {
                name: *b"udta",
                ..part
            }]);
        }
        self.unshown(&inside);
        for part in inside.iter().filter(|part| &part.name == b"trak") {
            self.movie(part.content.clone())?;
        }
        Ok(())
    }

    /// The items of a picture: those that show something stay, the data of all others go.
    fn meta(
        &mut self,
        content: Range<usize>,
        top: &[Part],
        is_sequence: bool,
    ) -> Result<(), Fault> {
        // Four bytes of version and flags stand before the boxes.
        let inside = parts(self.bytes, content.start + 4..content.end)?;
        self.unshown(&inside);
        let named = |name: &[u8; 4]| {
            inside
                .iter()
                .find(|part| part.name == *name)
                .map(|part| part.content.clone())
        };
        let (Some(infos), Some(places)) = (named(b"iinf"), named(b"iloc")) else {
            return Ok(());
        };
        let notes = notes(self.bytes, infos)?;
        let items = items(self.bytes, places, named(b"idat"))?;
        for item in &items {
            if let Some((_, kind)) = notes.iter().find(|(id, _)| *id == item.id) {
                self.silenced(item, *kind);
            }
        }
        if !is_sequence {
            let shown = items
                .iter()
                .filter(|item| notes.iter().all(|(id, _)| *id != item.id));
            let shown: Vec<Range<usize>> = shown.flat_map(|item| item.extents.clone()).collect();
            let data = top
                .iter()
                .filter(|part| &part.name == b"mdat")
                .map(|part| part.content.clone());
            data.chain(named(b"idat"))
                .for_each(|data| self.blank.extend(gaps(data, &shown)));
        }
        Ok(())
    }

    fn silenced(&mut self, item: &Item, kind: [u8; 4]) {
        let told: Vec<u8> = item
            .extents
            .iter()
            .flat_map(|extent| &self.bytes[extent.clone()])
            .copied()
            .collect();
        if told.iter().all(|byte| *byte == 0) {
            return;
        }
        self.blank.extend(item.extents.iter().cloned());
        if &kind != b"Exif" {
            self.cut.insert(Private::Notes);
            return;
        }
        // Four bytes say where the block begins behind them.
        let begin = u32_at(&told, 0)
            .and_then(|skip| 4_usize.checked_add(skip as usize))
            .unwrap_or(4);
        self.cut
            .extend(exif::of_block(told.get(begin..).unwrap_or_default()).private);
        // A decoder that insists on a readable block finds one, which is upright: AVIF turns
        // elsewhere.
        let empty = [[0; 4].as_slice(), &exif::bare(1)].concat();
        let room = item
            .extents
            .first()
            .filter(|extent| empty.len() <= extent.len());
        self.tiffs.extend(room.map(|extent| (extent.start, empty)));
    }
}

/// The parts of `data` that none of the ranges touches.
fn gaps(data: Range<usize>, shown: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut shown: Vec<&Range<usize>> = shown.iter().collect();
    shown.sort_by_key(|range| range.start);
    let mut gaps = Vec::new();
    let mut at = data.start;
    for range in shown {
        if at < range.start.min(data.end) {
            gaps.push(at..range.start.min(data.end));
        }
        at = at.max(range.end).min(data.end.max(at));
    }
    if at < data.end {
        gaps.push(at..data.end);
    }
    gaps
}

/// The boxes of a range, one after the other.
fn parts(bytes: &[u8], range: Range<usize>) -> Result<Vec<Part>, Fault> {
    let mut found = Vec::new();
    let mut read = Read {
        bytes,
        at: range.start,
    };
    while read.at < range.end {
        let begin = read.at;
        let size = read.number(4)?;
        let name_at = read.at;
        let name: [u8; 4] = read.number(4)?.to_be_bytes()[4..]
            .try_into()
            .map_err(|_| Fault::Malformed)?;
        let size = match size {
            0 => (range.end - begin) as u64,
            1 => read.number(8)?,
            size => size,
        };
        let end = usize::try_from(size)
            .ok()
            .and_then(|size| begin.checked_add(size))
            .ok_or(Fault::Malformed)?;
        if end < read.at || range.end < end {
            return Err(Fault::Truncated);
        }
        found.push(Part {
            name,
            name_at,
            content: read.at..end,
        });
        read.at = end;
    }
    Ok(found)
}

/// Items that show nothing, by id and kind: Exif, and text such as XMP.
fn notes(bytes: &[u8], infos: Range<usize>) -> Result<Vec<(u32, [u8; 4])>, Fault> {
    let mut read = Read {
        bytes,
        at: infos.start,
    };
    let version = read.number(1)?;
    // Flags, and how many entries follow, which the boxes themselves tell.
    read.at += 3 + if version == 0 { 2 } else { 4 };
    let mut notes = Vec::new();
    for part in parts(bytes, read.at..infos.end)? {
        let mut read = Read {
            bytes,
            at: part.content.start,
        };
        let version = read.number(1)?;
        read.at += 3;
        let id = read.number(if version < 3 { 2 } else { 4 })? as u32;
        // How the item is protected says nothing of its kind.
        read.at += 2;
        let kind = (read.number(4)? as u32).to_be_bytes();
        if matches!(&kind, b"Exif" | b"mime" | b"uri ") {
            notes.push((id, kind));
        }
    }
    Ok(notes)
}

/// Where each item's data lie.
fn items(
    bytes: &[u8],
    places: Range<usize>,
    idat: Option<Range<usize>>,
) -> Result<Vec<Item>, Fault> {
    let mut read = Read {
        bytes,
        at: places.start,
    };
    let version = read.number(1)?;
    read.at += 3;
    let sizes = read.number(2)?;
    // Four bits each: how many bytes an offset, a length, a base and an index take.
    let size = |at: u32| (sizes >> at & 0xf) as usize;
    let (of_offset, of_length, of_base) = (size(12), size(8), size(4));
    let of_index = if version == 0 { 0 } else { size(0) };
    let wide = if version < 2 { 2 } else { 4 };
    let count = read.number(wide)?;
    let mut items = Vec::new();
    for _ in 0..count {
        let id = read.number(wide)? as u32;
        let method = if version == 0 {
            0
        } else {
            read.number(2)? & 0xf
        };
        let file = read.number(2)?;
        let base = read.number(of_base)?;
        let mut extents = Vec::new();
        for _ in 0..read.number(2)? {
            read.number(of_index)?;
            let begin = base
                .checked_add(read.number(of_offset)?)
                .ok_or(Fault::Malformed)?;
            extents.push((begin, read.number(of_length)?));
        }
        // Data made of other items have no bytes of their own; data of another file are not shown.
        let within = match method {
            0 if file == 0 => 0..bytes.len(),
            1 => idat.clone().ok_or(Fault::Malformed)?,
            _ => continue,
        };
        let extents = extents
            .into_iter()
            .map(|extent| placed(extent, &within))
            .collect::<Result<_, _>>()?;
        items.push(Item { id, extents });
    }
    Ok(items)
}

/// An extent as a range of the file; without a length it goes to the end.
fn placed((begin, length): (u64, u64), within: &Range<usize>) -> Result<Range<usize>, Fault> {
    let begin = usize::try_from(begin)
        .ok()
        .and_then(|begin| begin.checked_add(within.start));
    let begin = begin
        .filter(|begin| *begin <= within.end)
        .ok_or(Fault::Truncated)?;
    let length = usize::try_from(length).map_err(|_| Fault::Truncated)?;
    let end = if length == 0 {
        within.end
    } else {
        begin.checked_add(length).ok_or(Fault::Truncated)?
    };
    if within.end < end {
        Err(Fault::Truncated)
    } else {
        Ok(begin..end)
    }
}

/// Reads numbers of zero to eight bytes, the first byte highest.
struct Read<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Read<'_> {
    fn number(&mut self, bytes: usize) -> Result<u64, Fault> {
        let taken = super::take(self.bytes, &mut self.at, bytes)?;
        Ok(taken
            .iter()
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }
}
