//! What a run begins with: the configuration and the site's own theme.

use crate::Options;
use crate::base::encode::path_of;
use crate::base::{Code, Diagnostic, Diagnostics, FileId, Span};
use crate::config;
use crate::model::Settings;
use crate::outcome::{Stopped, unreadable};
use crate::parse;
use crate::source::Source;
use crate::theme::{Theme, shown};
use crate::yaml::did_you_mean;
use std::collections::BTreeSet;

/// What `site.yaml` says.
///
/// # Errors
/// It is missing, wrong or unreadable.
pub fn settings(
    source: &dyn Source,
    options: &Options,
    diags: &mut Diagnostics,
) -> Result<Settings, Stopped> {
    let Some(file) = source.find("content/site.yaml") else {
        if source
            .refused()
            .iter()
            .any(|entry| matches!(entry.path.as_str(), "content" | "content/site.yaml"))
        {
            refused(source, diags);
            return Err(Stopped::Config);
        }
        let hint = "run `milepost init`, or write content/site.yaml:\ntitle: Our \
            promises\npublisher: Delivery office\nlanguages: [en]\nfocuses: {care: Growing old \
            well}"
            .to_owned();
        diags.add(Diagnostic {
            code: Code::NoConfig,
            span: None,
            message: "there is no content/site.yaml".to_owned(),
            hint,
            other: None,
        });
        return Err(Stopped::Config);
    };
    let text = parse::read_text(source, file, parse::LARGEST_TEXT, diags).map_err(unreadable)?;
    let settings = text.and_then(|text| config::settings(&text, file, diags));
    let Some(mut settings) = settings.filter(|_| !diags.has_errors()) else {
        return Err(Stopped::Config);
    };
    if let Some(url) = &options.base_url {
        settings.base_url = Some(url.as_str().into());
    }
    if let Some(origin) = &options.origin {
        let path = settings.base_url.as_deref().map_or("/", path_of);
        settings.base_url = Some(format!("{origin}{path}").into());
    }
    Ok(settings)
}

/// Tells of the languages for whose messages English stands in, each once with their number.
pub fn untranslated(
    source: &dyn Source,
    settings: &Settings,
    theme: &Theme,
    diags: &mut Diagnostics,
) {
    let file = source.find("content/site.yaml");
    for tag in &settings.languages {
        let missing = theme.lacking(tag).len();
        if let (Some(file), 1..) = (file, missing) {
            let all = theme.messages();
            diags.push(
                Code::Untranslated,
                Span::start_of(file),
                format!(
                    "`{tag}` has no words for {missing} of {all} messages, which are in English"
                ),
                format!("`milepost theme strings {tag}` writes the file to translate"),
            );
        }
    }
}

/// Tells of strings of the site's own that no page says, so that they change nothing.
pub fn unsaid(source: &dyn Source, settings: &Settings, theme: &Theme, diags: &mut Diagnostics) {
    let groups = settings.groups.iter();
    let generated: Vec<String> = groups
        .flat_map(|own| [format!("term-{}", own.id), format!("menu-{}", own.id)])
        .collect();
    let known: Vec<&str> = theme.said().into_iter().collect();
    let languages: BTreeSet<&str> = settings.languages.iter().map(|tag| &**tag).collect();
    for tag in languages {
        for (name, place, key) in theme.unsaid(tag, &generated) {
            let Some(file) = source.find(&shown(name, &settings.theme.name)) else {
                continue;
            };
            let near = did_you_mean(key, &known);
            let hint = near.map_or_else(
                || format!("delete `{key}`, or say it in a template with `t(key=\"{key}\")`"),
                |near| format!("did you mean `{near}`?"),
            );
            diags.push(
                Code::Unsaid,
                Span::new(file, place.start, place.end),
                format!("no page says `{key}`"),
                hint,
            );
        }
    }
}

/// Tells of sections that a page does not have, cannot do without, or cannot have in that order.
pub fn sections(settings: &Settings, theme: &Theme, diags: &mut Diagnostics) {
    for wanted in &settings.sections {
        let all = theme.sections(wanted.page);
        let of = |name: &str| all.iter().find(|section| section.name == name);
        let known: Vec<&str> = all.iter().map(|section| &*section.name).collect();
        for (name, place) in wanted.names.iter().filter(|(name, _)| of(name).is_none()) {
            let near = did_you_mean(name, &known).map(|near| format!("did you mean `{near}`? "));
            let hint = near.unwrap_or_default() + "it has: " + &known.join(", ");
            let message = format!("the page `{}` has no section `{name}`", wanted.page);
            diags.push(Code::BadWord, place.0, message, hint);
        }
        let chosen = wanted.chosen(&known);
        let titles = all.iter().filter(|section| section.has_title);
        for missing in titles.filter(|section| !chosen.contains(&&*section.name)) {
            let name = &missing.name;
            let at = wanted.names.iter().find(|(own, _)| **own == **name);
            let span = at.or(wanted.names.first()).map(|(_, place)| place.0);
            let message = format!("`{name}` holds the heading of the page `{}`", wanted.page);
            let hint = match wanted.without {
                true => format!("take `{name}` off the list"),
                false => format!("write `{name}` as the first section"),
            };
            span.into_iter()
                .for_each(|span| diags.push(Code::BadWord, span, &*message, &*hint));
        }
        let placed = wanted.names.iter().filter(|_| !wanted.without);
        let placed: Vec<_> = placed.filter_map(|(n, at)| Some((of(n)?, at))).collect();
        for pair in placed
            .windows(2)
            .filter(|p| p[1].0.stretch < p[0].0.stretch)
        {
            let [(before, _), (name, at)] = [pair[0], pair[1]];
            let message = format!("`{}` has a place of its own on the page", name.name);
            let hint = format!("write `{}` before `{}`", name.name, before.name);
            diags.push(Code::BadWord, at.0, message, hint);
        }
    }
}

/// The files of the site's own theme, by path inside it.
pub fn local_theme(
    source: &dyn Source,
    settings: &Settings,
) -> Result<Vec<(String, Vec<u8>)>, Stopped> {
    let folder = format!("themes/{}/", settings.theme.name);
    let own = source
        .files()
        .iter()
        .enumerate()
        .filter_map(|(at, file)| Some((FileId(at as u32), file.path.strip_prefix(&folder)?)));
    own.map(|(file, path)| {
        Ok((
            path.to_owned(),
            source
                .read(file)
                .map_err(|e| unreadable((format!("{folder}{path}"), e)))?,
        ))
    })
    .collect()
}

/// Entries of the content folder that are never followed.
pub fn refused(source: &dyn Source, diags: &mut Diagnostics) {
    for entry in source.refused() {
        let message = format!(
            "`{}` is {}, which is never followed",
            entry.path.escape_debug(),
            entry.what
        );
        diags.add(Diagnostic {
            code: Code::NotARegularFile,
            span: None,
            message,
            hint: put_there(&entry.path),
            other: None,
        });
    }
}

/// What to do about an entry that is not followed.
fn put_there(path: &str) -> String {
    match path {
        "content" | "themes" => format!(
            "put the folder `{path}` itself there, or run milepost in the folder that holds it"
        ),
        _ => "put the file itself there".to_owned(),
    }
}
