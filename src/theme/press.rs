//! A style sheet as it goes out: without comments, and without the white space that only its
//! source needs.

/// Bytes beside which white space in a style sheet means nothing. A `:` is not among them, since
/// `a :hover` and `a:hover` are different things.
const EDGES: &[u8] = b"{};,>()";

/// The same style sheet, shorter. White space stays one space where it may mean something.
///
/// # Panics
/// Never: only ASCII bytes are left out, so the rest is UTF-8 as before.
pub fn pressed(css: &str) -> String {
    let bytes = css.as_bytes();
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let (mut at, mut gap) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        if rest.starts_with(b"/*") {
            at += find(&rest[2..], b"*/").map_or(rest.len(), |end| end + 4);
            gap = true;
        } else if byte.is_ascii_whitespace() {
            at += 1;
            gap = true;
        } else {
            separate(&mut out, byte, std::mem::take(&mut gap));
            let end = if matches!(byte, b'"' | b'\'') {
                quoted(rest)
            } else {
                1
            };
            out.extend_from_slice(&rest[..end]);
            at += end;
        }
    }
    String::from_utf8(out).expect("only ASCII bytes are left out")
}

/// Writes the space before a byte, and takes back what stands there for nothing.
fn separate(out: &mut Vec<u8>, byte: u8, gap: bool) {
    if byte == b'}' && out.last() == Some(&b';') {
        out.pop();
    }
    let Some(&last) = out.last() else { return };
    // `and (` is a query and `and(` a function; `) and` is the same.
    let is_edge = match (last, byte) {
        (_, b'(') | (b')', _) => b"{};,>".contains(&byte) || b"{};,>".contains(&last),
        _ => EDGES.contains(&last) || EDGES.contains(&byte) || last == b':',
    };
    if gap && !is_edge {
        out.push(b' ');
    }
}

/// How long a quoted text is, with both of its marks.
fn quoted(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            _ if *byte == bytes[0] => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes
        .windows(needle.len())
        .position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::pressed;

    fn check_pressed(source: &str, out: &str) {
        assert_eq!(pressed(source), out);
        assert_eq!(pressed(out), out, "pressed twice");
    }

    #[test]
    fn a_style_sheet_loses_its_layout_and_nothing_else() {
        check_pressed(
            "/* What it is. */\na,\nb {\n  color: red;\n  margin: 0 auto;\n}\n",
            "a,b{color:red;margin:0 auto}",
        );
        check_pressed("a > b :hover { }", "a>b :hover{}");
        check_pressed("a { b: calc( 1px + 2px ) c }", "a{b:calc(1px + 2px) c}");
        check_pressed(
            "@media screen and (min-width: 1px) and (x) {}",
            "@media screen and (min-width:1px) and (x){}",
        );
        check_pressed(
            "a { content: \"/* a  ;\\\" } \" ; }",
            "a{content:\"/* a  ;\\\" } \"}",
        );
        check_pressed(
            "a { content: counter(page) \" / \" }",
            "a{content:counter(page) \" / \"}",
        );
        check_pressed("html.a :is(b, c) d { --x: ,; }", "html.a :is(b,c) d{--x:,}");
        check_pressed(".a /* b */ .c{}", ".a .c{}");
    }
}
