//! `theme strings`: the file to translate the interface into a language.

use super::{Global, report};
use crate::base::Locale;
use crate::io::failure::printable;
use crate::io::{self, Failure, write_new};
use crate::theme::{Untranslated, to_translate, with_more};

/// Writes what a language lacks into a file of the site's theme, or adds to it what it does not
/// offer yet; gives the exit code.
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
    let file = printable(global.root.join(&path));
    let (count, all) = (missing.len(), theme.messages());
    let made = match put(global, &path, tag, missing) {
        Ok(made) => made,
        Err(failure) => return report::failure(&failure),
    };
    let is_spoken = settings.languages.iter().any(|own| **own == *tag);
    let next = match is_spoken {
        true => "",
        false => ", and name the language in `languages` of content/site.yaml",
    };
    match made {
        None => {
            eprintln!("Made {file} with {count} of {all} messages; translate what you like{next}")
        }
        Some(0) => eprintln!(
            "{file} has them all; `{tag}` has words for {} of {all} messages, the others wait there \
             behind a `#`",
            all - count
        ),
        Some(more) => eprintln!(
            "Added {more} {} at the end of {file}; what stood there is as it was, and `{tag}` \
             has words for {} of {all} messages{next}",
            if more == 1 { "message" } else { "messages" },
            all - count
        ),
    }
    0
}

/// Makes the file, or adds to the one that is there; how many messages were added to it, `None`
/// where it is new.
fn put(
    global: &Global,
    path: &str,
    tag: &str,
    missing: Vec<Untranslated<'_>>,
) -> Result<Option<usize>, Failure> {
    let Some(before) = io::text(&global.root, path)? else {
        let text = to_translate(tag, &missing);
        write_new(&global.root, &[(path, text.as_bytes())])?;
        return Ok(None);
    };
    let (after, more) = with_more(&before, missing);
    if 0 < more {
        io::replace(&global.root, path, &before, &after)?;
    }
    Ok(Some(more))
}
