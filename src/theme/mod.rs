//! Templates, strings, style sheet and assets: the embedded ones, and a site's own before them. The
//! site's files come in as paths and bytes; no disk is read here.

pub mod named;
pub mod needs;
mod palette;
mod press;
pub mod strings;
pub mod conventions;
mod own;
mod sections;
mod meaning;
mod untranslated;

use include_dir::{Dir, DirEntry, include_dir};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub use conventions::conventions;
pub use named::Named;
pub use palette::Palette;
pub use press::pressed;
pub use sections::Section;
pub use strings::{Arg, Shown, Strings};
pub use untranslated::{Untranslated, to_translate, with_more};

/// The theme that every binary carries.
static CIVIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/civic");

/// The name of the embedded theme, and the folder that a site's templates extend it by.
pub const EMBEDDED: &str = "civic";

/// The style sheet that every page loads: the files of `css/`. A folder in it is a sheet of its
/// own, for the pages whose templates name it.
pub const STYLE: &str = "style";

/// How the names of templates end that are style sheets: each makes that of one page for paper.
pub const SHEET: &str = ".pages.css";

/// Files of styles by their sheet and name, in which order they are joined.
type Styles = BTreeMap<(String, String), String>;

/// Everything that decides how a site looks.
#[derive(Debug)]
pub struct Theme {
    /// Template sources by name; the embedded ones begin with `civic/`.
    pub templates: Vec<(String, String)>,
    /// Fluent sources by language, the embedded ones first.
    strings: BTreeMap<String, Vec<StringsFile>>,
    /// What sections a page had before the site chose among them.
    arranged: BTreeMap<String, Vec<Section>>,
    /// Style sheets by name, without `.css`: that of every page, and what only some pages load.
    pub styles: BTreeMap<String, String>,
    /// The colours of charts in the style sheet of every page.
    pub palette: Palette,
    /// Files copied to the output as they are: path and bytes, each path once.
    pub assets: Vec<(String, Vec<u8>)>,
}

/// Whether a file of a theme is published as it is, by its path inside the theme.
pub fn is_asset(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let is_strings = matches!(parts[..], ["strings", _, _]) && path.ends_with(".ftl");
    let is_style = matches!(parts[..], ["css", _] | ["css", _, _]);
    !is_strings && !is_style && !is_template(path)
}

fn is_template(path: &str) -> bool {
    [".html", ".xml", SHEET]
        .iter()
        .any(|end| path.ends_with(end))
}

/// One Fluent file of a language, embedded or of the site.
#[derive(Debug)]
pub struct StringsFile {
    /// Its name; that of an embedded one begins with `civic/`.
    name: String,
    text: String,
    embedded: bool,
}

/// The path of a template or strings file as its author knows it.
///
/// Embedded files are named below the embedded theme, a site's own below its folder.
pub fn shown(file: &str, own: &str) -> String {
    if file.starts_with(&format!("{EMBEDDED}/")) {
        format!("themes/{file} (embedded)")
    } else {
        format!("themes/{own}/{file}")
    }
}

/// A theme that cannot be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeError {
    /// The template or strings file, by its name in the theme.
    pub file: String,
    /// Line, counted from 1; 0 where unknown.
    pub line: usize,
    /// Column, counted from 1; 0 where unknown.
    pub column: usize,
    /// What is wrong, as a sentence without its place.
    pub message: String,
    /// What to type instead, as an instruction; may be empty.
    pub hint: String,
    /// The page that was being rendered; `None` while loading.
    pub page: Option<String>,
    /// Whether it is a strings file.
    pub strings: bool,
}

