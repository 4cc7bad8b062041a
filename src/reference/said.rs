//! The reference in words: one key, all of it as Markdown, all of it as a page of the manual.

use super::keys::{KeyDoc, KeyMap, Takes, Usual};
use super::places::{KINDS, Place, heads, places};
use super::term::{TERMS, TermDoc};

/// The languages of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    English,
    /// Chinese, simplified.
    Chinese,
}

impl Tongue {
    /// The version of a sentence in this language.
    pub fn of<T: Copy>(self, both: [T; 2]) -> T {
        both[self as usize]
    }
}

/// What may stand behind a key, in words that follow "takes".
pub fn takes(what: &Takes, tongue: Tongue) -> String {
    let say = |en: &str, zh: &str| tongue.of([en, zh]).to_owned();
    let of = |what: &Takes| takes(what, tongue);
    match what {
        Takes::Text => say("a text, or a text by language", "文字，或按语言写的文字"),
        Takes::Line => say("a line of text", "一行文字"),
        Takes::Number => say("a number", "数字"),
        Takes::Whole(from, to) => match tongue {
            Tongue::English => format!("a whole number from {from} to {to}"),
            Tongue::Chinese => format!("{from}到{to}的整数"),
        },
        Takes::UpTo(most) => match tongue {
            Tongue::English => format!("a number from 0 to {most}"),
            Tongue::Chinese => format!("0到{most}的数"),
        },
        Takes::Amount => say("a number with its unit", "带单位的数字"),
        Takes::Planned => say(
            "a number, or a share such as `30%`",
            "数字，或 `30%` 这样的比例",
        ),
        Takes::Truth => say("`true` or `false`", "`true` 或 `false`"),
        Takes::Day => say("a day, `YYYY-MM-DD`", "日期 `YYYY-MM-DD`"),
        Takes::Date => say(
            "a day, month, quarter or year, or `unknown`",
            "日期、月、季度或年，或 `unknown`",
        ),
        Takes::When => say("a day, month, quarter or year", "日期、月、季度或年"),
        Takes::Stretch => say("a day, or `first/last`", "日期，或 `第一天/最后一天`"),
        Takes::Interval => say(
            "`weekly`, `monthly`, `quarterly`, `half-yearly`, `yearly`, or `10 days`",
            "`weekly`、`monthly`、`quarterly`、`half-yearly`、`yearly`，或 `10 days`",
        ),
        Takes::Id(ids) => match tongue {
            Tongue::English => format!("the id of a {}", ids.name()[0]).replace(" a i", " an i"),
            Tongue::Chinese => format!("{}的 id", ids.name()[1]),
        },
        Takes::Word(words) => listed(words, tongue),
        Takes::File => say("the name of a file", "文件名"),
        Takes::Address => say("an address of the web", "网址"),
        Takes::Colour => say("a colour", "颜色"),
        Takes::Hash => say("a SHA-256", "SHA-256"),
        Takes::Language => say("a language tag, such as `en`", "语言代码，例如 `en`"),
        Takes::Path => say("a path, such as `due`", "路径，例如 `due`"),
        Takes::Same => say("a value as that field takes it", "该项的值"),
        Takes::Map(map) => match tongue {
            Tongue::English => format!("a map: {}", map.about[0]),
            Tongue::Chinese => format!("一组设置：{}", map.about[1]),
        },
        Takes::List(item) => match tongue {
            Tongue::English => format!("a list, or one: {}", of(item)),
            Tongue::Chinese => format!("列表，或单独一个：{}", of(item)),
        },
        Takes::ById(value) => below(["a map by id", "按 id 写"], of(value), tongue),
        Takes::Of(ids, value) => {
            let names = ids.name();
            let by = [
                format!("a map by {}", names[0]),
                format!("按{}写", names[1]),
            ];
            below([&by[0], &by[1]], of(value), tongue)
        }
        Takes::ByDay(value) => below(["a map by day", "按日期写"], of(value), tongue),
        Takes::ByLanguage(value) => below(["a map by language", "按语言写"], of(value), tongue),
        Takes::ByWord(words, value) => {
            let words = listed(words, tongue);
            let by = [format!("a map by {words}"), format!("按{words}写")];
            below([&by[0], &by[1]], of(value), tongue)
        }
        Takes::ByName(value) => below(["a map by name", "按名目写"], of(value), tongue),
        Takes::Parts(value) => below(["a map by part", "按部分写"], of(value), tongue),
        Takes::Either(forms) => {
            let forms: Vec<String> = forms.iter().map(of).collect();
            forms.join(tongue.of(["; or ", "；或"]))
        }
    }
}

fn below(by: [&str; 2], value: String, tongue: Tongue) -> String {
    let sign = tongue.of([": ", "："]);
    format!("{}{sign}{value}", tongue.of(by))
}

/// The words of a closed list.
fn listed(words: &[&str], tongue: Tongue) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(tongue.of([", ", "、"]))
}

/// What holds where a key is not written.
fn usual(key: &KeyDoc, tongue: Tongue) -> String {
    match key.usual {
        Usual::Required => tongue.of(["required", "必填"]).to_owned(),
        Usual::Nothing => tongue.of(["default: none", "默认：无"]).to_owned(),
        Usual::Is(value) => format!("{}`{value}`", tongue.of(["default: ", "默认："])),
        Usual::As(en, zh) => {
            let sign = tongue.of(["default: ", "默认："]);
            format!("{sign}{}", tongue.of([en, zh]))
        }
    }
}

/// A key in one line of what it is and one of what it says.
pub fn brief(place: &Place, tongue: Tongue) -> String {
    let key = place.key;
    let usual = usual(key, tongue);
    format!("{}  ({usual})\n    {}\n", place.path, tongue.of(key.says))
}

