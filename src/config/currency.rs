//! The currency that amounts of money are in.

use crate::base::Code;
use crate::model::currency::Currency;
use crate::yaml::{Node, Reader};

/// The code of a currency; another word for one becomes its code, and all that is no code is
/// reported.
pub fn currency(node: &Node, reader: &mut Reader) -> Option<Box<str>> {
    let text = reader.exact(node, "a currency")?;
    let (code, hint) = match Currency::of(text) {
        Currency::Code => return Some(text.into()),
        Currency::Name(code) => (code, format!("write `{code}`")),
        Currency::Sign(codes) => {
            let codes: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
            (
                text,
                format!(
                    "write the code of the one that is meant: {}",
                    codes.join(", ")
                ),
            )
        }
        Currency::Unknown => {
            let hint = "write its code of three letters, such as `CNY`; what the amounts are \
                counted in, such as `万元`, goes under `unit`";
            (text, hint.to_owned())
        }
    };
    let message = format!("`{text}` is not the code of a currency (ISO 4217)");
    reader.error(Code::UnknownCurrency, node.span, message, hint);
    Some(code.into())
}
