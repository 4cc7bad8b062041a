//! What the site calls its things: words by language, in place of those of the theme.

use crate::base::{Lang, Text};
use crate::model::term::TERMS;
use crate::model::{Forms, Term};
use crate::reference;
use crate::yaml::{Fields, Node, Reader};
use std::collections::BTreeMap;

/// A map of words by what they name; a name that is none is reported.
pub fn terms(node: Option<&Node>, reader: &mut Reader) -> BTreeMap<Box<str>, Term> {
    let mut terms = BTreeMap::new();
    for (key, value) in node.map_or(&[][..], |n| reader.entries(n, "a map of words")) {
        if !TERMS.contains(&&*key.text) {
            reader.bad_word(&key.text, key.span, TERMS);
        } else if let Some(term) = term(value, reader) {
            // The period was always a quarter once.
            let key = match &*key.text {
                "period" => "quarter",
                key => key,
            };
            terms.insert(key.into(), term);
        }
    }
    terms
}

/// A word, or `{one: …, other: …, article: …}`, in one language or below each; one word stands for
/// both. Words without a language stand in all.
pub fn term(node: &Node, reader: &mut Reader) -> Option<Term> {
    let is_by_language = |node: &Node| {
        Fields::of(node, &reference::TERM)
            .is_some_and(|mut f| f.take("one").is_none() && f.take("other").is_none())
    };
    if is_by_language(node) {
        let mut all = Vec::new();
        for (key, value) in reader.entries(node, "a word by language") {
            let [one, other, article] = parts(value, reader);
            let mut said = |node: Option<&Node>| node.and_then(|n| reader.version(key, n));
            let (other, article) = (said(other), said(article));
            if let Some((lang, one)) = said(one) {
                let words = |said: Option<(Lang, String)>| said.map(|(_, words)| words);
                all.push((lang, forms(one, words(other), words(article))));
            }
        }
        return Some(Term::new(all));
    }
    let [one, other, article] = parts(node, reader);
    let one = one.and_then(|n| by_language(n, reader))?;
    let mut rest = |node: Option<&Node>| node.and_then(|n| by_language(n, reader));
    let (other, article) = (rest(other), rest(article));
    let words = |said: &Option<BTreeMap<Lang, String>>, lang| said.as_ref()?.get(&lang).cloned();
    Some(Term::new(one.into_iter().map(|(lang, one)| {
        let (other, article) = (words(&other, lang), words(&article, lang));
        (lang, forms(one, other, article))
    })))
}

fn forms(one: String, other: Option<String>, article: Option<String>) -> Forms {
    Forms {
        other: other.unwrap_or_else(|| one.clone()).into(),
        one: one.into(),
        article: article.map(Into::into),
    }
}

/// A text by language: those that a map names, all of them where it is a word alone.
fn by_language(node: &Node, reader: &mut Reader) -> Option<BTreeMap<Lang, String>> {
    let text: Text = reader.text(node)?;
    let all = (0..reader.languages.len()).map(|at| Lang(at as u8));
    let own = |lang: Lang| (lang, text.get(lang).to_owned());
    Some(match node.as_str() {
        Some(_) => all.map(own).collect(),
        None => text.versions().map(|(lang, _)| own(lang)).collect(),
    })
}

/// What is said of one, of several where that is another word, and the article.
fn parts<'n>(node: &'n Node, reader: &mut Reader) -> [Option<&'n Node>; 3] {
    let Some(mut fields) = Fields::of(node, &reference::TERM) else {
        return [Some(node), None, None];
    };
    let [one, other, article] = ["one", "other", "article"].map(|key| fields.take(key));
    fields.finish(reader.diags);
    [one.or(other), one.and(other), article]
}
