//! What `print` needs: a browser, and fonts for the languages of the site.

use super::{Finding, Global};
use crate::io::browser::Browser;
use crate::io::failure::printable;
use crate::io::fonts::Fonts;
use crate::media::font::Outlines;
use crate::theme::Theme;

/// The lists of fonts in the style sheet: for whom, and the name of the list for a language written
/// with Latin letters and for all others.
const LISTS: &[(&str, &str, &str)] = &[
    ("fonts on screen", "--mp-latin", "--mp-han"),
    ("fonts on paper", "--mp-paper-latin", "--mp-paper-han"),
];

pub fn findings(global: &Global) -> Vec<Finding> {
    let mut findings = vec![browser()];
    findings.extend(fonts(global));
    findings
}

fn browser() -> Finding {
    let asked = std::env::var_os("MILEPOST_BROWSER").map(std::path::PathBuf::from);
    match Browser::find(asked.as_deref(), None) {
        Ok(browser) => {
            let version = browser
                .version()
                .unwrap_or_else(|| "of an unknown version".to_owned());
            let found = format!("{version}, {}", printable(&browser.program));
            Finding::fine("browser", found)
        }
        Err(failure) => {
            let why =
                "`milepost print` needs it; all pages can also be printed by hand with Ctrl+P";
            Finding::lacking(
                "browser",
                failure.message(),
                format!("{}\n{why}", failure.hint),
            )
        }
    }
}

/// The fonts that pages would be set in on this computer, for each language.
fn fonts(global: &Global) -> Vec<Finding> {
    let (languages, theme) = site(global);
    let sheets = theme
        .styles
        .values()
        .map(String::as_str)
        .collect::<String>();
    let installed = Fonts::installed();
    let mut found = Vec::new();
    for lang in &languages {
        for (id, latin, other) in LISTS {
            let list = if is_latin(lang) { latin } else { other };
            found.push(font(&installed, (id, lang), &families(&sheets, list)));
        }
    }
    found
}

/// The languages of the site and its theme; without a readable site those that milepost brings.
fn site(global: &Global) -> (Vec<String>, Theme) {
    match global.theme() {
        Some((settings, theme)) => {
            let tags = settings.languages.iter();
            (tags.map(|tag| tag.to_string()).collect(), theme)
        }
        None => (
            vec!["zh-Hans".into(), "en".into()],
            Theme::new(Vec::new(), None),
        ),
    }
}

fn is_latin(lang: &str) -> bool {
    lang == "en" || lang.starts_with("en-")
}

/// The families of the first list with a name in a style sheet that names any, the general ones
/// left out.
fn families(sheet: &str, list: &str) -> Vec<String> {
    let start = sheet.match_indices(list).map(|(at, name)| at + name.len());
    let lists = start.filter_map(|at| {
        let value = sheet[at..].trim_start().strip_prefix(':')?;
        Some(named(value.split_once([';', '}'])?.0))
    });
    lists
        .into_iter()
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

fn named(list: &str) -> Vec<String> {
    const GENERAL: [&str; 5] = [
        "serif",
        "sans-serif",
        "system-ui",
        "-apple-system",
        "monospace",
    ];
    let names = list
        .split(',')
        .map(|name| name.trim().trim_matches(['"', '\'']));
    let own = names
        .filter(|name| !name.is_empty() && !name.starts_with("var(") && !GENERAL.contains(name));
    own.map(str::to_owned).collect()
}

fn font(installed: &Fonts, (id, lang): (&'static str, &str), families: &[String]) -> Finding {
    let first = families
        .iter()
        .find_map(|name| Some((name, installed.family(name)?)));
    match first {
        Some((name, Outlines::PostScript)) if id == "fonts on paper" => Finding::lacking(
            id,
            format!("{lang} in {name}, whose letters a PDF may have as drawings"),
            "where a print shop refuses that, install static TrueType fonts with real weights, such \
             as Noto Sans SC and Noto Serif SC"
                .to_owned(),
        ),
        Some((name, _)) => Finding::fine(id, format!("{lang} in {name}")),
        None if is_latin(lang) => Finding::fine(id, format!("{lang} in the font of the system")),
        None => Finding::lacking(
            id,
            format!("{lang} has none of the fonts that the theme names"),
            format!("install one: {}", advice(families)),
        ),
    }
}

/// What to install: a package where there is one, and else the names.
fn advice(families: &[String]) -> String {
    let has = |name: &str| families.iter().any(|family| family == name);
    let package = match has("Noto Sans CJK SC") {
        true => "on Debian and Ubuntu `sudo apt install fonts-noto-cjk`, or ",
        false => "",
    };
    format!("{package}one of {}", families.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_fonts_is_the_first_one_that_names_any() {
        let sheet = ":lang(en){--mp-sans:var(--mp-latin)}:root{--mp-sans:-apple-system,\"PingFang SC\",\
            'Noto Sans SC', sans-serif;--mp-sans-x:A}";
        assert_eq!(
            families(sheet, "--mp-sans"),
            ["PingFang SC", "Noto Sans SC"]
        );
        assert!(families(sheet, "--mp-none").is_empty());
    }

    #[test]
    fn every_list_that_is_asked_for_is_in_the_theme() {
        let theme = Theme::new(Vec::new(), None);
        let sheets: String = theme.styles.values().map(String::as_str).collect();
        for (id, latin, other) in LISTS {
            for list in [latin, other] {
                assert!(!families(&sheets, list).is_empty(), "{id}: {list}");
            }
        }
    }
}
