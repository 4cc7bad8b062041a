//! Builds in processes of their own: killed, stopped, short of handles or of room, two at once.
//!
//! The processes are this test binary again, running only `a_build_in_a_process_of_its_own`.

use crate::support::{Site, Texts, everything, put_all};
use milepost::base::{FileId, Hash, SafePath};
use milepost::emit::sink::Sink;
use milepost::io::{Failure, FolderSource, Output, Stop};
use milepost::source::Source;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const WORK: &str = "MILEPOST_TEST_WORK";
const ROOT: &str = "MILEPOST_TEST_ROOT";
const OUTPUT: &str = "MILEPOST_TEST_OUTPUT";

/// Two trees of some forty files, so that a kill meets a build at any of its steps.
fn large(turn: usize) -> Texts {
    let file = |n: usize| {
        (
            format!("p/{}/{}.html", n % 5, n + turn * (n % 4)),
            format!("{} {}", n, if n.is_multiple_of(3) { turn } else { 9 }),
        )
    };
    (0..40)
        .map(file)
        .chain([("index.html".to_owned(), turn.to_string().repeat(50_000))])
        .collect()
}

#[test]
fn a_build_in_a_process_of_its_own() {
    let (Ok(work), Some(root)) = (
        std::env::var(WORK),
        std::env::var_os(ROOT).map(PathBuf::from),
    ) else {
        return;
    };
    let answer = match work.as_str() {
        "forever" => forever(&root),
        "once" => build(&root, &large(1), Stop::default()),
        "large" => build(
            &root,
            &[("index.html".to_owned(), "x".repeat(400_000))].into(),
            Stop::default(),
        ),
        "many" => build(
            &root,
            &(0..400)
                .map(|n| (format!("{n}.html"), "x".to_owned()))
                .collect(),
            Stop::default(),
        ),
        "turns" => (0..4).try_for_each(|turn| build(&root, &large(turn % 2), Stop::default())),
        "copy" => copy(&root),
        "slow" => slow(&root),
        "stuck" => stuck(&root),
        other => panic!("no work named {other}"),
    };
    let code = answer.map_or_else(
        |failure| {
            eprintln!("{failure}");
            failure.kind.exit_code()
        },
        |()| 0,
    );
    std::process::exit(i32::from(code));
}

fn build(root: &Path, tree: &Texts, stop: Stop) -> Result<(), Failure> {
    let place = std::env::var_os(OUTPUT).map_or(root.join("output"), PathBuf::from);
    let output = Output::open(root, &place)?.with_stop(stop);
    put_all(output, tree)?.commit().map(|_| ())
}

fn forever(root: &Path) -> Result<(), Failure> {
    (0..).try_for_each(|turn| build(root, &large(turn % 2), Stop::default()))
}

/// Reads every file of the site on all threads and writes it.
fn copy(root: &Path) -> Result<(), Failure> {
    let source = FolderSource::open(root)?;
    let output = Output::open(root, &root.join("output"))?;
    std::thread::scope(|threads| {
        for thread in 0..64 {
            let (source, output) = (&source, &output);
            threads.spawn(move || {
                for (at, file) in source.files().iter().enumerate().skip(thread).step_by(64) {
                    let bytes = source.read(FileId(at as u32)).expect("reads");
                    output
                        .put(
                            &SafePath::new(&file.path).expect("safe"),
                            &bytes,
                            Hash::of(&bytes),
                        )
                        .expect("puts");
                }
            });
        }
    });
    output.commit().map(|_| ())
}

/// A build that takes long and looks whether it shall stop.
fn slow(root: &Path) -> Result<(), Failure> {
    let stop = Stop::listen()?;
    let output = Output::open(root, &root.join("output"))?.with_stop(stop);
    for turn in 0.. {
        let path = SafePath::new(&format!("{turn}.html")).expect("safe");
        output
            .put(&path, b"x", Hash::of(b"x"))
            .map_err(|e| Failure::world("write", "", e))?;
        sleep(Duration::from_millis(5));
    }
    Ok(())
}

