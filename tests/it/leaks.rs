//! What is withheld is in no file of the output: each withheld file holds a word of its own, and so
//! does each text.

use crate::support::{Files, build, repository, unpacked};
use milepost::Options;
use milepost::check::Audience;
use milepost::io::MemorySource;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0\x90\x91h6";
const JPEG: &[u8] =
    b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08\0\x10\0\x10\x03\x01\x11\0\x02\x11\0\x03\x11\0";

const GIF: &[u8] = b"GIF89a\x10\0\x10\0\0\0\0,\0\0\0\0\x10\0\x10\0\0\x02";

/// A chunk of a PNG, with a check sum that nobody asks for.
fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    [
        (data.len() as u32).to_be_bytes().as_slice(),
        name,
        data,
        &[0; 4],
    ]
    .concat()
}

/// The bytes of a good file of the kind that its name says, with a word in it.
fn file(path: &str, word: &str) -> Vec<u8> {
    let text = word.as_bytes();
    match path.rsplit('.').next().unwrap_or("") {
        // In pictures the word stands where the data of the picture are; everything else is cut.
        "png" => [PNG, &chunk(b"IDAT", text), &chunk(b"IEND", b"")].concat(),
        "jpg" => [JPEG, b"\xff\xda\0\x02", text, b"\xff\xd9"].concat(),
        "gif" => [GIF, &[text.len() as u8], text, b"\0;"].concat(),
        "pdf" => [b"%PDF-1.4\n% ", text].concat(),
        "json" => format!("{{\"word\": \"{word}\"}}").into_bytes(),
        "docx" => zipped(&[("[Content_Types].xml", ""), ("word/document.xml", word)]),
        "xlsx" => zipped(&[("[Content_Types].xml", ""), ("xl/workbook.xml", word)]),
        "zip" => zipped(&[("word.txt", word)]),
        _ => format!("{word}\n").into_bytes(),
    }
}

/// An archive whose entries are stored as they are, so that a word in them can be found.
fn zipped(entries: &[(&str, &str)]) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        made.start_file(*name, stored)
            .and_then(|()| Ok(made.write_all(text.as_bytes())?))
            .expect("memory");
    }
    made.finish().expect("memory").into_inner()
}

/// Who may see a file: for each build, whether it is in the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Always,
    Internally,
    WithDrafts,
    Never,
}

/// Files that texts of the open project link to, and who may see each.
const LINKED: &[(&str, Seen)] = &[
    ("projects/open/plan.pdf", Seen::Always),
    ("projects/open/table.csv", Seen::Always),
    ("projects/open/later.csv", Seen::Never),
    ("projects/open/guidance.jpg", Seen::Internally),
    ("projects/open/memo.pdf", Seen::Internally),
    ("pages/chart.png", Seen::Always),
    ("projects/draft/a.txt", Seen::WithDrafts),
    ("projects/draft/b.pdf", Seen::WithDrafts),
    ("projects/draft/c.png", Seen::WithDrafts),
    ("projects/draft/deep/d.json", Seen::WithDrafts),
    ("projects/draft/e.docx", Seen::WithDrafts),
    ("projects/inside/a.gif", Seen::Internally),
    ("projects/inside/b.xlsx", Seen::Internally),
    ("projects/inside/c.jpg", Seen::Internally),
    ("projects/embargoed/a.zip", Seen::Never),
    ("projects/embargoed/b.csv", Seen::Never),
    ("projects/solo-record.pdf", Seen::WithDrafts),
    ("projects/solo-photo.jpg", Seen::WithDrafts),
];

/// Files and texts that nothing public names.
const UNLINKED: &[(&str, Seen)] = &[
    ("projects/draft/stop.jpg", Seen::WithDrafts),
    ("projects/inside/photo.png", Seen::Internally),
    ("projects/open/unused.pdf", Seen::Never),
    ("quarters/to-come.pdf", Seen::Never),
    ("pages/unused.txt", Seen::Never),
    ("loose.txt", Seen::Never),
    ("data/notes.txt", Seen::Never),
    ("ledger-copy.txt", Seen::Never),
    ("quarters/held.pdf", Seen::Always),
];

