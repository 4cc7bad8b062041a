//! What there is to print: the words of the command and the page that each means. In come words and
//! paths of pages, out come paths; nothing is read.

use crate::render::address::kind::{KINDS, PrintKind};
use std::collections::BTreeSet;

/// Kinds whose name alone is enough; those of the same name differ by their words.
const PLAIN: [&str; 6] = ["quarter", "month", "half-year", "project", "year", "book"];

/// Kinds of books of one period, of which a site has one, and beside it perhaps years.
const PERIODS: [&str; 4] = ["month", "quarter", "half-year", "year"];

/// A page that is printed into a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The page, from the root of the output: `print/quarters/2021-q3/index.html`.
    pub path: String,
    /// The name of the file without its ending: `2021-q3`, `lifts-poster`.
    pub name: String,
}

impl Item {
    /// A longer name that no other document has: its whole address.
    pub fn full_name(&self) -> String {
        self.path
            .trim_end_matches("/index.html")
            .trim_end_matches(".html")
            .replace('/', "-")
    }
}

/// Words that mean no page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What was asked for.
    pub asked: String,
    /// Everything of that kind, or the kinds, that there is; may be empty.
    pub choices: Vec<String>,
}

/// The folder of a language in the output: nothing for the first one.
///
/// `first` is the language of the pages at the root.
///
/// # Errors
/// There are no pages in that language.
pub fn folder(
    lang: Option<&str>,
    first: Option<&str>,
    pages: &BTreeSet<String>,
) -> Result<String, Unknown> {
    match lang {
        None => Ok(String::new()),
        Some(lang) if first.is_some_and(|first| first.eq_ignore_ascii_case(lang)) => {
            Ok(String::new())
        }
        Some(lang)
            if pages.contains(&format!("{lang}/index.html"))
                && pages.contains(&format!("{lang}/projects/index.html")) =>
        {
            Ok(format!("{lang}/"))
        }
        Some(lang) => {
            let others = pages
                .iter()
                .filter_map(|page| page.strip_suffix("/projects/index.html"));
            let choices = first
                .into_iter()
                .chain(others.filter(|l| !l.contains('/')))
                .map(str::to_owned)
                .collect();
            Err(Unknown {
                asked: lang.to_owned(),
                choices,
            })
        }
    }
}

/// The pages that the words mean; without words, or by the name of a period alone, the book of the
/// newest period whose figures are closed, and of the newest one while none is.
///
/// # Errors
/// The first words that mean nothing, with what there is instead.
pub fn items(
    words: &[String],
    folder: &str,
    pages: &BTreeSet<String>,
    closed: Option<&str>,
) -> Result<Vec<Item>, Unknown> {
    let shelf = Shelf {
        folder,
        pages,
        closed,
    };
    if words.is_empty() {
        let kind = PERIODS.iter().find(|kind| !shelf.names(kind).is_empty());
        // A programme that reports by no period has no such book.
        let kind = kind.copied().unwrap_or("book");
        let newest = shelf.newest(kind);
        return newest.map(|item| vec![item]).ok_or(Unknown {
            asked: kind.to_owned(),
            choices: shelf.kinds(),
        });
    }
    let mut found: Vec<Item> = Vec::new();
    let mut rest = words;
    while let [word, tail @ ..] = rest {
        let (item, used) = shelf.next(word, tail.first())?;
        rest = &tail[used..];
        if !found.contains(&item) {
            found.push(item);
        }
    }
    Ok(found)
}

/// Every document of the site in the folder of a language, those of the whole programme first.
pub fn everything(folder: &str, pages: &BTreeSet<String>) -> Vec<Item> {
    let shelf = Shelf {
        folder,
        pages,
        closed: None,
    };
    let whole = whole_kinds().filter_map(|kind| shelf.whole(kind.word));
    let named = named_kinds().flat_map(|kind| {
        shelf
            .names(kind.word)
            .into_iter()
            .filter_map(|name| shelf.item(kind.word, &name))
    });
    whole.chain(named).collect()
}

/// The kinds with one page for each name.
fn named_kinds() -> impl Iterator<Item = &'static PrintKind> {
    KINDS.into_iter().filter(|kind| kind.is_named())
}

/// The kinds with one page for the whole programme.
fn whole_kinds() -> impl Iterator<Item = &'static PrintKind> {
    KINDS.into_iter().filter(|kind| !kind.is_named())
}

