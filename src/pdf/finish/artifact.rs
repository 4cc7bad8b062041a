//! Content that belongs to no element: running heads, lines, backgrounds, numbers of pages.

use lopdf::content::Operation;
use lopdf::{Object, content::Content};

/// The content of a page with everything that no element has marked as an artifact
/// (ISO 14289-1, 7.1; ISO 32000-1, 14.8.2.2); `None` for what is no content.
pub(super) fn marked(content: &[u8]) -> Option<Vec<u8>> {
    let mut writer = Writer::default();
    for step in Content::decode(content).ok()?.operations {
        writer.take(step);
    }
    writer.close();
    let operations = writer.out;
    Content { operations }.encode().ok()
}

/// What a page shows, step by step.
#[derive(Default)]
struct Writer {
    out: Vec<Operation>,
    /// Steps since the last edge, which are marked together or not at all.
    run: Vec<Operation>,
    /// Whether each sequence that is open says what its content is.
    open: Vec<bool>,
}

impl Writer {
    fn take(&mut self, step: Operation) {
        if !is_edge(&step.operator) {
            return self.run.push(step);
        }
        self.close();
        match step.operator.as_str() {
            "BMC" | "BDC" => self.open.push(says(&step)),
            "EMC" => drop(self.open.pop()),
            _ => {}
        }
        self.out.push(step);
    }

    fn close(&mut self) {
        let is_artifact = !self.open.contains(&true) && self.run.iter().any(paints);
        if is_artifact {
            let artifact = Object::Name(b"Artifact".to_vec());
            self.out.push(Operation::new("BMC", vec![artifact]));
        }
        self.out.append(&mut self.run);
        if is_artifact {
            self.out.push(Operation::new("EMC", Vec::new()));
        }
    }
}

/// Where a marked sequence has to end: at others, and at the ends of a text, since it may not reach
/// out of one (ISO 32000-1, 14.6.1).
fn is_edge(operator: &str) -> bool {
    matches!(operator, "BMC" | "BDC" | "EMC" | "BT" | "ET" | "q" | "Q")
}

/// Whether a sequence says that its content belongs to an element, or to none.
fn says(step: &Operation) -> bool {
    let is_artifact = matches!(step.operands.first(), Some(Object::Name(n)) if n == b"Artifact");
    let properties = step
        .operands
        .get(1)
        .and_then(|object| object.as_dict().ok());
    is_artifact || properties.is_some_and(|properties| properties.has(b"MCID"))
}

fn paints(step: &Operation) -> bool {
    const PAINT: [&str; 18] = [
        "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "EI", "Tj", "TJ", "'",
        "\"", "ID",
    ];
    PAINT.contains(&step.operator.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &str, expected: &str) {
        let made = marked(content.as_bytes()).expect("content");
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            words(&String::from_utf8_lossy(&made)),
            words(expected),
            "{content}"
        );
    }

    #[test]
    fn what_no_element_has_is_marked_as_an_artifact() {
        check("0 0 9 9 re f", "/Artifact BMC 0 0 9 9 re f EMC");
        check("q 0 0 9 9 re W n Q", "q 0 0 9 9 re W n Q");
        check(
            "BT /F1 9 Tf (a) Tj ET /P <</MCID 0>> BDC BT (b) Tj ET 1 1 m 2 2 l S EMC 1 1 m 2 2 l S",
            "BT /Artifact BMC /F1 9 Tf (a) Tj EMC ET /P <</MCID 0>> BDC BT (b) Tj ET 1 1 m 2 2 l S \
             EMC /Artifact BMC 1 1 m 2 2 l S EMC",
        );
    }

    #[test]
    fn words_in_place_of_letters_do_not_make_them_an_element() {
        check(
            "BT /Span <</ActualText(x)>> BDC (a) Tj EMC ET",
            "BT /Span <</ActualText(x)>> BDC /Artifact BMC (a) Tj EMC EMC ET",
        );
        let inside = "/P <</MCID 0>> BDC BT /Span <</ActualText(x)>> BDC (a) Tj EMC ET EMC";
        check(inside, inside);
        check(
            "/Artifact BMC 1 1 m 2 2 l S EMC",
            "/Artifact BMC 1 1 m 2 2 l S EMC",
        );
    }
}