/// A word that stands nowhere else.
fn canary(path: &str) -> String {
    format!("canary-of-{}-end", path.replace(['/', '.'], "-"))
}

fn head(title: &str, more: &str) -> String {
    format!("---\ntitle: {title}\nfocus: care\nstart: 2021-01-01\ndue: 2021-12-31\n{more}---\n")
}

/// The site with everything withheld in it, and links to all of it.
fn site() -> Files {
    let links = |up: &str| -> String {
        let link = |path: &str| {
            let image = [".png", ".jpg", ".gif"]
                .iter()
                .any(|end| path.ends_with(end));
            format!("{}[words]({up}{path})\n\n", if image { "!" } else { "" })
        };
        LINKED.iter().map(|(path, _)| link(path)).collect()
    };
    let open = "target: 10 homes\ndone: later.csv\n\
        evidence: {memo: {title: Memo, kind: document, file: memo.pdf}, own: {title: Own, kind: document, file: later.csv}}\n\
        actions: {a: {text: Do it, from: guidance, raised: 2021-02-01, closed: 2021-03-01, evidence: [memo], visibility: internal}}\n";
    let quarter = |link: &str| {
        format!(
            "---\ntitle: Q\nshowcase: {{dates: [2021-03-20], stops: [{{project: draft, photos: [{{file: stop.jpg, alt: x}}]}}]}}\n---\n[x]({link})\n"
        )
    };
    let texts: &[(&str, String)] = &[
        ("site.yaml", "title: T\npublisher: P\nlanguages: [en]\nas_of: 2021-11-30\nfocuses: {care: Care}\n".to_owned()),
        ("projects/open/index.md", format!("{}{}", head("Open", open), links("../../"))),
        (
            "projects/open/later.csv",
            "date,value,note\n2021-06-30,4,seen\n2021-12-31,9,canary-of-projects-open-later-csv-end\n".to_owned(),
        ),
        (
            "projects/open/2021-02-01-guidance.md",
            "---\nkind: guidance\nphotos: [{file: guidance.jpg, alt: x}]\n---\ncanary-of-guidance-end\n".to_owned(),
        ),
        ("projects/draft/index.md", format!("{}canary-of-draft-end\n", head("D", "draft: true\ntarget: 10 homes\n"))),
        (
            "projects/inside/index.md",
            format!(
                "{}canary-of-inside-end\n",
                head("I", "visibility: internal\ntarget: 10 homes\nphotos: [{file: photo.png, alt: x}]\n")
            ),
        ),
        (
            "projects/embargoed/index.md",
            format!("{}canary-of-embargoed-end\n", head("E", "embargo: 2022-06-01\ntarget: 10 homes\n")),
        ),
        (
            "projects/solo.md",
            head(
                "S",
                "draft: true\ntarget: 10 homes\nevidence: {r: {title: R, kind: document, file: solo-record.pdf}}\nphotos: [{file: solo-photo.jpg, alt: x}]\n",
            ),
        ),
        ("pages/about.md", format!("---\ntitle: About\n---\n{}", links("../"))),
        ("quarters/2021-Q1.md", quarter("held.pdf")),
        ("quarters/2022-Q2.md", "---\ntitle: Q\n---\n[x](to-come.pdf)\n".to_owned()),
    ];
    let files = LINKED
        .iter()
        .chain(UNLINKED)
        .map(|(path, _)| (*path, file(path, &canary(path))));
    let texts = texts
        .iter()
        .map(|(path, text)| (*path, text.clone().into_bytes()));
    files
        .chain(texts)
        .map(|(path, bytes)| (format!("content/{path}"), bytes))
        .collect()
}

fn tried(files: Files, options: &Options) -> (Option<Files>, Vec<String>) {
    let (outcome, files) = build(&MemorySource::new(files), options);
    let said = outcome
        .diagnostics
        .iter()
        .map(|d| format!("{} {}", d.code.id(), d.message))
        .collect();
    assert!(outcome.stopped.is_none(), "{:?}", outcome.stopped);
    let read = files.into_iter();
    let read = read.map(|(path, bytes)| (path, unpacked(&bytes))).collect();
    (outcome.made.map(|_| read), said)
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|window| window == word.as_bytes())
}

