//! Tables whose rows all have the same number of cells (ISO 14289-1, 7.5).

use super::super::Document as Read;
use super::object::{add, id, kids, kind, set_kids};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// Puts cells without anything in them where a row has none. A browser leaves empty cells out, and
/// what stands after one would be read as of another column.
pub(super) fn fill(objects: &mut Document, document: &Read) {
    let elements = document.elements().into_iter();
    for table in elements.filter(|element| element.kind == "Table") {
        let rows = table
            .descendants()
            .into_iter()
            .filter(|element| element.kind == "TR");
        let rows: Vec<Row> = rows
            .filter_map(id)
            .map(|row| Row::read(objects, row))
            .collect();
        if let Some(grid) = Grid::of(&rows) {
            rows.iter()
                .zip(grid.missing(&rows))
                .for_each(|(row, gaps)| row.fill(objects, &gaps));
        }
    }
}

/// A row with its cells.
struct Row {
    object: ObjectId,
    cells: Vec<Cell>,
}

/// A cell, as far as its place in the table is told.
struct Cell {
    object: ObjectId,
    /// How it is named by the cells that it heads.
    name: Option<Vec<u8>>,
    /// The names of those that head it.
    heads: Vec<Vec<u8>>,
    columns: usize,
    rows: usize,
    /// Whether it heads its row.
    is_own_head: bool,
}

impl Row {
    fn read(objects: &Document, row: ObjectId) -> Row {
        let all = kids(objects, row);
        let all = all.iter().filter_map(|kid| kid.as_reference().ok());
        let is_cell = |kid: &ObjectId| matches!(kind(objects, *kid), Some(b"TD" | b"TH"));
        let cells = all
            .filter(is_cell)
            .map(|cell| Cell::read(objects, cell))
            .collect();
        Row { object: row, cells }
    }

    /// Puts empty cells before those with these numbers.
    fn fill(&self, objects: &mut Document, gaps: &[usize]) {
        if gaps.is_empty() {
            return;
        }
        let mut filled = Vec::new();
        for at in 0..=self.cells.len() {
            for _ in gaps.iter().filter(|gap| **gap == at) {
                filled.push(Object::Reference(add(
                    objects,
                    "TD",
                    self.object,
                    Vec::new(),
                )));
            }
            filled.extend(
                self.cells
                    .get(at)
                    .map(|cell| Object::Reference(cell.object)),
            );
        }
        set_kids(objects, self.object, filled);
    }
}

impl Cell {
    fn read(objects: &Document, object: ObjectId) -> Cell {
        let mut cell = Cell {
            object,
            name: None,
            heads: Vec::new(),
            columns: 1,
            rows: 1,
            is_own_head: false,
        };
        let Ok(element) = objects.get_dictionary(object) else {
            return cell;
        };
        let string = |object: &Object| object.as_str().ok().map(<[u8]>::to_vec);
        cell.name = element.get(b"ID").ok().and_then(string);
        for attributes in attributes(objects, element) {
            let count = |key: &[u8]| attributes.get(key).and_then(Object::as_i64).ok();
            let spans = |key: &[u8]| count(key).and_then(|n| usize::try_from(n).ok());
            cell.columns = spans(b"ColSpan").unwrap_or(cell.columns).max(1);
            cell.rows = spans(b"RowSpan").unwrap_or(cell.rows).max(1);
            let scope = attributes.get(b"Scope").and_then(Object::as_name);
            cell.is_own_head |= scope.is_ok_and(|scope| scope == b"Row");
            let heads = attributes.get(b"Headers").and_then(Object::as_array);
            cell.heads
                .extend(heads.into_iter().flatten().filter_map(string));
        }
        cell
    }

    /// The name of its column: its own where it heads one, else that of the first of its heads.
    fn column(&self) -> Option<&Vec<u8>> {
        let own = self.name.as_ref().filter(|_| !self.is_own_head);
        self.heads.first().or(own)
    }
}

/// The attributes of an element, one dictionary or a list of them (ISO 32000-1, 14.7.5).
fn attributes<'o>(objects: &'o Document, element: &'o Dictionary) -> Vec<&'o Dictionary> {
    let all = element.get(b"A").and_then(|all| objects.dereference(all));
    match all {
        Ok((_, Object::Dictionary(one))) => vec![one],
        Ok((_, Object::Array(list))) => {
            let resolved = list.iter().filter_map(|one| objects.dereference(one).ok());
            resolved.filter_map(|(_, one)| one.as_dict().ok()).collect()
        }
        _ => Vec::new(),
    }
}

/// What the rows without gaps say of the columns.
struct Grid {
    width: usize,
    /// The column of each head of a column.
    heads: BTreeMap<Vec<u8>, usize>,
    /// The column in which a row has its own head.
    own_head: Option<usize>,
}

impl Grid {
    /// The columns of a table; `None` where all rows are of one width.
    fn of(rows: &[Row]) -> Option<Grid> {
        let widths: Vec<usize> = occupied(rows).iter().map(|places| width(places)).collect();
        let width = widths.iter().copied().max().unwrap_or(0);
        if widths.iter().all(|own| *own == width) {
            return None;
        }
        let mut grid = Grid {
            width,
            heads: BTreeMap::new(),
            own_head: None,
        };
        let full = rows
            .iter()
            .zip(occupied(rows))
            .zip(widths)
            .filter(|(_, own)| *own == width);
        for ((row, places), _) in full {
            grid.learn(row, &places);
        }
        Some(grid)
    }

