//! `init`: a small site to begin with, or one of several kinds with figures over a year.

use super::{Global, report};
use crate::io::failure::printable;
use crate::io::write_new;
use clap::{Args, ValueEnum};
use include_dir::{Dir, include_dir};
use std::path::{Path, PathBuf};

/// What `init` is asked for.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The new folder
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// A site of a kind, with figures or ratings over four periods, instead of two short projects
    #[arg(long, value_enum, value_name = "KIND")]
    sample: Option<Sample>,
    /// The language of the site
    #[arg(long, value_enum, value_name = "TAG", default_value = "en")]
    lang: Tongue,
}

/// The kinds of sites that there is a sample of.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Sample {
    /// A city and what it promised: counts, limits, milestones, a yes or no, reports, a showcase
    City,
    /// Promises that somebody else rates: kept, broken, stalled
    Promises,
    /// Major projects that a review rates from green to red
    Portfolio,
    /// Indicators of a country, by year, sex and region
    Indicators,
    /// Objectives and key results of an association
    Okr,
    /// Twelve short files: a title, a target, and what was done by when
    Minimal,
}

/// The languages that every sample is in.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Tongue {
    /// English
    En,
    /// Chinese, simplified
    #[value(name = "zh-Hans", aliases = ["zh", "zh-hans", "zh-CN"])]
    ZhHans,
}

/// The files of each sample, below its name and the tag of its language.
static SAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/sample");

/// The sample of a site without a kind.
const PLAIN: &str = "plain/en";

/// The same in Chinese.
const MINIMAL: &str = "minimal/zh-Hans";

/// Two branches that both sealed are joined line by line.
const ATTRIBUTES: (&str, &[u8]) = (".gitattributes", b"content/ledger.csv merge=union\n");

/// Makes a site that builds; gives the exit code. A folder of `.` means the folder of `-C`.
pub fn init(global: &Global, asked: &InitArgs) -> u8 {
    let root = if asked.dir == Path::new(".") {
        global.root.clone()
    } else {
        asked.dir.clone()
    };
    let mut files = files(&asked.name());
    // A repository may have its own; joining two ledgers line by line is a help, not a need.
    if root.join(ATTRIBUTES.0).symlink_metadata().is_err() {
        files.push(ATTRIBUTES);
    }
    if let Err(failure) = write_new(&root, &files) {
        return report::failure(&failure);
    }
    let (place, go) = match root == Path::new(".") {
        true => ("this folder".to_owned(), String::new()),
        false => {
            let named = printable(&root);
            (named.to_string(), format!("cd {named} && "))
        }
    };
    eprintln!(
        "Made a small site in {place}. Next: {go}milepost build, then open output/index.html"
    );
    0
}

impl InitArgs {
    /// The folder of the sample among all of them.
    fn name(&self) -> String {
        let word = |value: Option<clap::builder::PossibleValue>| {
            value.map_or_else(String::new, |value| value.get_name().to_owned())
        };
        match (self.sample, self.lang) {
            (None, Tongue::En) => PLAIN.to_owned(),
            // The two short projects are in English alone.
            (None, Tongue::ZhHans) => MINIMAL.to_owned(),
            (Some(sample), _) => format!(
                "{}/{}",
                word(sample.to_possible_value()),
                word(self.lang.to_possible_value())
            ),
        }
    }
}

/// The files of a sample with their paths in the new folder, by path.
fn files(name: &str) -> Vec<(&'static str, &'static [u8])> {
    let dir = SAMPLES
        .get_dir(name)
        .expect("each kind and language that can be asked for has its folder");
    let mut files = Vec::new();
    let mut open = vec![dir];
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        files.extend(folder.files().filter_map(|file| {
            let path = file.path().strip_prefix(name).ok()?.to_str()?;
            Some((path, file.contents()))
        }));
    }
    files.sort_unstable();
    files
}