fn check_build(audience: Audience, drafts: bool, editions: bool) {
    let options = Options {
        audience,
        drafts,
        editions: Some(editions),
        ..Options::default()
    };
    let build = format!("{audience:?}, drafts {drafts}, editions {editions}");
    let (made, said) = tried(site(), &options);
    let made = made.unwrap_or_else(|| panic!("{build}: {said:?}"));
    assert_eq!(
        made.keys().any(|path| path.starts_with("editions/")),
        editions,
        "{build}"
    );
    let internal = audience == Audience::Internal;
    let texts = [
        ("draft", Seen::WithDrafts),
        ("inside", Seen::Internally),
        ("embargoed", Seen::Never),
        ("guidance", Seen::Internally),
    ];
    for (path, seen) in LINKED.iter().chain(UNLINKED).chain(&texts) {
        let expected = match seen {
            Seen::Always => true,
            Seen::Internally => internal,
            Seen::WithDrafts => drafts,
            Seen::Never => false,
        };
        let word = canary(path);
        let found: Vec<&String> = made
            .iter()
            .filter(|(_, bytes)| holds(bytes, &word))
            .map(|(path, _)| path)
            .collect();
        assert_eq!(
            !found.is_empty(),
            expected,
            "{build}: {path} is in {found:?}"
        );
        assert!(expected || !made.contains_key(*path), "{build}: {path}");
        let linked = path.contains('.')
            && made
                .iter()
                .any(|(page, html)| page.ends_with(".html") && holds(html, &format!("{path}\"")));
        assert!(expected || !linked, "{build}: a page names {path}");
    }
}

#[test]
fn a_withheld_file_is_in_no_output_whoever_links_to_it() {
    for audience in [Audience::Public, Audience::Internal] {
        for drafts in [false, true] {
            check_build(audience, drafts, true);
        }
    }
    check_build(Audience::Public, false, false);
}

#[test]
fn a_link_to_a_withheld_file_is_said() {
    let (_, said) = tried(site(), &Options::default());
    for (path, _) in LINKED.iter().filter(|(_, seen)| *seen != Seen::Always) {
        let mark = format!("W118 `{path}` ");
        assert!(
            2 <= said.iter().filter(|line| line.starts_with(&mark)).count(),
            "{path}: {said:#?}"
        );
    }
    let wrong = said
        .iter()
        .find(|line| line.starts_with("W118") && line.contains("plan.pdf"));
    assert_eq!(wrong, None);
    for (path, _) in LINKED
        .iter()
        .filter(|(path, seen)| *seen == Seen::Always && path.starts_with("pages/"))
    {
        let name = path.rsplit('/').next().unwrap_or(path);
        assert!(
            !said.contains(&format!("W115 `{name}` is not published")),
            "{name} is published"
        );
    }
    assert!(
        said.contains(&"W115 `unused.txt` is not published".to_owned()),
        "{said:#?}"
    );
}

/// Files that go out nowhere, with why.
const FORBIDDEN: &[(&str, &[u8])] = &[
    ("a.html", b"canary"),
    (
        "a.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>canary</script></svg>",
    ),
    ("a.js", b"canary"),
    ("id_rsa", b"canary"),
    ("_redirects", b"/* https://canary.example/ 301"),
    ("_headers", b"canary"),
    ("a.md", b"---\ntitle: A\n---\ncanary"),
    ("a.yaml", b"canary: 1"),
    ("html.png", b"<html>canary"),
    ("html.jpg", b"<html>canary"),
    ("wave.webp", b"RIFF\0\0\0\0WAVEcanary"),
    ("video.avif", b"\0\0\0\x18ftypmp42\0\0\0\0isomcanary"),
    ("html.pdf", b"<html>canary"),
    ("html.docx", b"<html>canary"),
    ("html.zip", b"<html>canary"),
    ("program.txt", b"\x7fELF\0canary"),
    ("key.txt", b"-----BEGIN RSA PRIVATE KEY-----\ncanary\n"),
    ("broken.json", b"{canary"),
];