impl Theme {
    /// The embedded theme with a site's own files before it, and the accent colour of the
    /// configuration.
    ///
    /// A template of the same name replaces one; one that begins with
    /// `{% extends "civic/project.html" %}` changes single blocks.
    pub fn new(local: Vec<(String, Vec<u8>)>, accent: Option<&str>) -> Theme {
        let mut theme = Theme {
            templates: Vec::new(),
            strings: BTreeMap::new(),
            arranged: BTreeMap::new(),
            styles: BTreeMap::new(),
            palette: Palette::default(),
            assets: Vec::new(),
        };
        let mut styles = Styles::new();
        for (path, bytes) in embedded(&CIVIC) {
            theme.take(&path, bytes, true, &mut styles);
        }
        for (path, bytes) in local {
            theme.take(&path, bytes, false, &mut styles);
        }
        if let Some(colour) = accent {
            // The name sorts behind those of all files, so that the accent overrides theirs.
            let last = (STYLE.to_owned(), "~".to_owned());
            styles.insert(last, format!(":root{{--mp-accent:{colour}}}"));
        }
        for ((sheet, _), text) in styles {
            theme.styles.entry(sheet).or_default().push_str(&text);
        }
        theme
            .styles
            .values_mut()
            .for_each(|text| *text = press::pressed(text));
        theme.palette = theme
            .styles
            .get(STYLE)
            .map(|text| Palette::of(text))
            .unwrap_or_default();
        theme
    }

    fn take(&mut self, path: &str, bytes: Vec<u8>, embedded: bool, styles: &mut Styles) {
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        let name = || {
            if embedded {
                format!("{EMBEDDED}/{path}")
            } else {
                path.to_owned()
            }
        };
        match path.split('/').collect::<Vec<_>>().as_slice() {
            ["strings", lang, _] if path.ends_with(".ftl") => {
                let file = StringsFile {
                    name: name(),
                    text: text(),
                    embedded,
                };
                self.strings
                    .entry((*lang).to_owned())
                    .or_default()
                    .push(file)
            }
            ["css", name] => {
                styles.insert((STYLE.to_owned(), (*name).to_owned()), text());
            }
            ["css", sheet, name] => {
                styles.insert(((*sheet).to_owned(), (*name).to_owned()), text());
            }
            _ if is_template(path) => self.templates.push((name(), text())),
            _ => {
                self.assets.retain(|(earlier, _)| earlier != path);
                self.assets.push((path.to_owned(), bytes));
            }
        }
    }

    /// The strings of a language with the site's own words for its terms; English where there are
    /// none.
    ///
    /// # Errors
    /// A strings file that Fluent cannot read, or a message in it that could not be said.
    pub fn strings(&self, tag: &str, terms: &str) -> Result<Strings, ThemeError> {
        self.strings_with(tag, ("", terms))
    }

    /// The same with the words of the site's calendar, which stand before the site's own files:
    /// what these say of a period is said, unless they leave its form open as the theme does.
    ///
    /// # Errors
    /// As [`Theme::strings`].
    pub fn strings_with(
        &self,
        tag: &str,
        (calendar, terms): (&str, &str),
    ) -> Result<Strings, ThemeError> {
        let files = self.files(tag);
        let own = self.own_files(tag).iter();
        let of_site = own.clone().filter(|file| !file.embedded).count();
        let mut sources: Vec<&str> = files.iter().map(|file| &*file.text).collect();
        let at = sources.len() - of_site;
        sources.insert(at, calendar);
        let again = again(calendar, own.clone().filter(|file| !file.embedded));
        sources.push(&again);
        sources.push(terms);
        let mut names: Vec<&str> = files.iter().map(|file| &*file.name).collect();
        names.insert(at, "terms");
        let strings = Strings::new(tag, &sources).map_err(|bad| ThemeError {
            file: (*names.get(bad.source).unwrap_or(&"terms")).to_owned(),
            line: bad.line,
            message: bad.what,
            strings: true,
            ..ThemeError::default()
        })?;
        if files.iter().all(|file| file.embedded) {
            return Ok(strings);
        }
        let templates = self
            .templates
            .iter()
            .filter(|(name, _)| !name.starts_with(&format!("{EMBEDDED}/")));
        let templates: Vec<&str> = templates.map(|(_, text)| &**text).collect();
        own::check(&files, &own::given(&self.strings), &templates)?;
        let embedded: Vec<&str> = files
            .iter()
            .filter(|file| file.embedded)
            .map(|file| &*file.text)
            .chain([calendar, terms])
            .collect();
        let behind = Strings::new(tag, &embedded).expect("the embedded files were read before");
        Ok(strings.with_behind(behind))
    }

