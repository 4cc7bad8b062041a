//! Where the sizes of a photograph stand: beside where it would stand itself, with what it shows in
//! the name, so that a changed photograph has another address.

use crate::base::Hash;
use crate::media::photo::MAKER;
use crate::model::Photos;
use crate::parse::ImageFile;

/// One size of a photograph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// Its path from the root of the output.
    pub path: String,
    /// Width and height in pixels.
    pub size: (usize, usize),
}

/// The digits of a hash that stand in a name: enough for more photographs than a site can hold.
const DIGITS: usize = 12;

/// The sizes in which an image goes out, the smallest first, none above its own; empty where it
/// goes out as it is: one that is no photograph or no wider than the least width, and all of them
/// where the site wants that. `path` is from the root of the content folder.
pub fn renditions(path: &str, image: &ImageFile, photos: &Photos) -> Vec<Rendition> {
    let (width, height) = image.size;
    let (Some(hash), Some((least, most))) =
        (image.photo, photos.widths.first().zip(photos.widths.last()))
    else {
        return Vec::new();
    };
    if width <= *least {
        return Vec::new();
    }
    let name = format!("{MAKER} {} {hash}", photos.quality);
    let name = Hash::of(name.as_bytes()).to_string();
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let smaller = photos.widths.iter().copied().filter(|w| *w <= width);
    // One that lies between two widths has its own in place of the greater.
    let own = (width < *most && !photos.widths.contains(&width)).then_some(width);
    let one = |wide: usize| Rendition {
        path: format!("{stem}.{}-{wide}.jpg", &name[..DIGITS]),
        size: (wide, ((height * wide + width / 2) / width).max(1)),
    };
    smaller.chain(own).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(size: (usize, usize), widths: &[usize], expected: &[(usize, usize)]) {
        let photo = Some(Hash::of(b"a yard"));
        let photos = Photos {
            widths: widths.to_vec(),
            quality: 78,
        };
        let made = renditions(
            "projects/yard/new.JPG",
            &ImageFile {
                size,
                photo,
                hindrance: None,
            },
            &photos,
        );
        let sizes: Vec<_> = made.iter().map(|one| one.size).collect();
        assert_eq!(sizes, expected, "{size:?} in {widths:?}");
    }

    #[test]
    fn a_photograph_goes_out_in_the_widths_below_its_own_and_never_above() {
        let usual = [480, 800, 1200, 1920];
        check(
            (4000, 3000),
            &usual,
            &[(480, 360), (800, 600), (1200, 900), (1920, 1440)],
        );
        check((1000, 750), &usual, &[(480, 360), (800, 600), (1000, 750)]);
        check(
            (1920, 1080),
            &usual,
            &[(480, 270), (800, 450), (1200, 675), (1920, 1080)],
        );
        check((480, 640), &usual, &[]);
        check((481, 1), &usual, &[(480, 1), (481, 1)]);
        check((4000, 3000), &[], &[]);
    }

    #[test]
    fn another_photograph_or_quality_has_another_address() {
        let of = |shown: &[u8], quality| {
            let (size, photo) = ((900, 600), Some(Hash::of(shown)));
            let widths = vec![600];
            let photos = Photos { widths, quality };
            renditions(
                "projects/yard/new.JPG",
                &ImageFile {
                    size,
                    photo,
                    hindrance: None,
                },
                &photos,
            )
        };
        let path = of(b"a", 78)[0].path.clone();
        let rest = path.strip_prefix("projects/yard/new.").unwrap_or_default();
        assert!(rest.ends_with("-600.jpg") && rest.len() == 20, "{path}");
        assert_ne!(of(b"b", 78)[0].path, path);
        assert_ne!(of(b"a", 70)[0].path, path);
    }
}