/// A build that never looks.
fn stuck(root: &Path) -> Result<(), Failure> {
    let stop = Stop::listen()?;
    let output = put_all(
        Output::open(root, &root.join("output"))?.with_stop(stop),
        &large(0),
    )?;
    sleep(Duration::from_secs(60));
    output.commit().map(|_| ())
}

/// This test binary, doing that work; behind a program that sets the scene, if one is given.
fn process(scene: &[&str], work: &str, root: &Path) -> Command {
    let own = std::env::current_exe().expect("the path of this program");
    let mut words: Vec<&std::ffi::OsStr> = scene.iter().map(|word| word.as_ref()).collect();
    words.push(own.as_os_str());
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).args([
        "--exact",
        "output_kill::a_build_in_a_process_of_its_own",
        "--nocapture",
    ]);
    command
        .env(WORK, work)
        .env(ROOT, root)
        .stdout(Stdio::null());
    command
}

fn wait_for(path: &Path) {
    let start = Instant::now();
    while !path.exists() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{} never came",
            path.display()
        );
        sleep(Duration::from_millis(1));
    }
}

/// The answer of a process that shall end by itself soon.
fn end(child: &mut Child) -> (ExitStatus, Duration) {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a child") {
            return (status, start.elapsed());
        }
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "the process does not end"
        );
        sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_one_whole_site() {
    let site = Site::new();
    let others = [
        (".git/config".to_owned(), "git".to_owned()),
        ("CNAME".to_owned(), "x.example".to_owned()),
    ];
    for (path, text) in &others {
        site.write(&format!("output/{path}"), text);
    }
    site.put(&large(1)).expect("the first build");
    let mut seen = [0, 0];
    let mut seed: u64 = 20_210_930;
    let met = |seen: &[i32; 2]| seen.iter().all(|times| *times > 5);
    for round in 0..600 {
        // On a busy machine a process begins late, and more kills come before its first build.
        if 60 <= round && met(&seen) {
            break;
        }
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let mut child = process(&[], "forever", site.root())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        sleep(Duration::from_micros(2_000 + (seed >> 33) % 60_000));
        child.kill().expect("kill -9");
        child.wait().expect("gone");
        // Files of others may be under way for a moment; the next run brings them.
        let mut now = site.output();
        now.retain(|path, _| others.iter().all(|(name, _)| name != path));
        let turn = usize::from(now == large(1));
        assert!(
            now == large(turn),
            "round {round}: a mixture of {} files",
            now.len()
        );
        seen[turn] += 1;
        drop(
            site.open()
                .unwrap_or_else(|failure| panic!("round {round}: {failure}")),
        );
        let now = site.output();
        assert!(
            others
                .iter()
                .all(|(path, text)| now.get(path) == Some(text)),
            "round {round}: a file of others is lost"
        );
    }
    assert!(met(&seen), "the kills met too few builds: {seen:?}");
    site.put(&large(0)).expect("the next build");
    let mut wanted = large(0);
    wanted.extend(others);
    assert_eq!(site.output(), wanted);
}

#[test]
fn of_two_builds_at_once_one_wins_and_the_other_is_told() {
    let site = Site::new();
    let mut codes = Vec::new();
    for _ in 0..10 {
        let mut pair: Vec<Child> = (0..2)
            .map(|_| process(&[], "turns", site.root()).spawn().expect("starts"))
            .collect();
        codes.extend(pair.iter_mut().map(|child| end(child).0.code()));
        let now = site.output();
        assert!(now == large(0) || now == large(1), "a mixture");
    }
    assert!(
        codes.iter().all(|code| matches!(code, Some(0 | 4))),
        "{codes:?}"
    );
    assert!(
        codes.chunks(2).any(|pair| pair.contains(&Some(4))),
        "the builds never met"
    );
}