/// All about a key.
pub fn key(place: &Place, tongue: Tongue) -> String {
    let key = place.key;
    let heads = tongue.of([["takes", "example", "stands in"], ["写", "例", "位于"]]);
    let colon = tongue.of([": ", "："]);
    let mut said = format!("{}\n\n{}\n\n", place.path, tongue.of(key.says));
    said += &format!("{}{colon}{}\n", heads[0], takes(&key.takes, tongue));
    said += &format!("{}\n", usual(key, tongue));
    said += &format!("{}{colon}{}: {}\n", heads[1], key.name, key.example);
    said += &format!("{}{colon}{}\n", heads[2], tongue.of(place.map.about));
    said += &called(place.heads(), tongue);
    for map in key.takes.maps() {
        said += &format!("\n{}{}\n", upper(tongue.of(map.about)), colon.trim_end());
        for below in map.keys() {
            let usual = usual(below, tongue);
            said += &format!(
                "  {}  ({usual})\n    {}\n",
                below.name,
                tongue.of(below.says)
            );
        }
    }
    said
}

/// What else the head of a column may be called, as a line; nothing where it is called nothing else.
fn called(heads: &[&str], tongue: Tongue) -> String {
    match heads {
        [] => String::new(),
        _ => format!(
            "{}{}\n",
            tongue.of(["also called: ", "表头也可写："]),
            heads.join(", ")
        ),
    }
}

/// A term with what it is.
pub fn term(term: &TermDoc, tongue: Tongue) -> String {
    let colon = tongue.of([": ", "："]);
    format!("{}{colon}{}\n", tongue.of(term.name), tongue.of(term.says))
}

/// Every map once, in the order in which an author meets them, with the paths at which it stands.
fn maps() -> Vec<(&'static KeyMap, Vec<String>)> {
    let mut all: Vec<(&'static KeyMap, Vec<String>)> = Vec::new();
    for kind in KINDS {
        all.push((kind.map, vec![format!("{} ({})", kind.word, kind.file)]));
    }
    for place in places() {
        for map in place.key.takes.maps() {
            match all.iter_mut().find(|(own, _)| own.name == map.name) {
                Some((_, paths)) => paths.push(place.path.clone()),
                None => all.push((map, vec![place.path.clone()])),
            }
        }
    }
    all
}

/// The whole reference as Markdown.
pub fn whole(tongue: Tongue) -> String {
    let mut said = tongue
        .of(["# Reference of milepost\n", "# milepost 键与术语\n"])
        .to_owned();
    for (map, paths) in maps() {
        let about = upper(tongue.of(map.about));
        said += &format!("\n## {about}\n\n`{}`\n\n", paths.join("`, `"));
        for key in map.keys() {
            said += &line(key, tongue);
            let called = called(heads(map, key), tongue);
            said += &called
                .lines()
                .map(|line| format!("  {line}\n"))
                .collect::<String>();
        }
    }
    for list in TERMS {
        said += &format!("\n## {}\n\n", tongue.of(list.about));
        for term in list.terms {
            let (name, says) = (tongue.of(term.name), tongue.of(term.says));
            said += &format!("- `{}`, {name}: {says}\n", term.word);
        }
    }
    said
}

/// A key in a line of Markdown.
fn line(key: &KeyDoc, tongue: Tongue) -> String {
    let (name, says) = (key.name, tongue.of(key.says));
    let (takes, usual) = (takes(&key.takes, tongue), usual(key, tongue));
    let example = format!("`{name}: {}`", key.example);
    match tongue {
        Tongue::English => {
            format!("- `{name}`: {says} ({takes}; {usual}; for example {example})\n")
        }
        Tongue::Chinese => format!("- `{name}`：{says}（{takes}；{usual}；例如 {example}）\n"),
    }
}

/// The whole reference as a page of the manual, in the language of its macros.
pub fn manual(tongue: Tongue) -> String {
    let about = tongue.of(["keys and terms of a site", "网站的键与术语"]);
    let title = tongue.of(["NAME", "名称"]);
    let mut said = format!(".TH MILEPOST 5\n.SH {title}\nmilepost \\- {about}\n");
    for (map, paths) in maps() {
        said += &format!(
            ".SH {}\n{}\n",
            roff(&upper(tongue.of(map.about))),
            roff(&paths.join(", "))
        );
        for key in map.keys() {
            let (takes, usual) = (takes(&key.takes, tongue), usual(key, tongue));
            let example = format!("{}: {}", key.name, key.example);
            said += &format!(
                ".TP\n.B {}\n{}\n.br\n",
                roff(key.name),
                roff(tongue.of(key.says))
            );
            said += &format!(
                "{}; {}.\n.br\n{}\n",
                roff(&takes),
                roff(&usual),
                roff(&example)
            );
        }
    }
    for list in TERMS {
        said += &format!(".SH {}\n", roff(tongue.of(list.about)));
        for term in list.terms {
            let (name, says) = (tongue.of(term.name), tongue.of(term.says));
            said += &format!(
                ".TP\n.B {}\n{}: {}\n",
                roff(term.word),
                roff(name),
                roff(says)
            );
        }
    }
    said
}

/// A text in which no sign is one of the macros of a manual.
fn roff(text: &str) -> String {
    let plain = text
        .replace('\\', "\\e")
        .replace('-', "\\-")
        .replace('`', "");
    match plain.starts_with(['.', '\'']) {
        true => format!("\\&{plain}"),
        false => plain,
    }
}

fn upper(text: &str) -> String {
    crate::model::term::upper(text)
}
