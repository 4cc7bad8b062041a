use super::*;
use crate::base::Hash;

/// A picture in which every place is told from every other: a slope in each channel, a disc, and
/// some detail.
fn picture(width: usize, height: usize, channels: usize) -> Pixels {
    let mut bytes = Vec::new();
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        let (u, v) = (x * 200 / width, y * 200 / height);
        let is_disc = (u as i32 - 140).pow(2) + (v as i32 - 60).pow(2) < 900;
        let detail = (x * 7 + y * 13) % 23;
        let colour = [20 + u + detail, 20 + v, if is_disc { 230 } else { 60 }];
        bytes.extend(colour[..channels].iter().map(|c| *c as u8));
    }
    Pixels {
        width,
        height,
        channels,
        bytes,
    }
}

/// A JPEG that says how it is turned.
fn turned(pixels: &Pixels, orientation: u8) -> Vec<u8> {
    let plain = encode::jpeg(pixels, 95, None);
    let note = [b"Exif\0\0".as_slice(), &exif::bare(orientation)].concat();
    let length = (note.len() as u16 + 2).to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &note, &plain[2..]].concat()
}

/// The greatest and the mean difference of two pictures of one size.
fn difference(one: &Pixels, other: &Pixels) -> (u8, f64) {
    assert_eq!((one.width, one.height), (other.width, other.height));
    let each = one.bytes.iter().zip(&other.bytes);
    let apart: Vec<u8> = each.map(|(a, b)| a.abs_diff(*b)).collect();
    let sum: f64 = apart.iter().map(|d| f64::from(*d)).sum();
    let most = apart.iter().max().copied().unwrap_or(0);
    (most, sum / apart.len() as f64)
}

fn pixels_of(jpeg: &[u8]) -> Pixels {
    decoded(jpeg).expect("a picture of our own is read").0
}

#[test]
fn a_picture_that_is_encoded_looks_as_before() {
    for (width, height, channels) in [(64, 48, 3), (61, 47, 3), (33, 9, 1), (1, 1, 3), (8, 8, 1)] {
        let picture = picture(width, height, channels);
        let back = pixels_of(&encode::jpeg(&picture, 95, None));
        let (_, mean) = difference(&picture, &back);
        assert!(mean < 4.0, "{width}×{height}×{channels} is {mean} away");
    }
    let noisy = Pixels {
        bytes: (0..64 * 64 * 3u32)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8)
            .collect(),
        ..picture(64, 64, 3)
    };
    for quality in [1, 50, 78, 100] {
        pixels_of(&encode::jpeg(&noisy, quality, None));
    }
}

#[test]
fn every_orientation_comes_out_upright() {
    let upright_one = picture(96, 64, 3);
    // What undoes each of the eight, so that the file says how to undo it in turn.
    for (orientation, undone_by) in [1, 2, 3, 4, 5, 8, 7, 6].iter().enumerate() {
        let orientation = orientation as u8 + 1;
        let lying = upright(&upright_one, *undone_by);
        let file = turned(&lying, orientation);
        let made = renditions(&file, &[(48, 32), (96, 64)], 95).expect("a photograph");
        let back = pixels_of(&made[1]);
        let (_, mean) = difference(&upright_one, &back);
        assert!(mean < 5.0, "orientation {orientation} is {mean} away");
        let small = pixels_of(&made[0]);
        assert_eq!((small.width, small.height), (48, 32), "{orientation}");
        let wanted = resize::resized(&upright_one, (48, 32));
        let (_, mean) = difference(&wanted, &small);
        assert!(
            mean < 6.0,
            "orientation {orientation}, small, is {mean} away"
        );
    }
}

