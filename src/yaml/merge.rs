//! Two maps about one thing → one.

use super::tree::{Key, Node, Value};
use crate::base::{Code, Diagnostics};

/// Adds to a map what it does not say yet, also within maps that both have. What both say in
/// different words is reported with both places, and stays as the first says it.
pub fn merged(all: &mut Vec<(Key, Node)>, more: Vec<(Key, Node)>, diags: &mut Diagnostics) {
    for (key, node) in more {
        let Some((_, own)) = all.iter_mut().find(|(own, _)| own.text == key.text) else {
            all.push((key, node));
            continue;
        };
        match (&mut own.value, node.value) {
            (Value::Map(own), Value::Map(more)) => merged(own, more, diags),
            (own_value, value) if *own_value == Value::Null => *own_value = value,
            (own_value, value) => {
                if value != Value::Null && !says_the_same(own_value, &value) {
                    let message = format!("`{}` is said in two places, and differently", key.text);
                    let other = (own.span, "the other place".to_owned());
                    diags.push_two(
                        Code::TwoPlaces,
                        node.span,
                        message,
                        "keep one of them",
                        other,
                    );
                }
            }
        }
    }
}

/// Whether two values say the same, wherever they stand and however they are quoted; words in one
/// language are the same as those words beside others.
fn says_the_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Scalar { text, .. }, Value::Scalar { text: other, .. }) => {
            text.split_whitespace().eq(other.split_whitespace())
        }
        (Value::Map(versions), text @ Value::Scalar { .. })
        | (text @ Value::Scalar { .. }, Value::Map(versions)) => versions
            .iter()
            .any(|(_, node)| says_the_same(&node.value, text)),
        (Value::Seq(all), Value::Seq(others)) => {
            all.len() == others.len()
                && all
                    .iter()
                    .zip(others)
                    .all(|(a, b)| says_the_same(&a.value, &b.value))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::FileId;
    use crate::yaml::read_tree;

    fn check_merged(one: &str, other: &str, expected: &str, complaints: usize) {
        let mut diags = Diagnostics::new();
        let mut entries = |text: &str, file: u32| {
            let tree = read_tree(text, FileId(file), 0, &mut diags).expect("a tree");
            match tree.value {
                Value::Map(entries) => entries,
                _ => panic!("no map"),
            }
        };
        let (mut all, more) = (entries(one, 0), entries(other, 1));
        merged(&mut all, more, &mut diags);
        assert_eq!(written(&all), expected);
        assert_eq!(diags.counts().0, complaints, "{one} / {other}");
    }

    fn written(entries: &[(Key, Node)]) -> String {
        let of = |node: &Node| match &node.value {
            Value::Map(entries) => format!("{{{}}}", written(entries)),
            _ => node.as_str().unwrap_or("").to_owned(),
        };
        let entries = entries
            .iter()
            .map(|(key, node)| format!("{}={}", key.text, of(node)));
        entries.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn two_maps_add_up_and_what_both_say_differently_is_told() {
        check_merged("{a: 1}", "{b: 2}", "a=1 b=2", 0);
        check_merged("{a: 1}", "{a: '1'}", "a=1", 0);
        check_merged("{a: 1}", "{a: 2}", "a=1", 1);
        check_merged("{a: {b: 1}}", "{a: {c: 2}}", "a={b=1 c=2}", 0);
        check_merged("{a: {en: x, zh: y}}", "{a: y}", "a={en=x zh=y}", 0);
        check_merged("{a: {en: x}}", "{a: z}", "a={en=x}", 1);
        check_merged("{a: }", "{a: z}", "a=z", 0);
        check_merged("{a: z}", "{a: }", "a=z", 0);
    }
}