/// The slots in which a file can be named: project, report, quarter, page and configuration, with
/// the file named there.
fn slots(name: &str) -> Vec<(&'static str, Files)> {
    let plain = head("Open", "target: 10 homes\n");
    let with = |key: &str| head("Open", &format!("target: 10 homes\n{key}\n"));
    let evidence = with(&format!(
        "evidence: {{e: {{title: E, kind: document, file: {name}}}}}"
    ));
    let photos = format!("photos: [{{file: {name}, alt: x}}]");
    let site =
        "title: T\npublisher: P\nlanguages: [en]\nas_of: 2021-11-30\nfocuses: {care: Care}\n";
    let report = format!("---\nkind: progress\n{photos}\n---\nBody.\n");
    let stop = format!(
        "---\nshowcase: {{dates: [2021-03-20], stops: [{{project: open, {photos}}}]}}\n---\nBody.\n"
    );
    let of = |changed: &str, text: String| {
        let mut files = Files::from([
            ("content/site.yaml".to_owned(), site.as_bytes().to_vec()),
            (
                "content/projects/open/index.md".to_owned(),
                plain.clone().into_bytes(),
            ),
        ]);
        files.insert(format!("content/{changed}"), text.into_bytes());
        files
    };
    let project = "projects/open/index.md";
    vec![
        ("evidence", of(project, evidence)),
        ("project photo", of(project, with(&photos))),
        ("report photo", of("projects/open/2021-06-30.md", report)),
        ("stop photo", of("quarters/2021-Q1.md", stop)),
        ("text link", of(project, format!("{plain}[x]({name})\n"))),
        ("text image", of(project, format!("{plain}![x]({name})\n"))),
        (
            "page link",
            of(
                "pages/about.md",
                format!("---\ntitle: A\n---\n[x](../projects/open/{name})\n"),
            ),
        ),
        (
            "logo",
            of("site.yaml", format!("{site}theme: {{logo: {name}}}\n")),
        ),
        (
            "static",
            of("site.yaml", format!("{site}static: [{name}]\n")),
        ),
    ]
}

fn check_slot(slot: &str, mut files: Files, name: &str, bytes: &[u8], allowed: bool) {
    let folder = if matches!(slot, "logo" | "static") {
        "content"
    } else {
        "content/projects/open"
    };
    files.insert(format!("{folder}/{name}"), bytes.to_vec());
    let (made, said) = tried(files, &Options::default());
    let errors: Vec<&String> = said.iter().filter(|line| line.starts_with('E')).collect();
    assert_eq!(made.is_some(), allowed, "{name} as {slot}: {said:#?}");
    // A text of the site that is put beside a project also has a wrong name. That error alone would
    // hide a hole of the gate, so one of the gate itself must be among them.
    let of_gate = errors
        .iter()
        .any(|line| ["E058", "E047"].iter().any(|code| line.starts_with(code)));
    assert!(allowed || of_gate, "{name} as {slot}: {said:#?}");
    if let Some(made) = made {
        assert!(
            made.values().any(|made| made == bytes),
            "{name} as {slot} is published"
        );
    }
}

#[test]
fn a_forbidden_file_is_an_error_in_every_slot() {
    for (name, bytes) in FORBIDDEN {
        for (slot, files) in slots(name) {
            check_slot(slot, files, name, bytes, false);
        }
    }
}

#[test]
fn the_sources_of_the_site_are_no_downloads() {
    let own = ["index.md", "2021-02-01-guidance.md"];
    for name in own {
        let guidance = b"---\nkind: guidance\n---\ncanary\n";
        for (slot, mut files) in slots(name)
            .into_iter()
            .filter(|(slot, _)| !matches!(*slot, "logo" | "static" | "text link" | "page link"))
        {
            files.insert(
                "content/projects/open/2021-02-01-guidance.md".to_owned(),
                guidance.to_vec(),
            );
            let (made, said) = tried(files, &Options::default());
            assert!(made.is_none(), "{name} as {slot}: {said:#?}");
        }
    }
    for path in ["../../site.yaml", "../../ledger.csv", "../../data/all.csv"] {
        let (_, mut files) = slots(path).swap_remove(4);
        files.insert("content/ledger.csv".to_owned(), Vec::new());
        files.insert(
            "content/data/all.csv".to_owned(),
            b"project,indicator,date,value\n".to_vec(),
        );
        let (_, said) = tried(
            files,
            &Options {
                ledger: false,
                ..Options::default()
            },
        );
        assert!(
            said.iter().any(|line| line.starts_with("E058")),
            "{path}: {said:#?}"
        );
    }
}

