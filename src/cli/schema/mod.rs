//! `schema`: the reference as JSON Schema, printed, or put where an editor looks for it.

mod settings;

use super::explain::Lang;
use super::{Global, report, say};
use crate::io::failure::printable;
use crate::io::{self, Failure, FolderSource, write_new};
use crate::reference::{KINDS, Kind, Names, Tongue, schema as made};
use crate::stated;
use crate::yaml::did_you_mean;
use clap::Args;
use settings::Merged;

/// What `schema` is asked for.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// site, project, report, quarter, page, translation, page-translation, report-translation,
    /// chart, table or list; without one, they are listed
    #[arg(value_name = "KIND")]
    kind: Option<String>,
    /// Write all of them into .vscode/, and into its settings.json that content/site.yaml is
    /// checked by the extension YAML of Red Hat
    #[arg(long, conflicts_with = "kind")]
    vscode: bool,
    /// The language of descriptions [default: English followed by Chinese]
    #[arg(long, value_enum, value_name = "TAG")]
    lang: Option<Lang>,
}

/// Prints a schema, or writes all; gives the exit code.
pub fn schema(global: &Global, asked: &SchemaArgs) -> u8 {
    let tongue = asked.lang.map(Lang::tongue);
    if asked.vscode {
        return vscode(global, tongue);
    }
    let Some(word) = &asked.kind else {
        list();
        return 0;
    };
    let Some(kind) = KINDS.iter().find(|kind| kind.word == word.to_lowercase()) else {
        let known: Vec<&str> = KINDS.iter().map(|kind| kind.word).collect();
        let hint = match did_you_mean(word, &known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`milepost schema` lists them".to_owned(),
        };
        eprintln!(
            "error: there is no schema `{}`; {hint}",
            word.escape_debug()
        );
        return 2;
    };
    say::bytes(text(kind, &names(global), tongue).as_bytes());
    0
}

fn list() {
    println!("milepost schema KIND prints the JSON Schema (draft-07) of:\n");
    for kind in KINDS {
        println!("  {:<19} {}", kind.word, kind.file);
    }
    println!(
        "\nIn a site it knows the ids of the site. --vscode writes all of them for the editor."
    );
}

fn text(kind: &Kind, names: &Names, tongue: Option<Tongue>) -> String {
    let made = made(kind, names, tongue);
    // A value of JSON that was just made has no key that is no text.
    serde_json::to_string_pretty(&made).expect("JSON that can be written") + "\n"
}

/// The ids of the site; none where there is no site, or one that cannot be read, which is told.
fn names(global: &Global) -> Names {
    let Ok(source) = FolderSource::open(&global.root) else {
        return Names::default();
    };
    match stated(&source, &global.options()).made {
        Some(site) => Names::of(&site),
        None => {
            if has_config(global) {
                eprintln!(
                    "content/site.yaml cannot be read: the schema knows no ids; `milepost check` \
                     says what is wrong"
                );
            }
            Names::default()
        }
    }
}

fn has_config(global: &Global) -> bool {
    matches!(io::text(&global.root, CONFIG), Ok(Some(_)))
}

const CONFIG: &str = "content/site.yaml";

/// Writes the schemas and the settings of the editor.
fn vscode(global: &Global, tongue: Option<Tongue>) -> u8 {
    if !has_config(global) {
        eprintln!(
            "error: there is no {CONFIG} in {}; run this in the folder of a site, or name it \
             with `-C`",
            printable(&global.root)
        );
        return 2;
    }
    match put_all(global, tongue) {
        Ok(told) => {
            eprintln!("{told}");
            0
        }
        Err(failure) => report::failure(&failure),
    }
}

/// Writes all that the editor needs; what is to be told of it.
fn put_all(global: &Global, tongue: Option<Tongue>) -> Result<String, Failure> {
    const SETTINGS: &str = ".vscode/settings.json";
    let names = names(global);
    let before = io::text(&global.root, SETTINGS)?;
    let merged = settings::merged(before.as_deref());
    for kind in KINDS {
        let path = format!(".vscode/{}.schema.json", kind.word);
        put(global, &path, &text(kind, &names, tongue))?;
    }
    let folder = printable(global.root.join(".vscode"));
    let file = printable(global.root.join(SETTINGS));
    let made = format!("Made {} schemas in {folder}", KINDS.len());
    Ok(match merged {
        Merged::Text(after) => {
            put(global, SETTINGS, &after)?;
            format!("{made}, and named them in {file}")
        }
        Merged::Same => format!("{made}; {file} names them already"),
        Merged::Paste(why, what) => {
            format!("{made}; {file} {why}, so it was left alone. Paste into it:\n\n{what}")
        }
    })
}

/// Gives a file a text, whether or not it is there.
fn put(global: &Global, path: &str, after: &str) -> Result<(), Failure> {
    match io::text(&global.root, path)? {
        Some(before) if before == after => Ok(()),
        Some(before) => io::replace(&global.root, path, &before, after),
        None => write_new(&global.root, &[(path, after.as_bytes())]),
    }
}
