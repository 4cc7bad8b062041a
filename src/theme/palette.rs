//! The colours of charts, read from the tokens of the style sheet, for files that stand without it.

use std::collections::BTreeMap;

/// Colour tokens `--pr-*` of a style sheet, by day and by night.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    day: BTreeMap<String, String>,
    night: BTreeMap<String, String>,
}

/// What a pair of braces of a style sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Root,
    Night,
    Other,
}

impl Block {
    fn of(head: &str) -> Block {
        match head {
            ":root" | ":root:where(:not(.mp-paper))" => Block::Root,
            _ if head.starts_with("@media") && head.contains("prefers-color-scheme:dark") => {
                Block::Night
            }
            _ => Block::Other,
        }
    }
}

impl Palette {
    /// The custom properties that a style sheet sets on its root, later ones before earlier ones.
    ///
    /// Only `@media` blocks of a dark scheme count as night; those of contrast, print and forced
    /// colours are left out.
    pub fn of(style: &str) -> Palette {
        let mut palette = Palette::default();
        let mut open: Vec<Block> = Vec::new();
        let mut rest = style;
        while let Some(at) = rest.find(['{', '}']) {
            let before = rest[..at].trim();
            if rest.as_bytes()[at] == b'{' {
                open.push(Block::of(
                    before.rsplit([';', '}']).next().unwrap_or("").trim(),
                ));
            } else if open.pop() == Some(Block::Root) {
                match open.as_slice() {
                    [] => palette.day.extend(properties(before)),
                    [Block::Night] => palette.night.extend(properties(before)),
                    _ => {}
                }
            }
            rest = &rest[at + 1..];
        }
        palette
    }

    /// The colour of a token; `None` where the style sheet does not set it, or not to a plain
    /// colour.
    pub fn colour(&self, token: &str, dark: bool) -> Option<&str> {
        self.property(&format!("--pr-{token}"), dark, 4)
            .filter(|value| value.starts_with('#'))
    }

    /// The value of a property; one that names another is followed for so many steps, so that a
    /// circle ends.
    fn property(&self, name: &str, dark: bool, steps: u8) -> Option<&str> {
        let value = self
            .night
            .get(name)
            .filter(|_| dark)
            .or_else(|| self.day.get(name))?;
        match value.strip_prefix("var(").and_then(|v| v.strip_suffix(')')) {
            Some(other) if steps > 0 => self.property(other.trim(), dark, steps - 1),
            Some(_) => None,
            None => Some(value),
        }
    }
}

fn properties(block: &str) -> impl Iterator<Item = (String, String)> {
    let pair = |declaration: &str| {
        let (name, value) = declaration.split_once(':')?;
        name.trim()
            .starts_with("--")
            .then(|| (name.trim().to_owned(), value.trim().to_owned()))
    };
    block.split(';').filter_map(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_follow_the_style_sheet_by_day_and_by_night() {
        let palette = Palette::of(
            ":root{--a:#111;--pr-ink:var(--a);--pr-actual:#222}p{color:red}@media screen and (prefers-color-scheme:dark){:root{--a:#eee}}\
             @media print{:root{--a:#000}}:root{--pr-actual:#333}",
        );
        assert_eq!(palette.colour("ink", false), Some("#111"));
        assert_eq!(palette.colour("ink", true), Some("#eee"));
        assert_eq!(palette.colour("actual", false), Some("#333"));
        assert_eq!(palette.colour("late", false), None);
    }
}
