//! Random changes to texts, for tests that hold a quick reader against the full one.

/// An endless row of changed texts, the same one in every run.
pub struct Mutations {
    samples: Vec<String>,
    pieces: &'static [&'static str],
    state: u64,
}

/// How many changed texts a test looks at: `few` in every run, and `MUTATIONS` of the environment
/// that it was compiled in where somebody takes the time.
pub fn how_many(few: usize) -> usize {
    let asked = option_env!("MUTATIONS");
    asked.and_then(|number| number.parse().ok()).unwrap_or(few)
}

impl Mutations {
    /// Changes samples, also by putting in pieces that mean something.
    pub fn new(samples: Vec<String>, pieces: &'static [&'static str]) -> Mutations {
        assert!(!samples.is_empty() && !pieces.is_empty());
        Mutations {
            samples,
            pieces,
            state: 0x9e37_79b9_7f4a_7c15,
        }
    }

    /// A number below a limit, by xorshift.
    fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 16) as usize % limit.max(1)
    }

    /// A place of up to `longest` bytes.
    fn range(&mut self, of: usize, longest: usize) -> std::ops::Range<usize> {
        let start = self.below(of + 1);
        let length = self.below(longest + 1);
        start..(start + length).min(of)
    }

    fn change(&mut self, text: &mut Vec<u8>) {
        let at = self.below(text.len() + 1);
        match self.below(6) {
            0 => _ = text.drain(self.range(text.len(), 12)),
            1 | 2 => {
                let piece = self.pieces[self.below(self.pieces.len())];
                text.splice(at..at, piece.bytes());
            }
            3 => {
                let other = self.below(self.samples.len());
                let range = self.range(self.samples[other].len(), 40);
                let part = self.samples[other].as_bytes()[range].to_vec();
                text.splice(at..at, part);
            }
            4 => {
                if let Some(byte) = text.get_mut(at) {
                    *byte ^= 0x20;
                }
            }
            _ => {
                let byte = self.below(128) as u8;
                if let Some(old) = text.get_mut(at) {
                    *old = byte;
                }
            }
        }
    }
}

impl Iterator for Mutations {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let at = self.below(self.samples.len());
        let mut text = self.samples[at].clone().into_bytes();
        for _ in 0..self.below(5) {
            self.change(&mut text);
        }
        Some(text)
    }
}