fn named(word: &str) -> Option<&'static PrintKind> {
    named_kinds().find(|kind| kind.word == word)
}

struct Shelf<'p> {
    folder: &'p str,
    pages: &'p BTreeSet<String>,
    /// The newest period whose figures are closed; `None` while none is.
    closed: Option<&'p str>,
}

impl Shelf<'_> {
    /// The document that the next word means, and how many words after it belong to it.
    fn next(&self, word: &str, after: Option<&String>) -> Result<(Item, usize), Unknown> {
        if named(word).is_some() {
            if let Some(item) = after.and_then(|name| self.item(word, name)) {
                return Ok((item, 1));
            }
            // A board of the programme needs no name, nor does the newest period; what follows is
            // another word.
            let follows =
                after.is_none_or(|after| self.next(after, None).is_ok() || named(after).is_some());
            let newest = || self.newest(word).filter(|_| PERIODS.contains(&word));
            if let Some(item) = self.whole(word).or_else(newest).filter(|_| follows) {
                return Ok((item, 0));
            }
            let asked = after.map_or_else(|| word.to_owned(), |name| format!("{word} {name}"));
            let of_all = self.whole(word).map(|_| word.to_owned());
            let names = self.names(word);
            let of_each = names.iter().map(|name| format!("{word} {name}"));
            let choices = of_all.into_iter().chain(of_each).collect();
            return Err(Unknown { asked, choices });
        }
        let plain = PLAIN.iter().find_map(|kind| self.item(kind, word));
        let found = self.whole(word).or(plain).or_else(|| self.page(word));
        found.map(|item| (item, 0)).ok_or_else(|| Unknown {
            asked: word.to_owned(),
            choices: self.choices(),
        })
    }

    /// The newest one of a kind, rather with figures that are closed.
    fn newest(&self, kind: &str) -> Option<Item> {
        let closed = self.closed.and_then(|name| self.item(kind, name));
        closed.or_else(|| self.item(kind, &self.names(kind).pop()?))
    }

    fn whole(&self, word: &str) -> Option<Item> {
        let kind = whole_kinds().find(|kind| kind.word == word)?;
        self.document(kind, "")
    }

    fn item(&self, word: &str, name: &str) -> Option<Item> {
        // Names are written small in addresses, whatever their files are called.
        self.document(named(word)?, &name.to_lowercase())
    }

    fn document(&self, kind: &PrintKind, name: &str) -> Option<Item> {
        let path = format!("{}{}index.html", self.folder, kind.address_of(name));
        self.pages.contains(&path).then(|| Item {
            path,
            name: kind.file_of(name),
        })
    }

    /// A page of the site by its path, with or without `index.html` and the slashes around it.
    fn page(&self, word: &str) -> Option<Item> {
        let word = word.trim_matches('/');
        let folders = format!("{}/index.html", word.trim_end_matches("/index.html"));
        let own = [&folders, word].map(|path| format!("{}{path}", self.folder));
        let path = own
            .into_iter()
            .chain([folders, word.to_owned()])
            .find(|path| path.ends_with(".html") && self.pages.contains(path))?;
        let stem = path
            .strip_prefix(self.folder)
            .unwrap_or(&path)
            .trim_end_matches("index.html")
            .trim_end_matches(".html")
            .trim_matches('/')
            .replace('/', "-");
        Some(Item {
            path,
            name: if stem.is_empty() {
                "index".to_owned()
            } else {
                stem
            },
        })
    }

    /// The names of one kind, sorted.
    fn names(&self, kind: &str) -> Vec<String> {
        let Some((before, after)) = named(kind).and_then(|kind| kind.address.split_once("{}"))
        else {
            return Vec::new();
        };
        let start = format!("{}print/{before}", self.folder);
        let end = format!("{after}index.html");
        let name = |page: &String| {
            page.strip_prefix(&start)?
                .strip_suffix(&end)
                .map(str::to_owned)
        };
        self.pages
            .iter()
            .filter_map(name)
            .filter(|name| !name.is_empty() && !name.contains('/'))
            .collect()
    }

    fn kinds(&self) -> Vec<String> {
        everything(self.folder, self.pages)
            .into_iter()
            .map(|item| item.name)
            .collect()
    }

    /// Everything that one word can mean.
    fn choices(&self) -> Vec<String> {
        let names = PLAIN.iter().flat_map(|kind| self.names(kind));
        let kinds = named_kinds()
            .map(|kind| kind.word)
            .filter(|word| !self.names(word).is_empty());
        let whole = whole_kinds()
            .map(|kind| kind.word)
            .filter(|word| self.whole(word).is_some());
        names.chain(kinds.chain(whole).map(str::to_owned)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> BTreeSet<String> {
        [
            "index.html",
            "quarters/2021-q4/index.html",
            "print/quarters/2021-q3/index.html",
            "print/quarters/2021-q4/index.html",
            "print/projects/lifts/index.html",
            "print/projects/lifts/poster/index.html",
            "print/projects/lifts/board/index.html",
            "print/boards/programme/index.html",
            "print/boards/wall/index.html",
            "print/years/2021/index.html",
            "print/books/care/index.html",
            "en/index.html",
            "en/projects/index.html",
            "en/print/projects/lifts/index.html",
        ]
        .map(str::to_owned)
        .into()
    }

    fn check(words: &str, folder: &str, expected: &str) {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        let found = match items(&words, folder, &pages(), None) {
            Ok(items) => items
                .into_iter()
                .map(|item| item.name)
                .collect::<Vec<_>>()
                .join(" "),
            Err(unknown) => format!("no {}: {}", unknown.asked, unknown.choices.join(", ")),
        };
        assert_eq!(found, expected, "{words:?}");
    }

    #[test]
    fn words_mean_documents() {
        check("", "", "2021-q4");
        check("2021-q3 quarter 2021-q4", "", "2021-q3 2021-q4");
        check(
            "project lifts poster lifts board lifts",
            "",
            "lifts lifts-poster lifts-board",
        );
        check("board wall", "", "programme-board wall");
        check("board", "", "programme-board");
        check(
            "board programme",
            "",
            "no board programme: board, board lifts",
        );
        check("year 2021 2021 book care lifts", "", "2021 care-book lifts");
        check(
            "quarters/2021-q4 /quarters/2021-q4/index.html",
            "",
            "quarters-2021-q4",
        );
        check("lifts", "en/", "lifts");
        check("index.html", "", "index");
        assert_eq!(
            items(&["projects/".to_owned()], "en/", &pages(), None)
                .map(|found| found[0].path.clone()),
            Ok("en/projects/index.html".to_owned())
        );
    }

    #[test]
    fn without_words_it_is_the_newest_closed_quarter() {
        let newest = |closed| items(&[], "", &pages(), closed).map(|found| found[0].name.clone());
        assert_eq!(newest(Some("2021-q3")), Ok("2021-q3".to_owned()));
        assert_eq!(newest(None), Ok("2021-q4".to_owned()));
        check("quarter", "", "2021-q4");
        check("quarter wall", "", "2021-q4 wall");
        let of_years = [
            "print/years/2020-21/index.html",
            "print/years/2021-22/index.html",
        ];
        let of_years: BTreeSet<String> = of_years.map(str::to_owned).into();
        let newest = |pages| items(&[], "", pages, None).map(|found| found[0].name.clone());
        assert_eq!(newest(&of_years), Ok("2021-22".to_owned()));
        let none = newest(&BTreeSet::new()).map_err(|unknown| unknown.asked);
        assert_eq!(none, Err("book".to_owned()));
    }

    #[test]
    fn unknown_words_get_what_there_is() {
        check(
            "quarter 2021-q5",
            "",
            "no quarter 2021-q5: quarter 2021-q3, quarter 2021-q4",
        );
        check("board liffts", "", "no board liffts: board, board lifts");
        check("quarter", "en/", "no quarter: ");
        assert_eq!(
            folder(Some("en"), Some("zh-Hans"), &pages()),
            Ok("en/".to_owned())
        );
        assert_eq!(
            folder(Some("zh-hans"), Some("zh-Hans"), &pages()),
            Ok(String::new())
        );
        let unknown = folder(Some("fr"), Some("zh-Hans"), &pages()).expect_err("no French");
        assert_eq!(unknown.choices, ["zh-Hans", "en"]);
    }

    #[test]
    fn everything_is_each_document_once() {
        assert_eq!(everything("", &pages()).len(), 9);
    }
}
