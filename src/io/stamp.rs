//! What tells a file from any other, and from itself after a change.

use std::time::{Duration, SystemTime};

/// How old a change must be for the times of a file to tell it from the next one.
const YOUNG: Duration = Duration::from_secs(2);

/// Device, file, size and two times in nanoseconds, the one of the last change first: whoever
/// writes to a file leaves another stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp([i128; 5]);

impl Stamp {
    /// In the place of a file's number where the system has none.
    pub(super) const UNKNOWN: i128 = -1;

    /// Whether the stamp tells its file from all others; one that does not is never remembered.
    pub(crate) fn is_of_one_file(&self) -> bool {
        self.0[1] != Stamp::UNKNOWN
    }

    pub(super) fn new(parts: [i128; 5]) -> Stamp {
        Stamp(parts)
    }

    /// Whether the file changed so shortly before it was looked at that it may change again without
    /// another time: the clock of a file system has steps.
    pub fn is_young(&self, looked: SystemTime) -> bool {
        let nanos = u64::try_from(self.0[3].max(self.0[4])).unwrap_or(0);
        let changed = SystemTime::UNIX_EPOCH + Duration::from_nanos(nanos);
        looked.duration_since(changed).is_ok_and(|age| age <= YOUNG) || looked < changed
    }

    /// How many bytes the file has.
    pub fn size(&self) -> u64 {
        u64::try_from(self.0[2]).unwrap_or(0)
    }

    /// A stamp as its [`Display`](std::fmt::Display) writes it; `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Stamp> {
        let mut words = text.split(' ');
        let mut stamp = [0; 5];
        for number in &mut stamp {
            *number = words.next()?.parse().ok()?;
        }
        words.next().is_none().then_some(Stamp(stamp))
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [device, inode, size, modified, changed] = self.0;
        write!(f, "{device} {inode} {size} {modified} {changed}")
    }
}
