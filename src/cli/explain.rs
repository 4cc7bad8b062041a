//! `explain`: what a code means, with a wrong and a right example.

use crate::base::Code;
use crate::yaml::did_you_mean;

/// Prints the explanation of a code, or the list of all; gives the exit code, 2 for an unknown one.
pub fn explain(code: Option<&str>) -> u8 {
    let Some(id) = code else {
        for code in Code::ALL {
            println!("{}  {}", code.id(), code.title());
        }
        return 0;
    };
    match Code::from_id(id) {
        Some(code) => {
            println!(
                "{}: {}\n\n{}",
                code.id(),
                code.title(),
                code.explanation().trim_end()
            );
            0
        }
        None => {
            let ids: Vec<String> = Code::ALL.iter().map(|c| c.id().to_lowercase()).collect();
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let near = did_you_mean(id, &ids).map(str::to_uppercase);
            let hint = near.map_or_else(
                || "`milepost explain` lists all".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            eprintln!("error: there is no code `{}`; {hint}", id.escape_debug());
            2
        }
    }
}
