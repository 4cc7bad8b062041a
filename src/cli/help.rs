//! The help of each command: of the options that every command takes, only those that act there.

use clap::{Command, CommandFactory};

/// The options for all, by the names of their fields.
const SHARED: &[&str] = &[
    "root", "output", "base_url", "as_of", "audience", "drafts", "strict", "quiet", "verbose",
    "format",
];

/// Commands and the shared options that act on them.
const ACTING: &[(&str, &[&str])] = &[
    ("init", &["root"]),
    ("new", &["root", "as_of", "quiet", "verbose", "format"]),
    ("build", SHARED),
    ("join", &["root", "output", "quiet", "verbose", "format"]),
    (
        "serve",
        &[
            "root", "base_url", "as_of", "audience", "drafts", "strict", "quiet", "verbose",
            "format",
        ],
    ),
    (
        "check",
        &[
            "root", "base_url", "as_of", "audience", "drafts", "strict", "quiet", "verbose",
            "format",
        ],
    ),
    ("record", &["root", "as_of", "quiet", "verbose", "format"]),
    ("correct", &["root", "as_of", "quiet", "verbose", "format"]),
    ("retarget", &["root", "as_of", "quiet", "verbose", "format"]),
    ("rate", &["root", "as_of", "quiet", "verbose", "format"]),
    (
        "export",
        &["root", "output", "as_of", "quiet", "verbose", "format"],
    ),
    ("import", &["root", "as_of", "quiet", "verbose", "format"]),
    ("undo", &["root", "as_of", "quiet", "verbose", "format"]),
    (
        "status",
        &["root", "as_of", "strict", "quiet", "verbose", "format"],
    ),
    ("audit", &["root", "as_of", "quiet", "verbose", "format"]),
    ("seal", &["root", "as_of", "quiet", "verbose", "format"]),
    (
        "diff",
        &[
            "root", "output", "base_url", "as_of", "audience", "drafts", "strict", "quiet",
            "verbose", "format",
        ],
    ),
    (
        "print",
        &[
            "root", "base_url", "as_of", "audience", "drafts", "strict", "quiet", "verbose",
            "format",
        ],
    ),
    ("theme", &["root", "quiet", "verbose"]),
    ("doctor", &["root", "output", "audience", "quiet", "format"]),
    ("explain", &[]),
    ("schema", &["root"]),
    ("completions", &[]),
    ("man", &[]),
];

/// The command line with what does not act hidden from each help; it is still taken, so that a
/// script may give every command the same options.
pub fn command<C: CommandFactory>() -> Command {
    let mut command = C::command();
    // Only then do the commands have the options that are for all.
    command.build();
    for sub in command.get_subcommands_mut() {
        let Some((_, acting)) = ACTING.iter().find(|(name, _)| *name == sub.get_name()) else {
            continue;
        };
        hide(sub, acting);
    }
    command
}

/// Hides from a command and its own commands what does not act.
fn hide(command: &mut Command, acting: &[&str]) {
    let is_idle = |name: &str| SHARED.contains(&name) && !acting.contains(&name);
    // In their places, since the command knows them by these by now.
    *command = std::mem::take(command).mut_args(|option| {
        let idle = is_idle(option.get_id().as_str());
        if idle { option.hide(true) } else { option }
    });
    command
        .get_subcommands_mut()
        .for_each(|sub| hide(sub, acting));
}
