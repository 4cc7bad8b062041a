//! Words of an author, by language. A missing translation falls back to another version and says
//! so.

/// A language of the site, as its position in `languages`; the first is the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(pub u8);

impl Lang {
    /// The default language of a site.
    pub const DEFAULT: Lang = Lang(0);

    /// Position in `languages`, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A text in one or several languages of the site; never without words in at least one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(Vec<Option<Box<str>>>);

/// What a reader of one language gets of a [`Text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version<'a> {
    /// The words, as the author wrote them.
    pub text: &'a str,
    /// The language they are in; another than asked for where a translation is missing.
    pub lang: Lang,
}

impl Text {
    /// A text written in the default language only.
    pub fn plain(words: impl Into<Box<str>>) -> Text {
        Text(vec![Some(words.into())])
    }

    /// A text from its versions; `None` when there is none. Of two in one language the later one
    /// counts.
    pub fn from_versions(versions: impl IntoIterator<Item = (Lang, String)>) -> Option<Text> {
        let mut by_lang: Vec<Option<Box<str>>> = Vec::new();
        for (lang, words) in versions {
            if by_lang.len() <= lang.index() {
                by_lang.resize(lang.index() + 1, None);
            }
            by_lang[lang.index()] = Some(words.into());
        }
        by_lang.iter().any(Option::is_some).then_some(Text(by_lang))
    }

    /// A text with one more version, spaces around it left out; an existing one in that language is
    /// kept.
    pub fn translated(text: Option<&Text>, lang: Lang, words: &str) -> Text {
        let old = text
            .into_iter()
            .flat_map(Text::versions)
            .map(|(lang, words)| (lang, words.to_owned()));
        let new = std::iter::once((lang, words.trim().to_owned()));
        // The earlier version comes last, so that it wins.
        Text::from_versions(new.chain(old)).expect("at least the new version has words")
    }

    /// The words in a language; where they are missing, the first version that exists.
    pub fn words(&self, lang: Lang) -> Version<'_> {
        let own = self
            .0
            .get(lang.index())
            .and_then(Option::as_deref)
            .map(|text| Version { text, lang });
        own.or_else(|| {
            self.versions()
                .next()
                .map(|(lang, text)| Version { text, lang })
        })
        .expect("a Text has words in at least one language")
    }

    /// The words in a language, without saying which they are in fact.
    pub fn get(&self, lang: Lang) -> &str {
        self.words(lang).text
    }

    /// Whether this language has a version of its own, so that none stands in for it.
    pub fn has(&self, lang: Lang) -> bool {
        self.words(lang).lang == lang
    }

    /// All versions that are written, in the order of the site's languages.
    pub fn versions(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0
            .iter()
            .enumerate()
            .filter_map(|(at, words)| Some((Lang(at as u8), words.as_deref()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_gives_the_first_version_and_says_so() {
        let text = Text::from_versions([(Lang(0), "电梯".into())]).expect("one version");
        assert_eq!(
            text.words(Lang(1)),
            Version {
                text: "电梯",
                lang: Lang(0)
            }
        );
        assert!(!text.has(Lang(1)));
        assert_eq!(Text::from_versions([]), None);
    }
}
