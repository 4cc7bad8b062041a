//! Why a workbook cannot be read, and how its cells are called.

/// Why a workbook cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: &'static str,
}

impl Fault {
    /// It is not whole.
    pub fn broken() -> Fault {
        Fault {
            message: "the workbook cannot be read: it is not whole, or is no workbook".to_owned(),
            hint: "open it and save it again as `.xlsx`",
        }
    }

    /// It is more than is read.
    pub fn too_large(why: &str) -> Fault {
        Fault {
            message: format!("the workbook is too large: {why}"),
            hint: "split it, or delete what is no table of figures",
        }
    }

    /// Nobody can read it without a password.
    pub fn encrypted() -> Fault {
        Fault {
            message: "the workbook is encrypted".to_owned(),
            hint: "save it without a password",
        }
    }
}

/// `E17` for row 16 and column 4, both from 0.
pub fn address(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

/// The row and column of an address such as `E17`, both from 0; `None` for anything else.
pub fn of_address(address: &str) -> Option<[usize; 2]> {
    let plain = address.replace('$', "");
    let split = plain.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = plain.split_at(split);
    let mut column = 0usize;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A')?;
        column = column
            .checked_mul(26)?
            .checked_add(usize::from(value) + 1)?;
    }
    let row: usize = digits.parse().ok()?;
    Some([row.checked_sub(1)?, column.checked_sub(1)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_the_address_that_a_spreadsheet_shows() {
        for (text, cell) in [
            ("A1", [0, 0]),
            ("E17", [16, 4]),
            ("Z9", [8, 25]),
            ("AA10", [9, 26]),
        ] {
            assert_eq!(address(cell[0], cell[1]), text);
            assert_eq!(of_address(text), Some(cell));
        }
        assert_eq!(of_address("$B$2"), Some([1, 1]));
        for text in ["", "A", "7", "A0", "sheet"] {
            assert_eq!(of_address(text), None, "{text}");
        }
    }
}
