//! SHA-256 check sums, as `checksums.txt` and the list of an output's files have them.

use sha2::{Digest, Sha256};
use std::fmt;
use std::io::{self, Write};

/// SHA-256 of a file's bytes; shown as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).into())
    }

    /// Its first eight bytes as a number, for what only needs to be spread.
    pub fn short(self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }

    /// A hash out of 64 lower-case hexadecimal digits; `None` for anything else.
    pub fn parse(text: &str) -> Option<Hash> {
        let digits = text.as_bytes();
        if digits.len() != 64
            || !digits
                .iter()
                .all(|d| matches!(d, b'0'..=b'9' | b'a'..=b'f'))
        {
            return None;
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(Hash(bytes))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0; 64];
        for (at, byte) in self.0.iter().enumerate() {
            text[2 * at] = DIGITS[usize::from(byte >> 4)];
            text[2 * at + 1] = DIGITS[usize::from(byte & 15)];
        }
        f.write_str(std::str::from_utf8(&text).expect("hexadecimal digits are ASCII"))
    }
}

/// A writer that hands everything on and knows the hash of it.
pub struct Hashing<W> {
    to: W,
    sum: Sha256,
    length: u64,
}

/// What is known of bytes that went by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Their hash.
    pub hash: Hash,
    /// How many they were.
    pub length: u64,
}

impl<W: Write> Hashing<W> {
    /// A writer that hands on to `to`.
    pub fn new(to: W) -> Hashing<W> {
        Hashing {
            to,
            sum: Sha256::new(),
            length: 0,
        }
    }

    /// What was handed on to, and the sum of everything that was written.
    pub fn finish(self) -> (W, Sum) {
        let hash = Hash(self.sum.finalize().into());
        let length = self.length;
        (self.to, Sum { hash, length })
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.to.write(bytes)?;
        self.sum.update(&bytes[..taken]);
        self.length += taken as u64;
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
    fn a_hash_reads_back_and_pieces_have_that_of_the_whole() {
        let whole = Hash::of(b"one two");
        assert_eq!(Hash::parse(&whole.to_string()), Some(whole));
        let mut pieces = Hashing::new(Vec::new());
        for piece in [&b"one"[..], b" ", b"two"] {
            pieces.write_all(piece).expect("memory");
        }
        let (all, sum) = pieces.finish();
        assert_eq!(
            (&all[..], sum.hash, sum.length),
            (&b"one two"[..], whole, 7)
        );
        for wrong in ["", "ab", &"G".repeat(64), &"A".repeat(64)] {
            assert_eq!(Hash::parse(wrong), None, "{wrong}");
        }
    }
}
