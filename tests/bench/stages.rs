//! How long each stage of a build takes, for a site of a hundred projects as `generate.py` writes
//! them; a stage of a single page or project is told for that one.
//!
//! `cargo bench --bench stages`

use divan::{Bencher, black_box};
use milepost::base::{Diagnostics, FileId, Lang};
use milepost::check::Context;
use milepost::derive::{self, AsOf, History};
use milepost::emit::safety;
use milepost::io::MemorySource;
use milepost::parse::Memos;
use milepost::render::address::page::Page;
use milepost::render::figure::of_project;
use milepost::render::html;
use milepost::source::Source;
use milepost::{Computed, Options, check, computed, config, discover, parse, renderers};
use std::sync::LazyLock;

fn main() {
    divan::main();
}

/// How many projects the site has.
const PROJECTS: usize = 100;

static SOURCE: LazyLock<MemorySource> = LazyLock::new(|| {
    let project = include_str!("sample/project.md");
    let named = |at: usize| (format!("content/projects/p{at:05}.md"), project.to_owned());
    let site = include_str!("sample/site.yaml").to_owned();
    let files = (1..=PROJECTS).map(named);
    MemorySource::new(files.chain([("content/site.yaml".to_owned(), site)]))
});

static COMPUTED: LazyLock<Computed> = LazyLock::new(|| {
    let outcome = computed(&*SOURCE, &Options::default());
    let first = outcome.diagnostics.first().map(|d| d.message.clone());
    outcome
        .made
        .unwrap_or_else(|| panic!("the sample does not build: {first:?}"))
});

/// The page of the first project.
static PAGE: LazyLock<Page> = LazyLock::new(|| Page::Project("p00001".into()));

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let source = &*SOURCE;
    bencher.bench(|| {
        let files = 0..source.files().len();
        files.for_each(|at| drop(black_box(source.read(FileId(at as u32)))));
    });
}

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let settings = &COMPUTED.site.settings;
    let mut diags = Diagnostics::new();
    let inventory = discover::inventory(&*SOURCE, settings, &mut diags);
    bencher.bench_local(|| {
        parse::documents(
            &*SOURCE,
            &inventory,
            &settings.languages,
            &Memos::none(),
            &mut diags,
        )
        .is_ok()
    });
}

#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    let mut diags = Diagnostics::new();
    let text = include_str!("sample/site.yaml");
    let settings = config::settings(text, FileId(0), &mut diags).expect("the sample is right");
    let inventory = discover::inventory(&*SOURCE, &settings, &mut diags);
    let parsed = || {
        let (langs, memos) = (&settings.languages, Memos::none());
        let parsed = parse::documents(&*SOURCE, &inventory, langs, &memos, &mut Diagnostics::new());
        parsed.expect("memory can be read")
    };
    // What was read is let go by the check, so each has its own.
    bencher.with_inputs(parsed).bench_local_refs(|parsed| {
        let context = Context {
            settings: &settings,
            source: &*SOURCE,
            parsed,
        };
        let (mut inventory, mut diags) = (inventory.clone(), Diagnostics::new());
        let tables = check::tables(context, &mut inventory, &mut diags);
        check::site(
            context,
            (&inventory, tables),
            &check::Memos::none(),
            &mut diags,
        )
    });
}

#[divan::bench(args = [History::Recent, History::Whole])]
fn derive(bencher: Bencher<'_, '_>, history: History) {
    let at = AsOf::on(COMPUTED.insight.as_of);
    bencher.bench(|| derive::insight(&COMPUTED.site, at, history));
}

#[divan::bench]
fn chart_of_one_project(bencher: Bencher<'_, '_>) {
    let renderers = renderers(&COMPUTED, &[], &*SOURCE, &Options::default());
    let here = renderers[0].here(&PAGE, Lang::DEFAULT, None);
    let of = &COMPUTED.insight.projects[0];
    bencher.bench_local(|| of_project::headlines(&here, of).is_ok());
}

#[divan::bench]
fn render_one_project(bencher: Bencher<'_, '_>) {
    let renderers = renderers(&COMPUTED, &[], &*SOURCE, &Options::default());
    bencher.bench_local(|| html::render(&renderers[0], &PAGE, Lang::DEFAULT).is_ok());
}

#[divan::bench]
fn gate_of_one_project(bencher: Bencher<'_, '_>) {
    let renderers = renderers(&COMPUTED, &[], &*SOURCE, &Options::default());
    let page = html::render(&renderers[0], &PAGE, Lang::DEFAULT).expect("the sample is right");
    bencher.bench(|| safety::findings(&page.html, &safety::Allowed::default()));
}
