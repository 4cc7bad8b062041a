//! Fonts of the site's own: what `print: {fonts: …}` names is in the PDF.

use super::command::{run_in, said};
use super::full::site;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A face that no rule of the theme names, so that only the site can have asked for it.
const OWN: &str = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf";

#[test]
fn a_font_of_the_sites_own_reaches_the_pdf() {
    let folder = tempfile::tempdir().expect("a folder");
    site(folder.path(), "print: {fonts: {sans: [own.ttf]}}\n");
    assert!(Path::new(OWN).is_file(), "install fonts-dejavu-core");
    fs::copy(OWN, folder.path().join("content/own.ttf")).expect("copied");
    let words = ["project p6", "--out", "out"].map(str::to_owned);
    let output = run_in(folder.path(), folder.path(), &words);
    assert!(output.status.success(), "{}", said(&output));
    let fonts = Command::new("pdffonts")
        .arg(folder.path().join("out/p6.pdf"))
        .output()
        .expect("install poppler-utils");
    let fonts = String::from_utf8_lossy(&fonts.stdout).into_owned();
    assert!(fonts.contains("DejaVuSansMono"), "{fonts}");
}
