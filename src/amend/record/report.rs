//! The text of a dated report.

use super::super::figures::NewFigure;
use super::Record;
use crate::yaml::quoted;

/// What a report is made of.
pub struct Words<'a> {
    /// What was asked for.
    pub ask: &'a Record<'a>,
    /// The day or period that it is about, as it is written; `None`: its own day.
    pub about: Option<String>,
    /// Whether the project has the short form, in which one figure needs no id.
    pub is_short: bool,
    /// Names of photographs beside the project, with what each shows.
    pub photos: &'a [(String, &'a str)],
}

/// The report, with the figures in it; they are published on its day, which it says alone.
pub fn text(words: &Words<'_>, figures: &mut [NewFigure]) -> String {
    let ask = words.ask;
    let mut lines = vec!["kind: progress".to_owned()];
    let about = words.about.as_ref();
    let about = about.filter(|about| **about != ask.published.to_string());
    lines.extend(about.map(|about| format!("for: {about}")));
    figures
        .iter_mut()
        .for_each(|figure| figure.published = None);
    match figures {
        [] => {}
        [only] if words.is_short => lines.push(format!("done: {}", only.yaml(&[]))),
        all => {
            let all = all
                .iter()
                .map(|figure| format!("{}: {}", figure.indicator, figure.yaml(&[])));
            lines.push(format!(
                "observations: {{{}}}",
                all.collect::<Vec<_>>().join(", ")
            ));
        }
    }
    let said = [("next", ask.next), ("blocker", ask.blocker)];
    let said = said
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?)))
        .filter(|(_, text)| !text.trim().is_empty());
    lines.extend(said.map(|(key, text)| format!("{key}: {}", quoted(text.trim()))));
    if !words.photos.is_empty() {
        lines.push("photos:".to_owned());
        let photos = words.photos.iter();
        lines.extend(
            photos.map(|(file, alt)| format!("  - {{file: {file}, alt: {}}}", quoted(alt))),
        );
    }
    let body = ask.note.map_or("", str::trim);
    let body = if body.is_empty() {
        String::new()
    } else {
        format!("{body}\n")
    };
    format!("---\n{}\n---\n{body}", lines.join("\n"))
}
