//! Places in the author's files, in bytes.

/// One file of the site folder, as its position in the sorted list of the source's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one file; of a workbook, which is no text, one of its cells.
///
/// The order is the order of a report: by file, then from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file that the bytes are counted in.
    pub file: FileId,
    /// The first byte, counted from the start of the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A range of bytes in a file, `end` one past the last.
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span {
            file,
            start: clamp(start),
            end: clamp(end),
        }
    }

    /// A cell of a workbook, by its sheet, row and column, each from 0 and below [`MOST_CELLS`].
    pub fn of_cell(file: FileId, [sheet, row, column]: [usize; 3]) -> Span {
        let start = (sheet << 26) | (row << 8) | column;
        Span::new(file, start, start + 1)
    }

    /// The sheet, row and column of a place in a workbook, each from 0; `None` for the whole of it.
    pub fn cell(self) -> Option<[usize; 3]> {
        let at = self.start as usize;
        (self.start < self.end).then_some([at >> 26, (at >> 8) & 0x3_ffff, at & 0xff])
    }

    /// The very start of a file, for mistakes that concern the whole of it.
    pub fn start_of(file: FileId) -> Span {
        Span {
            file,
            start: 0,
            end: 0,
        }
    }
}

/// How many sheets, rows and columns of a workbook can be told apart by a [`Span`].
pub const MOST_CELLS: [usize; 3] = [1 << 6, 1 << 18, 1 << 8];

/// A value together with the place it was written at.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where the value was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: change(self.value),
            span: self.span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_workbook_is_a_sheet_a_row_and_a_column() {
        let last = MOST_CELLS.map(|most| most - 1);
        // The last place of all has none behind it.
        for cell in [[0, 0, 0], [3, 16, 4], [last[0], last[1], last[2] - 1]] {
            assert_eq!(Span::of_cell(FileId(7), cell).cell(), Some(cell));
        }
        assert_eq!(Span::start_of(FileId(7)).cell(), None);
        assert!(Span::of_cell(FileId(7), [0, 1, 0]) < Span::of_cell(FileId(7), [1, 0, 0]));
    }
}
