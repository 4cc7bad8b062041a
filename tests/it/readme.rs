//! What the README shows can be done as it is printed: its commands on the demonstration and in a
//! new site, its examples in a new site.

use crate::support::{Ran, Site, milepost, ran, repository};
use std::fs;

/// The commands of the README as printed, each with the folder it is given in: that of a new site
/// where one is made first, else the root of the demonstration.
fn printed() -> Vec<(String, Vec<String>)> {
    let readme = fs::read_to_string(repository("README.md")).expect("the README");
    let mut found = Vec::new();
    for block in readme
        .split("```sh\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap_or(""))
    {
        let mut folder = ".".to_owned();
        for line in block
            .lines()
            .map(|line| line.split('#').next().unwrap_or(""))
        {
            for part in line.split(" && ").map(str::trim) {
                match (part.strip_prefix("cd "), part.strip_prefix("milepost ")) {
                    (Some(inner), _) => folder = inner.to_owned(),
                    (_, Some(command)) => found.push((folder.clone(), words(command))),
                    _ => {}
                }
            }
        }
    }
    found
}

/// Words as a shell takes them, with double quotes.
fn words(line: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => found.push(String::new()),
            _ => found.last_mut().expect("one word").push(c),
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

/// A copy of the demonstration under git, with the tag that the README compares with.
fn demonstration() -> Site {
    let site = Site::copy_of(".");
    site.git(&["init", "-q"]);
    site.git(&["add", "content"]);
    site.git(&["commit", "-q", "-m", "x"]);
    site.git(&["tag", "v1.0"]);
    site
}

#[test]
fn the_commands_of_the_readme_work_on_the_demonstration_as_printed() {
    let site = demonstration();
    let commands = printed();
    for (folder, command) in &commands {
        // The preview does not end, and paper needs a browser, which the tests of paper have.
        if matches!(command[0].as_str(), "serve" | "print") {
            continue;
        }
        let arguments: Vec<&str> = ["-C", folder]
            .into_iter()
            .chain(command.iter().map(String::as_str))
            .collect();
        let Ran { code, out, err } = site.run(&arguments);
        assert_eq!(code, 0, "milepost {}: {out}{err}", command.join(" "));
        assert!(
            !format!("{out}{err}").contains("nothing to change"),
            "milepost {}: {err}",
            command.join(" ")
        );
    }
    let ran: Vec<&str> = commands
        .iter()
        .map(|(_, command)| command[0].as_str())
        .collect();
    for command in [
        "init", "build", "correct", "retarget", "seal", "audit", "diff", "status", "print",
    ] {
        assert!(
            ran.contains(&command),
            "the README no longer shows `{command}`"
        );
    }
}

#[test]
fn the_commands_of_the_readme_work_in_a_new_site_as_printed() {
    let site = Site::new();
    site.fine(&["init", "s"]);
    for (_, command) in &printed() {
        if matches!(command[0].as_str(), "init" | "serve" | "print") {
            continue;
        }
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        let Ran { code, out, err } = ran(milepost(&command).current_dir(site.at("s")));
        assert_eq!(code, 0, "milepost {}: {out}{err}", command.join(" "));
    }
}

/// A file that the README shows, or a piece of one.
struct Example {
    path: String,
    text: String,
}

/// The blocks of the README whose paragraph names a file last.
fn examples() -> Vec<Example> {
    let readme = fs::read_to_string(repository("README.md")).expect("the README");
    let mut found: Vec<Example> = Vec::new();
    let (mut path, mut fence): (Option<String>, Option<String>) = (None, None);
    let mut is_over = true;
    for line in readme.lines() {
        let ticks: String = line.chars().take_while(|c| *c == '`').collect();
        match &fence {
            None if 3 <= ticks.len() => {
                fence = Some(ticks);
                found.extend(path.clone().map(|path| Example {
                    path,
                    text: String::new(),
                }));
            }
            None if line.is_empty() => is_over = true,
            None => {
                let named = line
                    .split('`')
                    .skip(1)
                    .step_by(2)
                    .filter(|word| is_file(word));
                path = named
                    .last()
                    .map(str::to_owned)
                    .or(path.filter(|_| !is_over));
                is_over = false;
            }
            Some(open) if *open == ticks => (path, fence) = (None, None),
            Some(_) => {
                if let (Some(_), Some(last)) = (&path, found.last_mut()) {
                    last.text += &format!("{line}\n");
                }
            }
        }
    }
    found
}

/// Whether a word is the path of one file.
fn is_file(word: &str) -> bool {
    let is_below = word.starts_with("content/") || word.starts_with("themes/");
    let ends = [".yaml", ".md", ".csv", ".html"];
    is_below && !word.contains(['*', '<', ' ']) && ends.iter().any(|end| word.ends_with(end))
}

/// `site.yaml` with the keys of an example: what stands below a key that is there already joins it.
fn joined(config: &str, example: &str) -> String {
    let mut lines: Vec<String> = config.lines().map(str::to_owned).collect();
    let mut at = lines.len();
    for line in example.lines() {
        let key = line.split(':').next().unwrap_or(line);
        let is_key = !line.starts_with([' ', '#']);
        let there = lines
            .iter()
            .position(|l| is_key && l.starts_with(&format!("{key}:")));
        match there {
            Some(there) => {
                lines[there] = line.to_owned();
                at = there + 1;
            }
            None => {
                at = if is_key { lines.len() } else { at };
                lines.insert(at, line.to_owned());
                at += 1;
            }
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_examples_of_the_readme_make_a_site_without_a_mistake() {
    const CONFIG: &str = "content/site.yaml";
    let (configs, files): (Vec<Example>, Vec<Example>) = examples()
        .into_iter()
        .partition(|example| example.path == CONFIG);
    assert!(
        6 <= configs.len() && 7 <= files.len(),
        "{} and {}",
        configs.len(),
        files.len()
    );
    for example in &configs {
        let site = Site::new();
        site.fine(&["init", "s"]);
        let base = &configs[0];
        assert!(base.text.contains("dimensions:"), "{}", base.text);
        let mut config = joined(&site.text(&format!("s/{CONFIG}")), &base.text);
        if example.text != base.text {
            config = joined(&config, &example.text);
        }
        site.write(&format!("s/{CONFIG}"), &format!("{config}theme: mine\n"));
        for file in &files {
            let before = match file.path.starts_with("content/pages/") {
                true => site.text(&format!("s/{}", file.path)),
                false => String::new(),
            };
            site.write(&format!("s/{}", file.path), &(before + &file.text));
        }
        let ran = site.run(&["-C", "s", "build"]);
        let said = format!("{}\n{}{}", example.text, ran.out, ran.err);
        assert_eq!(ran.code, 0, "{said}");
        assert!(!said.contains("W105"), "{said}");
    }
}