#[test]
fn a_build_needs_few_file_handles() {
    let site = Site::new();
    for n in 0..300 {
        site.write(&format!("content/a/b/c/d/e/f/g/h/{}/{n}.md", n % 9), "text");
    }
    for round in 0..2 {
        let mut child = process(
            &["sh", "-c", "ulimit -n 32; exec \"$0\" \"$@\""],
            "copy",
            site.root(),
        )
        .spawn()
        .expect("starts");
        assert_eq!(end(&mut child).0.code(), Some(0), "round {round}");
        assert_eq!(site.output().len(), 301);
        site.write("content/more.md", "more");
        fs::remove_file(site.at("content/more.md")).expect("removed");
    }
}

#[test]
fn a_signal_ends_a_build_within_a_second() {
    for (work, signal, code) in [
        ("slow", "TERM", 143),
        ("slow", "INT", 130),
        ("stuck", "TERM", 143),
        ("stuck", "INT", 130),
        ("slow", "HUP", 129),
        ("slow", "QUIT", 131),
    ] {
        let site = Site::new();
        let mut child = process(&[], work, site.root()).spawn().expect("starts");
        wait_for(&site.at(".milepost/lock"));
        sleep(Duration::from_millis(150));
        let id = child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-s", signal, &id])
                .status()
                .expect("kill runs")
                .success()
        );
        let (status, time) = end(&mut child);
        assert_eq!(status.code(), Some(code), "{work} {signal}");
        assert!(time < Duration::from_secs(1), "{work} {signal}: {time:?}");
        assert!(!site.at("output").exists());
        if work == "slow" {
            let left: Vec<String> = everything(&site.at(".milepost")).into_keys().collect();
            assert_eq!(left, [".gitignore", "lock"], "{signal}");
        }
        site.put(&large(0)).expect("the next build");
        assert_eq!(site.output(), large(0));
    }
}

/// Says so on the terminal itself, because the test runner hides what a passing test prints.
fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}

/// Runs a script in a mount space of its own, where it is root and its mounts end with it. In the
/// script, `build` does the work. `None` on a machine that does not allow this.
fn mounted(site: &Site, work: &str, script: &str) -> Option<(Option<i32>, String)> {
    let allowed = Command::new("unshare")
        .args(["-rm", "sh", "-c", "mount -t tmpfs none /mnt"])
        .output();
    if !allowed.is_ok_and(|answer| answer.status.success()) {
        skipped("this machine does not let a test mount a small file system");
        return None;
    }
    let script = format!(
        "build() {{ code=0; \"$0\" $args || code=$?; }}; args=\"$*\"; {script}; exit $code"
    );
    let answer = process(
        &["unshare", "-rm", "sh", "-ec", &script],
        work,
        &site.at("site"),
    )
    .current_dir(site.root())
    .stderr(Stdio::piped())
    .output()
    .expect("runs");
    Some((
        answer.status.code(),
        String::from_utf8_lossy(&answer.stderr).into_owned(),
    ))
}

fn small_site() -> Site {
    let site = Site::new();
    site.write("site/content/site.yaml", "title: x");
    site
}

fn ours(folder: &Path) -> Texts {
    let mut tree = everything(folder);
    tree.remove(".milepost-manifest").expect("a manifest");
    tree
}

#[test]
fn a_full_disk_leaves_the_earlier_site_as_it_was() {
    for (size, work, what) in [
        ("size=300k", "large", "this file needs 400000 bytes"),
        ("nr_inodes=150", "many", " and 0 files are free"),
    ] {
        let site = small_site();
        let earlier: Texts = [("index.html".to_owned(), "small".to_owned())].into();
        put_all(
            Output::open(&site.at("site"), &site.at("site/output")).expect("opens"),
            &earlier,
        )
        .and_then(Output::commit)
        .expect("a build");
        let script = format!(
            "cp -a site copy; mount -t tmpfs -o {size} none site; cp -a copy/. site; build; cp -a site after"
        );
        let Some((code, text)) = mounted(&site, work, &script) else {
            return;
        };
        assert_eq!(code, Some(3), "{text}");
        assert!(
            text.contains("No space left on device") && text.contains(what),
            "{text}"
        );
        assert_eq!(
            everything(&site.at("after/output")),
            everything(&site.at("copy/output"))
        );
        assert!(
            !everything(&site.at("after/.milepost"))
                .keys()
                .any(|path| path.contains("spare")),
            "the disk is still full"
        );
    }
}