#[test]
fn a_good_file_goes_out_of_every_slot_that_fits() {
    for name in ["a.png", "a.pdf", "a.csv", "a.docx"] {
        let image = [".png", ".jpg", ".gif"]
            .iter()
            .any(|end| name.ends_with(end));
        let any = ["evidence", "text link", "page link", "static"];
        for (slot, files) in slots(name)
            .into_iter()
            .filter(|(slot, _)| image || any.contains(slot))
        {
            check_slot(slot, files, name, &file(name, "good"), true);
        }
    }
    let (_, files) = slots("CNAME").swap_remove(8);
    check_slot("static", files, "CNAME", b"results.example.org\n", true);
    let (_, files) = slots("CNAME").swap_remove(8);
    check_slot("static", files, "CNAME", b"<script>", false);
}

/// The photographs below `tests/media/`, each with a place, names, serial numbers, comments and a
/// trailer.
fn photographs() -> Vec<(String, Vec<u8>)> {
    let names = [
        "photo.jpg",
        "photo.png",
        "photo.webp",
        "photo.gif",
        "photo.avif",
    ];
    let folder = repository("tests/media");
    names
        .iter()
        .map(|name| {
            (
                (*name).to_owned(),
                std::fs::read(folder.join(name)).expect("a photograph"),
            )
        })
        .collect()
}

#[test]
fn what_a_photograph_tells_is_in_no_file_of_the_output_and_the_summary_says_so() {
    let mut files = vec![(
        "content/site.yaml".to_owned(),
        b"title: Yunhu\npublisher: Office\nas_of: 2021-06-30\nfocuses: {care: Care}\n".to_vec(),
    )];
    let index = "---\ntitle: Homes\nfocus: care\nstart: 2021-04-01\ndue: 2021-12-31\ntarget: 100 homes\n\
        done: {2021-05-31: 26}\nphotos: [{file: photo.webp, alt: A}, {file: photo.gif, alt: B}]\n\
        evidence: {view: {title: The view, kind: photo, file: photo.jpg}}\n---\n![a](photo.png) ![b](photo.avif)\n";
    files.push((
        "content/projects/homes/index.md".to_owned(),
        index.as_bytes().to_vec(),
    ));
    for (name, bytes) in photographs() {
        assert!(holds(&bytes, "CANARY"), "{name} has nothing to find");
        files.push((format!("content/projects/homes/{name}"), bytes));
    }
    let (outcome, output) = build(&MemorySource::new(files.clone()), &Options::default());
    let made = outcome
        .made
        .unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
    assert_eq!(made.emitted.cleaned, 5);
    for (name, _) in photographs() {
        assert!(
            output.contains_key(&format!("projects/homes/{name}")),
            "{name} is not there"
        );
    }
    for (path, bytes) in &output {
        assert!(
            !holds(bytes, "CANARY"),
            "{path} tells what the photograph told"
        );
    }
    let evidence = String::from_utf8_lossy(&output["data/evidence.csv"]).into_owned();
    let original = files
        .iter()
        .find(|(path, _)| path.ends_with("photo.jpg"))
        .expect("the photograph");
    assert!(
        evidence.contains(&sha256(&original.1)),
        "the check sum is that of the author's file: {evidence}"
    );
    // A telephone stores it lying and says that it is to be turned; the page has the size that is
    // seen.
    let page = String::from_utf8_lossy(&output["projects/homes/index.html"]).into_owned();
    assert!(
        page.contains("width=\"16\" height=\"24\""),
        "the turned sizes are on the page"
    );
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