    /// The files of a language, in the order in which they override; English stands behind every
    /// language, so that a new string never stops a site.
    fn files(&self, tag: &str) -> Vec<&StringsFile> {
        let (english, own) = (self.files_in("en"), self.own_files(tag));
        let own = if own.is_empty() { english } else { own };
        english.iter().chain(own).collect()
    }

    /// The files of a language itself, else those of its base; none where there are neither.
    fn own_files(&self, tag: &str) -> &[StringsFile] {
        match (self.files_in(tag), tag.split_once('-')) {
            ([], Some((base, _))) => self.files_in(base),
            (own, _) => own,
        }
    }

    /// What the site's own files of a language say and nobody asks for: the name of the file, where
    /// in it the key stands, the key. `generated` are the keys that the site's groups make.
    pub fn unsaid(&self, tag: &str, generated: &[String]) -> Vec<(&str, Range<usize>, &str)> {
        let all = self.strings.values().flatten();
        let mut known = self.said();
        known.extend(generated.iter().map(|key| &**key));
        let own = |name: &str| !name.starts_with(&format!("{EMBEDDED}/"));
        let templates = self.templates.iter().filter(|(name, _)| own(name));
        let texts: Vec<&str> = templates.map(|(_, text)| &**text).collect();
        let files: Vec<&StringsFile> = all.filter(|file| !file.embedded).collect();
        let own = self.files_in(tag).iter().filter(|file| !file.embedded);
        own.flat_map(|file| {
            let keys = untranslated::keys(file);
            let unsaid = keys.filter(|key| !known.contains(key) && !key.starts_with("column-"));
            let unsaid = unsaid.filter(|key| {
                let is_called = texts
                    .iter()
                    .any(|text| text.contains(&format!("\"{key}\"")));
                let is_part = files.iter().any(|file| own::names(&file.text, key));
                !is_called && !is_part
            });
            let place = |key: &str| {
                let at = key.as_ptr() as usize - file.text.as_ptr() as usize;
                at..at + key.len()
            };
            unsaid.map(move |key| (&*file.name, place(key), key))
        })
        .collect()
    }

    /// The keys of everything that the theme itself says.
    pub fn said(&self) -> BTreeSet<&str> {
        let files = self.strings.values().flatten();
        files
            .filter(|file| file.embedded)
            .flat_map(untranslated::keys)
            .collect()
    }

    fn files_in(&self, tag: &str) -> &[StringsFile] {
        self.strings.get(tag).map_or(&[], |files| files)
    }
}

/// All files of an embedded folder, sorted by path.
fn embedded(dir: &Dir<'_>) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => files.extend(embedded(inner)),
            DirEntry::File(file) => {
                let path = file
                    .path()
                    .components()
                    .map(|c| c.as_os_str().to_string_lossy())
                    .collect::<Vec<_>>()
                    .join("/");
                files.push((path, file.contents().to_vec()));
            }
        }
    }
    files.sort();
    files
}

/// The words of the calendar of which a site's own file names the forms without choosing one, as a
/// copy of the theme's file does: such a line says nothing of its own.
fn again<'f>(calendar: &str, own: impl Iterator<Item = &'f StringsFile>) -> String {
    let lines: BTreeSet<String> = own
        .flat_map(|file| file.text.lines())
        .map(|line| line.split_whitespace().collect())
        .collect();
    let is_open = |line: &&str| {
        let name = line.split_once(" = ").map_or("", |(name, _)| name);
        lines.contains(&format!("{name}={{{name}-of}}"))
    };
    let open: Vec<&str> = calendar.lines().filter(is_open).collect();
    open.join("\n")
}

#[cfg(test)]
mod tests;
