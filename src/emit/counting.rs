//! A writer that hands a table on and knows how long it is and how it begins.

use std::io::{self, Write};

/// Hands everything on to another writer.
pub struct Counting<'w> {
    to: &'w mut dyn Write,
    bytes: u64,
    lines: usize,
    /// How many lines are kept.
    wanted: usize,
    head: Vec<u8>,
    in_quotes: bool,
}

impl<'w> Counting<'w> {
    /// A writer that hands on to `to` and keeps the first lines of a table.
    pub fn new(to: &'w mut dyn Write, wanted: usize) -> Counting<'w> {
        Counting {
            to,
            bytes: 0,
            lines: 0,
            wanted,
            head: Vec::new(),
            in_quotes: false,
        }
    }

    /// How many bytes went by, how many lines of CSV they were, and the first of them.
    pub fn finish(self) -> (u64, usize, Vec<u8>) {
        (self.bytes, self.lines, self.head)
    }
}

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.to.write(bytes)?;
        self.bytes += taken as u64;
        if self.wanted == 0 {
            return Ok(taken);
        }
        for byte in &bytes[..taken] {
            if self.lines < self.wanted {
                self.head.push(*byte);
            }
            match byte {
                b'"' => self.in_quotes = !self.in_quotes,
                b'\n' if !self.in_quotes => self.lines += 1,
                _ => {}
            }
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_outside_of_quotes_and_the_first_ones_kept() {
        let mut to = Vec::new();
        let mut counting = Counting::new(&mut to, 2);
        let text = b"a,b\r\n1,\"x\r\n\"\"y\"\r\n2,3\r\n";
        for piece in text.chunks(3) {
            counting.write_all(piece).expect("memory");
        }
        let (bytes, lines, head) = counting.finish();
        assert_eq!((bytes, lines), (text.len() as u64, 3));
        assert_eq!(head, b"a,b\r\n1,\"x\r\n\"\"y\"\r\n");
        assert_eq!(to, text);
    }
}