#[test]
fn an_even_area_stays_even_and_an_edge_stays_where_it_is() {
    let grey = |value, width| Pixels {
        width,
        height: 40,
        channels: 1,
        bytes: vec![value; width * 40],
    };
    for value in [0, 1, 127, 254, 255] {
        let small = resize::resized(&grey(value, 90), (17, 11));
        assert!(small.bytes.iter().all(|v| *v == value), "{value}");
    }
    let mut half = grey(0, 100);
    for row in half.bytes.chunks_exact_mut(100) {
        row[50..].fill(255);
    }
    let small = resize::resized(&half, (20, 8));
    for row in small.bytes.chunks_exact(20) {
        assert!(row[..9].iter().all(|v| *v < 12), "{row:?}");
        assert!(row[11..].iter().all(|v| 243 < *v), "{row:?}");
    }
}

#[test]
fn the_same_photograph_gives_the_same_bytes_on_every_machine() {
    let file = turned(&picture(200, 150, 3), 6);
    let made = renditions(&file, &[(60, 80), (150, 200)], 78).expect("a photograph");
    let sums: Vec<String> = made
        .iter()
        .map(|bytes| Hash::of(bytes).to_string()[..16].to_owned())
        .collect();
    assert_eq!(
        sums,
        ["bf3ea0de8c31f360", "4d51184b1ad1cb43"],
        "raise MAKER when this has to change"
    );
}

#[test]
fn nothing_but_the_picture_and_its_colours_is_in_what_is_made() {
    let file = include_bytes!("../../../tests/media/photo.jpg");
    let (photo, profile) = decoded(file).expect("a photograph");
    let size = (photo.width, photo.height);
    let made = renditions(file, &[size], 78).expect("a photograph");
    assert_eq!(decoded(&made[0]).expect("a picture").1, profile);
    let cleaned = crate::media::cleaned(&made[0]).expect("a picture");
    assert!(cleaned.cut.is_empty(), "{:?}", cleaned.cut);
    assert_eq!(cleaned.bytes, made[0]);
}

#[test]
fn a_damaged_photograph_is_a_message_and_never_a_panic() {
    let whole = turned(&picture(120, 90, 3), 1);
    let size = [(40, 30), (120, 90)];
    for end in (0..whole.len()).step_by(97) {
        let _ = renditions(&whole[..end], &size, 78);
    }
    for at in (0..whole.len()).step_by(13) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x5a;
        let _ = renditions(&damaged, &size, 78);
    }
    let mut headless = whole.clone();
    let tables = whole.windows(2).position(|two| two == [0xff, 0xdb]);
    let tables = tables.expect("a picture has tables");
    headless[tables + 1] = 0xfe;
    let why = tried(&headless).expect_err("without its tables nothing can be decoded");
    assert!(why.starts_with("cannot be decoded: "), "{why}");
}

#[test]
fn of_a_photograph_that_was_cut_no_half_is_published() {
    let whole = encode::jpeg(&picture(320, 240, 3), 90, None);
    assert!(tried(&whole).is_ok());
    for part in [3, 5, 8] {
        let cut = &whole[..whole.len() * part / 10];
        assert!(tried(cut).is_err(), "{part} tenths of it");
        let cleaned = crate::media::cleaned(cut).expect("it has its head").bytes;
        assert!(tried(&cleaned).is_err(), "{part} tenths of it, cleaned");
    }
    // Behind its end a telephone may have put more.
    assert!(tried(&[&whole[..], b"more"].concat()).is_ok());
}

#[test]
fn only_what_browsers_show_as_a_photograph_is_one() {
    assert!(is_photo(include_bytes!("../../../tests/media/photo.jpg")));
    assert!(!is_photo(include_bytes!("../../../tests/media/photo.png")));
    assert!(!is_photo(b"\xff\xd8\xff\xd9"));
    let mut press = encode::jpeg(&picture(8, 8, 3), 78, None);
    let frame = press.windows(2).position(|two| two == [0xff, 0xc0]);
    press[frame.expect("a picture has a frame") + 9] = 4;
    assert!(!is_photo(&press), "colours of a press stay as they are");
}
