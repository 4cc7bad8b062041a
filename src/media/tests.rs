//! Each photograph below `tests/media/` holds a place, names, serial numbers, comments and a
//! trailer, all of them with the word CANARY or written by the program that made it.

use super::{Fault, Format, Private, cleaned, exif, is_on_its_side, traces};
use std::collections::BTreeSet;

fn file(name: &str) -> Vec<u8> {
    let bytes: &[u8] = match name {
        "photo.jpg" => include_bytes!("../../tests/media/photo.jpg"),
        "photo.png" => include_bytes!("../../tests/media/photo.png"),
        "photo.webp" => include_bytes!("../../tests/media/photo.webp"),
        "photo.gif" => include_bytes!("../../tests/media/photo.gif"),
        "photo.avif" => include_bytes!("../../tests/media/photo.avif"),
        _ => include_bytes!("../../tests/media/table.xlsx"),
    };
    bytes.to_vec()
}

const PHOTOS: [&str; 5] = [
    "photo.jpg",
    "photo.png",
    "photo.webp",
    "photo.gif",
    "photo.avif",
];

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|window| window == word.as_bytes())
}

#[test]
fn a_photograph_of_any_format_tells_nothing_but_its_picture() {
    for name in PHOTOS {
        let original = file(name);
        assert!(holds(&original, "CANARY"), "{name} has nothing to find");
        let clean = cleaned(&original).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        for word in ["CANARY", "adobe:ns", "Picasa", "thumbnail"] {
            assert!(!holds(&clean.bytes, word), "{name} still holds {word}");
        }
        assert_eq!(
            exif::of_file(&clean.bytes).private,
            BTreeSet::new(),
            "{name}"
        );
        assert!(
            !clean.cut.is_empty(),
            "{name} lost something and does not say so"
        );
    }
}

#[test]
fn what_was_cut_is_named() {
    for name in ["photo.jpg", "photo.png", "photo.webp", "photo.avif"] {
        let cut = cleaned(&file(name)).expect(name).cut;
        for kind in [
            Private::Place,
            Private::Person,
            Private::Device,
            Private::Time,
            Private::Notes,
        ] {
            assert!(
                cut.contains(&kind),
                "{name} does not name {kind:?}: {cut:?}"
            );
        }
    }
    assert!(
        cleaned(&file("photo.jpg"))
            .expect("a photograph")
            .cut
            .contains(&Private::Preview)
    );
}

#[test]
fn a_clean_picture_stays_as_it_is() {
    for name in PHOTOS {
        let once = cleaned(&file(name)).expect(name);
        let twice = cleaned(&once.bytes).expect(name);
        assert_eq!(once.bytes, twice.bytes, "{name}");
        assert_eq!(twice.cut, BTreeSet::new(), "{name}");
    }
}

#[test]
fn the_way_a_picture_is_turned_and_its_colours_stay() {
    for name in ["photo.jpg", "photo.png", "photo.webp"] {
        let clean = cleaned(&file(name)).expect(name).bytes;
        assert_eq!(exif::of_file(&clean).orientation, 6, "{name}");
        assert!(is_on_its_side(&clean), "{name}");
        let profile = ["ICC_PROFILE", "iCCP", "ICCP"]
            .iter()
            .any(|mark| holds(&clean, mark));
        assert!(profile, "{name} lost its colour profile");
    }
    assert!(!is_on_its_side(&file("photo.gif")));
}

