//! What a file is: its kind by its name, and whether its bytes are of that kind.

mod archive;
mod image;
mod text;

pub use image::size;

macro_rules! kinds {
    ($($name:ident [$($extension:literal)+] $media:literal $word:literal;)*) => {
        /// The kinds of files that may be published beside the pages: none of them acts in a
        /// browser.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $(#[doc = $word] $name,)* }

        impl Kind {
            /// Every kind, in the order in which hints list them.
            pub const ALL: &[Kind] = &[$(Kind::$name,)*];

            /// The ends of names that stand for the kind, in lower case; the first is the usual
            /// one.
            pub fn extensions(self) -> &'static [&'static str] {
                match self { $(Kind::$name => &[$($extension,)+],)* }
            }

            /// What a web server calls it.
            pub fn media_type(self) -> &'static str {
                match self { $(Kind::$name => $media,)* }
            }

            /// What it is, as in "it is no PDF".
            pub fn word(self) -> &'static str {
                match self { $(Kind::$name => $word,)* }
            }
        }
    };
}

kinds! {
    Png ["png"] "image/png" "PNG image";
    Jpeg ["jpg" "jpeg"] "image/jpeg" "JPEG image";
    Gif ["gif"] "image/gif" "GIF image";
    Webp ["webp"] "image/webp" "WebP image";
    Avif ["avif"] "image/avif" "AVIF image";
    Icon ["ico"] "image/x-icon" "icon";
    Csv ["csv"] "text/csv; charset=utf-8" "plain text";
    Json ["json"] "application/json" "JSON";
    Pdf ["pdf"] "application/pdf" "PDF";
    Xlsx ["xlsx"] "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" "Excel workbook";
    Docx ["docx"] "application/vnd.openxmlformats-officedocument.wordprocessingml.document" "Word document";
    Pptx ["pptx"] "application/vnd.openxmlformats-officedocument.presentationml.presentation" "PowerPoint presentation";
    Ods ["ods"] "application/vnd.oasis.opendocument.spreadsheet" "OpenDocument spreadsheet";
    Odt ["odt"] "application/vnd.oasis.opendocument.text" "OpenDocument text";
    Text ["txt"] "text/plain; charset=utf-8" "plain text";
    Zip ["zip"] "application/zip" "ZIP archive";
}

impl Kind {
    /// The kind that a path's name states, in any letter case; `None` for every kind that is not
    /// published.
    pub fn of(path: &str) -> Option<Kind> {
        let extension = path
            .rsplit('/')
            .next()?
            .rsplit_once('.')?
            .1
            .to_ascii_lowercase();
        Kind::ALL
            .iter()
            .copied()
            .find(|kind| kind.extensions().contains(&extension.as_str()))
    }

    /// Whether it can stand in the place of a photograph.
    pub fn is_image(self) -> bool {
        matches!(
            self,
            Kind::Png | Kind::Jpeg | Kind::Gif | Kind::Webp | Kind::Avif
        )
    }

    /// The usual ends of the names of all kinds that fit, for a hint.
    pub fn list(fits: impl Fn(Kind) -> bool) -> String {
        let names: Vec<&str> = Kind::ALL
            .iter()
            .filter(|kind| fits(**kind))
            .map(|kind| kind.extensions()[0])
            .collect();
        names.join(", ")
    }

    /// Whether the bytes are of this kind.
    ///
    /// # Errors
    /// Why they are not, as what follows the file's name in a sentence.
    pub fn judge(self, bytes: &[u8]) -> Result<(), String> {
        match self {
            Kind::Png | Kind::Jpeg | Kind::Gif | Kind::Webp | Kind::Avif | Kind::Icon
                if image::begins(self, bytes) =>
            {
                Ok(())
            }
            Kind::Pdf if bytes.starts_with(b"%PDF-") => Ok(()),
            Kind::Xlsx | Kind::Docx | Kind::Pptx | Kind::Ods | Kind::Odt | Kind::Zip => {
                archive::judge(self, bytes)
            }
            Kind::Csv | Kind::Text => text::judge(bytes),
            Kind::Json => text::judge(bytes).and_then(|()| text::judge_json(bytes)),
            _ => Err(format!("is no {}, whatever its name says", self.word())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, bytes: &[u8], expected: Result<(), &str>) {
        let kind = Kind::of(path).unwrap_or_else(|| panic!("{path} has a kind"));
        assert_eq!(kind.judge(bytes), expected.map_err(str::to_owned), "{path}");
    }

    #[test]
    fn a_kind_is_what_the_end_of_a_name_says_in_any_letter_case() {
        for (path, kind) in [
            ("a.png", Kind::Png),
            ("a/b.JPEG", Kind::Jpeg),
            ("照片.Pdf", Kind::Pdf),
            ("a.b.csv", Kind::Csv),
        ] {
            assert_eq!(Kind::of(path), Some(kind), "{path}");
        }
        for path in [
            "a.html",
            "a.svg",
            "index.md",
            "id_rsa",
            "_redirects",
            "a.js",
            "a.png/b",
            "apng",
            "a.pdf.exe",
            "site.yaml",
            "",
        ] {
            assert_eq!(Kind::of(path), None, "{path}");
        }
    }

    #[test]
    fn bytes_of_another_kind_than_the_name_are_refused() {
        check("a.png", b"\x89PNG\r\n\x1a\nrest", Ok(()));
        check(
            "a.png",
            b"<svg onload=alert(1)>",
            Err("is no PNG image, whatever its name says"),
        );
        check("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", Ok(()));
        check(
            "a.webp",
            b"RIFF\0\0\0\0WAVEfmt ",
            Err("is no WebP image, whatever its name says"),
        );
        check("a.avif", b"\0\0\0\x1cftypavif\0\0\0\0", Ok(()));
        check(
            "a.avif",
            b"\0\0\0\x1cftypmp42\0\0\0\0",
            Err("is no AVIF image, whatever its name says"),
        );
        check("a.pdf", b"%PDF-1.7\n", Ok(()));
        check(
            "a.pdf",
            b"\n%PDF-1.7\n",
            Err("is no PDF, whatever its name says"),
        );
        check("a.pdf", b"<html>", Err("is no PDF, whatever its name says"));
        check(
            "a.docx",
            b"<html>",
            Err("is no Word document, whatever its name says"),
        );
        check(
            "a.zip",
            b"PK\x03\x04 and no more",
            Err("is no ZIP archive, whatever its name says"),
        );
        check("a.csv", b"a,b\r\n1,2\r\n", Ok(()));
        check(
            "a.csv",
            b"PK\x03\x04\0\0",
            Err("is no plain text: it holds bytes that no text has"),
        );
        check("a.json", b"[1, {\"a\": null}]", Ok(()));
        check(
            "a.json",
            b"[1,",
            Err("is no JSON: it is cut off or miswritten at line 1"),
        );
    }
}