    /// Takes from a row without gaps what its cells are headed by.
    fn learn(&mut self, row: &Row, places: &[(usize, usize)]) {
        for (cell, (at, _)) in row.cells.iter().zip(places) {
            if cell.is_own_head {
                self.own_head.get_or_insert(*at);
            }
            if let Some(name) = cell.column() {
                self.heads.entry(name.clone()).or_insert(*at);
            }
        }
    }

    /// For each row the numbers of the cells before which one is missing.
    fn missing(&self, rows: &[Row]) -> Vec<Vec<usize>> {
        let mut taken: Vec<usize> = vec![0; self.width];
        rows.iter().map(|row| self.gaps(row, &mut taken)).collect()
    }

    /// The gaps of one row; `taken` are the rows for which cells from above reach into each column.
    fn gaps(&self, row: &Row, taken: &mut [usize]) -> Vec<usize> {
        let mut gaps = Vec::new();
        let mut column = 0;
        let mut below = vec![0; self.width];
        for (number, cell) in row.cells.iter().enumerate() {
            let own = self.own_head.filter(|_| cell.is_own_head);
            let named = || self.heads.get(cell.column()?).copied();
            let wanted = own.or_else(named).unwrap_or(column);
            while column < self.width && (0 < taken[column] || column < wanted) {
                gaps.extend((taken[column] == 0).then_some(number));
                column += 1;
            }
            let end = (column + cell.columns).min(self.width);
            below[column.min(end)..end].fill(cell.rows);
            column += cell.columns;
        }
        let rest = (column..self.width).filter(|at| taken[*at] == 0);
        gaps.extend(rest.map(|_| row.cells.len()));
        for (above, own) in taken.iter_mut().zip(below) {
            *above = (*above).max(own).saturating_sub(1);
        }
        gaps
    }
}

/// Column and width of each cell of each row, when no cell is missing.
fn occupied(rows: &[Row]) -> Vec<Vec<(usize, usize)>> {
    let mut taken: Vec<usize> = Vec::new();
    let mut places = Vec::new();
    for row in rows {
        let mut own = Vec::new();
        let mut column = 0;
        for cell in &row.cells {
            while taken.get(column).is_some_and(|rows| 0 < *rows) {
                column += 1;
            }
            own.push((column, cell.columns));
            taken.resize(taken.len().max(column + cell.columns), 0);
            taken[column..column + cell.columns].fill(cell.rows);
            column += cell.columns;
        }
        // A column that is reached from above counts, though no cell of the row stands in it.
        let last = taken.iter().rposition(|rows| 0 < *rows);
        own.extend(last.filter(|last| column <= *last).map(|last| (last, 1)));
        taken
            .iter_mut()
            .for_each(|rows| *rows = rows.saturating_sub(1));
        places.push(own);
    }
    places
}

fn width(places: &[(usize, usize)]) -> usize {
    places.last().map_or(0, |(at, columns)| at + columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell: `H` or a letter for a head of a column or of its row, a letter for one below that
    /// head; a digit behind it is the number of rows that it reaches over.
    fn cell(word: &str) -> Cell {
        let (letter, rows) = word.split_at(1);
        let name = letter.as_bytes().to_vec();
        let is_head = letter.to_uppercase() == letter;
        Cell {
            object: (0, 0),
            name: (is_head && letter != "H").then(|| name.clone()),
            heads: if is_head {
                Vec::new()
            } else {
                vec![name.to_ascii_uppercase()]
            },
            columns: 1,
            rows: rows.parse().unwrap_or(1),
            is_own_head: letter == "H",
        }
    }

    /// The gaps of each row of a table.
    fn check(rows: &[&str], expected: Option<&[&[usize]]>) {
        let row = |words: &&str| Row {
            object: (0, 0),
            cells: words.split(' ').map(cell).collect(),
        };
        let rows: Vec<Row> = rows.iter().map(row).collect();
        let gaps = Grid::of(&rows).map(|grid| grid.missing(&rows));
        let expected = expected.map(|rows| rows.iter().map(|row| row.to_vec()).collect());
        assert_eq!(gaps, expected);
    }

    #[test]
    fn a_row_without_its_empty_cells_gets_them_where_its_heads_say() {
        check(
            &["A B C", "H b c", "H c", "H b"],
            Some(&[&[], &[], &[1], &[2]]),
        );
        check(&["A B C", "a b H", "H"], Some(&[&[], &[], &[0, 0]]));
        check(&["B C", "a b c"], Some(&[&[0], &[]]));
    }

    #[test]
    fn a_table_without_gaps_stays_and_cells_over_several_rows_count_in_each() {
        check(&["A B", "H b"], None);
        check(&["A B C", "a2 b c", "b c"], None);
        check(
            &["A B C", "a b2 c", "a c", "a c"],
            Some(&[&[], &[], &[], &[1]]),
        );
    }
}
