//! `theme strings`: the file to translate the interface into a language.

use super::{Global, report};
use crate::base::Locale;
use crate::io::failure::printable;
use crate::io::write_new;
use crate::theme::to_translate;

/// Writes what a language lacks into the site's theme; gives the exit code.
pub fn strings(global: &Global, tag: &str) -> u8 {
    if Locale::new(tag).is_none() {
        eprintln!(
            "error: `{}` is no language tag; write one such as `fr` or `pt-BR`",
            tag.escape_debug()
        );
        return 2;
    }
    let Some((settings, theme)) = global.theme() else {
        eprintln!("error: the configuration or the theme has mistakes; run `milepost check` first");
        return 2;
    };
    let missing = theme.untranslated(tag);
    if missing.is_empty() {
        eprintln!("`{tag}` has words for all {} messages", theme.messages());
        return 0;
    }
    let path = format!(
        "themes/{}/strings/{tag}/untranslated.ftl",
        settings.theme.name
    );
    let text = to_translate(tag, &missing);
    match write_new(&global.root, &[(&path, text.as_bytes())]) {
        Ok(()) => {
            let is_spoken = settings.languages.iter().any(|own| **own == *tag);
            let next = if is_spoken {
                ""
            } else {
                ", and name the language in `languages` of content/site.yaml"
            };
            eprintln!(
                "Made {} with {} of {} messages; translate what you like{next}",
                printable(global.root.join(&path)),
                missing.len(),
                theme.messages()
            );
            0
        }
        Err(failure) => report::failure(&failure),
    }
}