#[test]
fn the_data_of_a_picture_are_not_touched() {
    let scan = |bytes: &[u8]| {
        // The preview in the Exif block has a scan of its own, but no progressive frame.
        let at = bytes
            .windows(2)
            .position(|w| w == [0xff, 0xc2])
            .expect("a progressive frame");
        let end = bytes
            .windows(2)
            .rposition(|w| w == [0xff, 0xd9])
            .expect("an end");
        bytes[at..end].to_vec()
    };
    let jpeg = file("photo.jpg");
    assert!(
        scan(&jpeg) == scan(&cleaned(&jpeg).expect("a JPEG").bytes),
        "the scans differ"
    );
    for (name, mark) in [("photo.png", "IDAT"), ("photo.webp", "VP8 ")] {
        let data = |bytes: &[u8]| {
            let at = bytes
                .windows(4)
                .position(|w| w == mark.as_bytes())
                .expect(mark);
            bytes[at..at + 60].to_vec()
        };
        assert_eq!(
            data(&file(name)),
            data(&cleaned(&file(name)).expect(name).bytes),
            "{name}"
        );
    }
    let avif = file("photo.avif");
    assert_eq!(avif.len(), cleaned(&avif).expect("an AVIF").bytes.len());
}

#[test]
fn a_picture_that_ends_early_or_is_none_is_a_fault_and_never_a_panic() {
    for name in PHOTOS {
        let whole = file(name);
        for length in 0..whole.len() {
            let _ = cleaned(&whole[..length]);
        }
        let mut broken = whole.clone();
        for at in 0..whole.len() {
            broken[at] = !broken[at];
            let _ = cleaned(&broken);
            broken[at] = whole[at];
        }
    }
    assert_eq!(cleaned(b"<html>CANARY</html>"), Err(Fault::Unknown));
    assert_eq!(
        cleaned(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"),
        Err(Fault::Truncated)
    );
}

#[test]
fn no_byte_that_is_cut_short_or_changed_lets_a_note_through() {
    // Whatever a damaged file makes of it: what is let through shows no canary outside its picture
    // data.
    let whole = file("photo.png");
    for at in 8..whole.len() {
        let mut broken = whole.clone();
        broken[at] = broken[at].wrapping_add(1);
        if let Ok(clean) = cleaned(&broken) {
            assert!(!holds(&clean.bytes, "CANARY-ARTIST"), "byte {at}");
        }
    }
}

#[test]
fn a_format_is_what_its_first_bytes_say() {
    let expected = [
        Format::Jpeg,
        Format::Png,
        Format::Webp,
        Format::Gif,
        Format::Avif,
    ];
    for (name, format) in PHOTOS.iter().zip(expected) {
        assert_eq!(Format::of(&file(name)), Some(format));
        assert!(
            format
                .extensions()
                .iter()
                .any(|extension| name.ends_with(extension))
        );
    }
    assert_eq!(Format::of(b"RIFF\0\0\0\0WAVEfmt "), None);
    assert_eq!(Format::of(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), None);
}

#[test]
fn documents_are_read_for_the_names_of_people() {
    let told: Vec<String> = traces(&file("table.xlsx"))
        .into_iter()
        .map(|t| format!("{} ({})", t.name, t.place))
        .collect();
    assert_eq!(
        told,
        [
            "Li Na (docProps/core.xml, cp:lastModifiedBy)",
            "Wang Wei (docProps/core.xml, dc:creator)"
        ]
    );
    assert_eq!(traces(b"name,value\nWang Wei,1\n"), []);
    assert_eq!(traces(b"PK\x03\x04 not an archive"), []);
    assert_eq!(traces(b"%PDF-1.7 not a PDF"), []);
}

#[test]
fn a_pdf_is_read_for_its_author() {
    let objects = [
        "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n",
        "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n",
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj\n",
        "4 0 obj <</Author(Wang Wei)>> endobj\n",
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut table = "xref\n0 5\n0000000000 65535 f \n".to_owned();
    for object in objects {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(object);
    }
    let at = pdf.len();
    pdf.push_str(&format!(
        "{table}trailer <</Size 5/Root 1 0 R/Info 4 0 R>>\nstartxref\n{at}\n%%EOF\n"
    ));
    let told: Vec<String> = traces(pdf.as_bytes()).into_iter().map(|t| t.name).collect();
    assert_eq!(told, ["Wang Wei"]);
}
