//! What is known of a key, of the map it stands in, and of what may stand behind it.

use super::ids::Ids;

/// The keys of one kind of map that an author writes.
#[derive(Debug)]
pub struct KeyMap {
    /// Its name in capital letters, unique among the maps.
    pub name: &'static str,
    /// What it describes, in English and in Chinese, such as "a milestone".
    pub about: [&'static str; 2],
    /// Its keys, those that it shares with other maps behind its own.
    pub parts: &'static [&'static [KeyDoc]],
}

/// One key.
#[derive(Debug)]
pub struct KeyDoc {
    /// The key as it is written.
    pub name: &'static str,
    /// What may stand there.
    pub takes: Takes,
    /// What holds where it is not written.
    pub usual: Usual,
    /// A value as it is written behind the key, on one line.
    pub example: &'static str,
    /// What it says, a sentence in English and in Chinese.
    pub says: [&'static str; 2],
}

/// What holds where a key is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usual {
    /// It has to be written.
    Required,
    /// Nothing is said.
    Nothing,
    /// As if this value were written.
    Is(&'static str),
    /// What these words say, in English and in Chinese.
    As(&'static str, &'static str),
}

/// What may stand behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// Words for readers: a text, or a map by language.
    Text,
    /// Words in one language, a name or a code.
    Line,
    /// A number.
    Number,
    /// A whole number from one to another, both inside.
    Whole(i64, i64),
    /// A number from 0 to another, both inside.
    UpTo(i64),
    /// A number with its unit, as `2300 homes`.
    Amount,
    /// A number, or its share of the way from baseline to target, as `30%`.
    Planned,
    /// `true` or `false`.
    Truth,
    /// A calendar day.
    Day,
    /// A day, a month, a quarter, a half or whole year, several years, or `unknown`.
    Date,
    /// The same without `unknown`.
    When,
    /// A day, or `first/last`.
    Stretch,
    /// `weekly`, `monthly` and their like, or a number of days.
    Interval,
    /// The id of something that is declared elsewhere.
    Id(Ids),
    /// One word of a closed list.
    Word(&'static [&'static str]),
    /// The name of a file.
    File,
    /// An address of the web.
    Address,
    /// A colour, as `#0b5cad`.
    Colour,
    /// A SHA-256 in hexadecimal digits.
    Hash,
    /// The tag of a language.
    Language,
    /// The path of something that can change, as `indicators.homes.target`.
    Path,
    /// A value as the field itself takes it.
    Same,
    /// A map with keys of its own.
    Map(&'static KeyMap),
    /// A list; one alone may stand without the brackets.
    List(&'static Takes),
    /// A map whose keys are ids that are made here.
    ById(&'static Takes),
    /// A map whose keys are ids of something declared elsewhere.
    Of(Ids, &'static Takes),
    /// A map from a day or period.
    ByDay(&'static Takes),
    /// A map by language.
    ByLanguage(&'static Takes),
    /// A map whose keys are of a closed list.
    ByWord(&'static [&'static str], &'static Takes),
    /// A map whose keys are any words.
    ByName(&'static Takes),
    /// A value for each part: `{east: 40}`, or `{place: {east: 40}}`.
    Parts(&'static Takes),
    /// One of several forms.
    Either(&'static [Takes]),
}

impl KeyMap {
    /// All keys, in the order of the table.
    pub fn keys(&self) -> impl Iterator<Item = &'static KeyDoc> {
        self.parts.iter().flat_map(|part| part.iter())
    }

    /// Where a key stands in the table, from 0; `None` for one that it does not have.
    pub fn index(&self, key: &str) -> Option<usize> {
        self.keys().position(|known| known.name == key)
    }

    /// A key by its name; `None` for one that the map does not have.
    pub fn get(&self, key: &str) -> Option<&'static KeyDoc> {
        self.keys().find(|known| known.name == key)
    }
}

/// Keys, one after another: name, what it takes, what holds without it, an example, and a sentence
/// in English and in Chinese.
macro_rules! keys {
    ($($name:literal $takes:expr, $usual:expr, $example:literal, $en:literal, $zh:literal;)*) => {
        &[$($crate::reference::keys::KeyDoc {
            name: $name,
            takes: $takes,
            usual: $usual,
            example: $example,
            says: [$en, $zh],
        },)*]
    };
}

/// Maps, each with what it describes in English and in Chinese, its own keys, and behind `+` lists
/// of keys that it shares with others.
macro_rules! maps {
    ($($(#[$doc:meta])* $name:ident $en:literal $zh:literal { $($own:tt)* } $(+ $more:ident)*)*) => {
        $($(#[$doc])* pub static $name: $crate::reference::keys::KeyMap =
            $crate::reference::keys::KeyMap {
                name: stringify!($name),
                about: [$en, $zh],
                parts: &[keys! { $($own)* }, $($more),*],
            };)*
    };
}
