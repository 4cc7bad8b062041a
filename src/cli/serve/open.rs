//! Opens the preview in the browser that the author uses.

use std::process::{Command, Stdio};

/// Asks the system to open an address; where it cannot, the address is in the terminal.
pub fn open(url: &str) {
    let (program, words) = crate::io::system::opener();
    let asked = Command::new(program)
        .args(words)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match asked {
        // Waited for beside the preview, so that nothing dead is left behind.
        Ok(mut child) => drop(std::thread::spawn(move || child.wait())),
        Err(error) => eprintln!("note: `{program}` opens no browser here: {error}"),
    }
}