#[test]
fn an_output_that_is_a_mount_point_gets_its_files_one_by_one() {
    for mount in [
        "mount -t tmpfs none site/output",
        "mkdir real && mount --bind real site/output",
    ] {
        let site = small_site();
        let script = format!(
            "mkdir site/output; {mount}; echo git > site/output/.git; build; cp -a site/output after"
        );
        let Some((code, text)) = mounted(&site, "turns", &script) else {
            return;
        };
        assert_eq!(code, Some(0), "{mount}: {text}");
        let mut wanted = large(1);
        wanted.insert(".git".into(), "git\n".into());
        assert_eq!(ours(&site.at("after")), wanted, "{mount}");
    }
}

#[test]
fn a_mount_point_that_is_full_keeps_the_earlier_site() {
    let site = small_site();
    put_all(
        Output::open(&site.at("site"), &site.at("site/output")).expect("opens"),
        &[("a.html".to_owned(), "a".to_owned())].into(),
    )
    .and_then(Output::commit)
    .expect("a build");
    let mount = "cp -a site/output copy; mount -t tmpfs -o nr_inodes=150 none site/output; cp -a copy/. site/output";
    let Some((code, text)) = mounted(
        &site,
        "many",
        &format!("{mount}; build; cp -a site/output after"),
    ) else {
        return;
    };
    assert_eq!(code, Some(3), "{text}");
    assert_eq!(everything(&site.at("after")), everything(&site.at("copy")));
}

#[test]
fn an_output_on_another_disk_has_its_working_files_beside_it() {
    let site = small_site();
    fs::create_dir(site.at("other")).expect("a folder");
    let script = "mount -t tmpfs none other; build; cp -a other after";
    let script = format!("export {OUTPUT}=\"$PWD/other/output\"; {script}");
    let Some((code, text)) = mounted(&site, "turns", &script) else {
        return;
    };
    assert_eq!(code, Some(0), "{text}");
    assert_eq!(ours(&site.at("after/output")), large(1));
    assert!(site.at("after/.milepost/lock").exists() && !site.at("site/.milepost").exists());
}

#[test]
fn a_folder_that_may_not_be_written_to_is_named() {
    let nobody = [
        "setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
    ];
    let root = rustix::process::getuid().is_root();
    if root
        && !Command::new(nobody[0])
            .args(&nobody[1..])
            .arg("true")
            .status()
            .is_ok_and(|status| status.success())
    {
        return skipped("root may write anywhere, and cannot become somebody else here");
    }
    let scene: &[&str] = if root { &nobody } else { &[] };
    let own = std::env::current_exe().expect("the path of this program");
    if !Command::new("test")
        .arg("-x")
        .arg(&own)
        .status()
        .is_ok_and(|status| status.success())
    {
        return skipped("nobody else may run this program");
    }
    let mode = |path: &Path, bits| {
        fs::set_permissions(path, fs::Permissions::from_mode(bits)).expect("permissions")
    };
    let site = small_site();
    mode(site.root(), 0o755);
    mode(&site.at("site"), 0o555);
    let answer = process(scene, "once", &site.at("site"))
        .stderr(Stdio::piped())
        .output()
        .expect("runs");
    mode(&site.at("site"), 0o755);
    let text = String::from_utf8_lossy(&answer.stderr);
    assert_eq!(answer.status.code(), Some(3), "{text}");
    assert!(
        text.contains("cannot make `") && text.contains(".milepost`: Permission denied"),
        "{text}"
    );
}
