//! From nodes to values: each reader takes one node, and where it gives no value it has told why.

use super::fields::Fields;
use super::meant::{did_you_mean, quoted_choices};
use super::tree::{Key, Node, Value};
use crate::base::encode::{is_control, shown};
use crate::base::typed_date::day_meant;
use crate::base::{
    Code, Date, Diagnostics, Lang, PartialDate, Period, PeriodKind, SafePath, Span, Text,
};
use crate::model::vocabulary::Word;
use crate::reference::KeyMap;

/// Reads values and reports what is wrong with them; `None` always means "reported".
pub struct Reader<'a> {
    /// The languages of the site, in its order; empty where no text by language is read.
    pub languages: &'a [Box<str>],
    /// The month in which the programme's years begin, 1 to 12, by which `2024/25` is read.
    pub begins: i8,
    /// Where the mistakes go.
    pub diags: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Reports a mistake; reading goes on.
    pub fn error(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.diags.push(code, span, message, hint);
    }

    /// One word or line, as written.
    pub fn string<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        let found = node.as_str();
        if found.is_none() {
            self.wrong_type(node, "a text");
        }
        found
    }

    /// A text in one language, or a map by language.
    pub fn text(&mut self, node: &Node) -> Option<Text> {
        match &node.value {
            Value::Scalar { text, .. } => Some(Text::plain(self.clean(text, node.span))),
            Value::Map(entries) => {
                let versions: Vec<_> = entries
                    .iter()
                    .filter_map(|(key, value)| self.version(key, value))
                    .collect();
                Text::from_versions(versions)
            }
            _ => {
                self.wrong_type(node, "a text, or a map by language");
                None
            }
        }
    }

    /// A version of a text and its language; a tag that is no language of the site is reported.
    pub fn version(&mut self, key: &Key, value: &Node) -> Option<(Lang, String)> {
        let Some(at) = self.languages.iter().position(|tag| *tag == key.text) else {
            let known: Vec<&str> = self.languages.iter().map(|tag| &**tag).collect();
            let hint = match did_you_mean(&key.text, &known) {
                Some(tag) => format!("did you mean `{tag}`?"),
                None => format!("`languages` in site.yaml has {}", quoted_choices(&known)),
            };
            self.error(
                Code::UnknownKey,
                key.span,
                format!("`{}` is not a language of this site", key.text),
                hint,
            );
            return None;
        };
        let text = self.string(value)?;
        Some((Lang(at as u8), self.clean(text, value.span)))
    }

    /// The text without spaces around it; control characters become U+FFFD. Those, signs that change
    /// its direction and comments, which only vanish from Markdown, get a warning.
    pub fn clean(&mut self, text: &str, span: Span) -> String {
        let text = text.trim();
        if text.chars().any(is_direction) {
            self.error(
                Code::BidiInText,
                span,
                "the text holds an invisible character that changes its direction",
                "retype it without",
            );
        }
        if text.contains("<!--") {
            let message = "`<!--` is shown as text: what stands here is no Markdown";
            let hint = "put a note for authors behind `#`, on a line of its own";
            self.error(Code::RawHtml, span, message, hint);
        }
        if !text.chars().any(is_control) {
            return text.to_owned();
        }
        self.error(
            Code::ControlCharacter,
            span,
            "the text holds a control character; it is shown as `\u{fffd}`",
            "retype it without",
        );
        shown(text)
    }

    /// A calendar day, `YYYY-MM-DD`.
    pub fn date(&mut self, node: &Node) -> Option<Date> {
        let text = self.exact(node, "a date")?;
        let date = Date::parse(text);
        if date.is_none() {
            self.bad_date(text, node.span);
        }
        date
    }

    /// Reports that a text is no calendar day.
    pub fn bad_date(&mut self, text: &str, span: Span) {
        self.error(
            Code::BadDate,
            span,
            format!("`{text}` is not a calendar day"),
            date_hint(text, self.begins),
        );
    }

    /// A day, month, quarter, half or whole year, several years, or `unknown`.
    pub fn partial(&mut self, node: &Node) -> Option<PartialDate> {
        let text = self.exact(node, "a date")?;
        let date = PartialDate::parse(text, self.begins);
        if date.is_none() {
            self.bad_date(text, node.span);
        }
        date
    }

    /// `true` or `false` in these letters; `None` for anything else, which is reported.
    pub fn truth(&mut self, node: &Node) -> Option<bool> {
        match node.as_str() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                self.wrong_type(node, "`true` or `false`");
                None
            }
        }
    }

    /// One word of a closed list.
    pub fn word<T: Word>(&mut self, node: &Node) -> Option<T> {
        let text = self.exact(node, "one word")?;
        let value = T::from_word(text);
        if value.is_none() {
            self.bad_word(text, node.span, T::WORDS);
        }
        value
    }

    /// Reports a word outside a list, with the nearest one or all there are.
    pub fn bad_word(&mut self, text: &str, span: Span, known: &[&str]) {
        let hint = match did_you_mean(text, known) {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("use {}", quoted_choices(known)),
        };
        self.error(
            Code::BadWord,
            span,
            format!("`{text}` is not one of the choices"),
            hint,
        );
    }

    /// A path below the folder it is used in; whether such a file exists is not asked.
    pub fn path(&mut self, node: &Node) -> Option<SafePath> {
        let text = self.exact(node, "a file name")?;
        match SafePath::new(text) {
            Ok(path) => Some(path),
            Err(why) => {
                self.error(
                    Code::BadPath,
                    node.span,
                    format!("`{text}` {}", why.0),
                    "name a file beside this one",
                );
                None
            }
        }
    }

    /// An address that may stand in a link: `http`, `https` or `mailto`.
    pub fn url(&mut self, node: &Node) -> Option<Box<str>> {
        let text = self.exact(node, "an address")?;
        let lower = text.to_ascii_lowercase();
        let known = ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme));
        if !known
            || text
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || "<>\"`{}|\\^".contains(c))
        {
            self.error(
                Code::BadUrl,
                node.span,
                format!("`{text}` is not an address for a link"),
                "begin it with `https://`",
            );
            return None;
        }
        let host = text.split_once("://").map(|(scheme, rest)| {
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            (scheme, &rest[..end], &rest[end..])
        });
        match host {
            Some((_, "", _)) => {
                let message = format!("`{text}` names no server");
                self.error(Code::BadUrl, node.span, message, "write it in full");
                None
            }
            Some((scheme, host, path)) if host.contains('@') => {
                let host = host.rsplit('@').next().unwrap_or_default();
                let message = "the address holds a name or a password, which everybody would read";
                let hint = format!("write `{scheme}://{host}{path}`");
                self.error(Code::BadUrl, node.span, message, hint);
                None
            }
            _ => Some(text.into()),
        }
    }

    /// A scalar whose every character counts: no hidden ones. `what` says in a message what is
    /// wanted.
    pub fn exact<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n str> {
        let Some(text) = node.as_str() else {
            self.wrong_type(node, what);
            return None;
        };
        if text
            .chars()
            .any(|c| is_direction(c) || is_control(c) || is_invisible(c))
        {
            self.error(
                Code::HiddenCharacter,
                node.span,
                "an invisible character stands in this value",
                "retype it",
            );
            return None;
        }
        Some(text)
    }

    /// The items of a list; one value counts as a list of one, nothing as an empty one.
    pub fn list<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        match &node.value {
            Value::Seq(items) => items,
            Value::Null => &[],
            _ => std::slice::from_ref(node),
        }
    }

    /// The entries of a map by name or date, in the order written; none for nothing, and for what
    /// is no map, which is reported.
    pub fn entries<'n>(&mut self, node: &'n Node, what: &str) -> &'n [(Key, Node)] {
        match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => {
                self.wrong_type(node, what);
                &[]
            }
        }
    }

    /// The keys of a map of a kind; `what` says in a message what is wanted.
    pub fn fields<'n>(
        &mut self,
        node: &'n Node,
        map: &'static KeyMap,
        what: &str,
    ) -> Option<Fields<'n>> {
        let fields = Fields::of(node, map);
        if fields.is_none() {
            self.wrong_type(node, what);
        }
        fields
    }

    /// Reports a value of the wrong kind.
    pub fn wrong_type(&mut self, node: &Node, wanted: &str) {
        let found = match &node.value {
            Value::Null => "nothing".to_owned(),
            Value::Scalar { text, .. } => format!("`{text}`"),
            Value::Map(_) => "a map".to_owned(),
            Value::Seq(_) => "a list".to_owned(),
        };
        self.error(
            Code::WrongType,
            node.span,
            format!("expected {wanted}, found {found}"),
            format!("write {wanted} here"),
        );
    }
}

/// Characters that change the direction of what follows.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Characters that take no room, so that two texts can look alike and differ.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{fdd0}')
}

fn date_hint(text: &str, begins: i8) -> String {
    if let Some(day) = day_meant(text) {
        return format!("write it as `{day}`");
    }
    if let Some(hint) = Period::meant(text, begins) {
        return hint;
    }
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit()) {
        return "a comma inside `{…}` ends the value; write the number before it without \
            separators"
            .to_owned();
    }
    let month = text.get(..7).and_then(|month| Period::parse(month, 1));
    match month.filter(|month| month.kind() == PeriodKind::Month) {
        Some(month) if text.len() == 10 => {
            format!("that month goes from {} to {}", month.first, month.last)
        }
        _ => "write it as YYYY-MM-DD".to_owned(),
    }
}
