//! Whatever step fails, the earlier site stays as it was, and the next build needs no repair.

use crate::output::{first, second};
use crate::support::{Site, Texts, everything, put_all};
use milepost::base::{Hash, SafePath};
use milepost::emit::sink::{Pieces, Sink, in_memory};
use milepost::io::Stamp;
use milepost::io::disk::{Disk, RealDisk};
use milepost::io::{Failure, Kind, Outcome, Output};
use rustix::io::Errno;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

/// How this disk exchanges two folders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Exchange {
    /// In one step.
    Whole,
    /// Not at all: in two steps.
    Unsupported,
    /// Not at all, nor are folders ever moved: file by file.
    NoFolders,
}

/// A disk whose n-th step fails.
#[derive(Clone)]
pub struct Faulty {
    pub exchange: Exchange,
    /// The step that fails, counted from one; none if it is never reached.
    pub step: usize,
    /// Whether all later steps fail too, which is what a killed run looks like.
    pub for_good: bool,
    pub error: Errno,
    pub count: Arc<AtomicUsize>,
    pub lie: Lie,
}

/// What a disk says it does and does not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lie {
    None,
    /// Fails, which a careless program overlooks.
    Sync,
    /// Loses the last byte of every file.
    Write,
}

impl Faulty {
    pub fn new(exchange: Exchange, step: usize, for_good: bool, error: Errno) -> Faulty {
        Faulty {
            exchange,
            step,
            for_good,
            error,
            count: Arc::default(),
            lie: Lie::None,
        }
    }

    fn step(&self) -> io::Result<()> {
        let step = self.count.fetch_add(1, Ordering::SeqCst) + 1;
        if step == self.step || self.for_good && step > self.step {
            Err(self.error.into())
        } else {
            Ok(())
        }
    }
}

impl Disk for Faulty {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.make_folder(path)
    }

    fn write_pieces(&self, path: &Path, write: Pieces<'_>) -> io::Result<Stamp> {
        let (bytes, _) = in_memory(write)?;
        self.write_new(path, &bytes, None)
    }

    fn set_modified(&self, path: &Path, time: SystemTime) -> io::Result<Stamp> {
        self.step()?;
        RealDisk.set_modified(path, time)
    }

    fn write_new(
        &self,
        path: &Path,
        bytes: &[u8],
        modified: Option<SystemTime>,
    ) -> io::Result<Stamp> {
        if let Err(error) = self.step() {
            // A full disk takes half of the file first; a dead program may too.
            let _ = RealDisk.write_new(path, &bytes[..bytes.len() / 2], None);
            return Err(error);
        }
        let kept = if self.lie == Lie::Write {
            bytes.len().saturating_sub(1)
        } else {
            bytes.len()
        };
        RealDisk.write_new(path, &bytes[..kept], modified)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step()?;
        RealDisk.read(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step()?;
        match self.exchange {
            Exchange::Whole => RealDisk.exchange(one, other),
            Exchange::Unsupported => Err(io::ErrorKind::Unsupported.into()),
            Exchange::NoFolders => Err(Errno::XDEV.into()),
        }
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove_folder(path)
    }

    fn remove_tree(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove_tree(path)
    }

    fn flush(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.flush(path)
    }

    fn sync(&self, folder: &Path) -> io::Result<()> {
        self.step()?;
        if self.lie == Lie::Sync {
            Err(Errno::IO.into())
        } else {
            RealDisk.sync(folder)
        }
    }
}

fn build_on(site: &Site, disk: Faulty, tree: &Texts) -> Result<Outcome, Failure> {
    let output = Output::open_on(Box::new(disk), site.root(), &site.at("output"))?;
    put_all(output, tree).and_then(Output::commit)
}

/// A site that was built twice and has files of others in its output.
fn standing(builds: usize) -> Site {
    let site = Site::new();
    site.write("output/.git/config", "git");
    site.write("output/CNAME", "x.example");
    let turns = [second(), first()];
    for turn in (0..builds).rev() {
        site.put(&turns[(turn + 1) % 2]).expect("a build");
    }
    site
}

fn with_others(mut tree: Texts) -> Texts {
    tree.insert(".git/config".into(), "git".into());
    tree.insert("CNAME".into(), "x.example".into());
    tree
}

/// Lets each step of one build fail in turn and hands the site and the answer to the check.
fn each_step(
    builds: usize,
    disk: impl Fn(usize) -> Faulty,
    check: impl Fn(&Site, Result<Outcome, Failure>, usize),
) -> usize {
    for step in 1.. {
        let site = standing(builds);
        let disk = disk(step);
        let count = Arc::clone(&disk.count);
        let answer = build_on(&site, disk, &second());
        let steps = count.load(Ordering::SeqCst);
        check(&site, answer, step);
        if steps < step {
            return steps;
        }
    }
    0
}

fn goes_on(site: &Site, step: usize) {
    for next in [first(), second()] {
        site.put(&next)
            .unwrap_or_else(|failure| panic!("after step {step}: {failure}"));
        assert_eq!(site.output(), with_others(next), "after step {step}");
    }
}

#[test]
fn a_step_that_fails_leaves_the_earlier_site_as_it_was() {
    for exchange in [Exchange::Whole, Exchange::Unsupported] {
        for error in [Errno::NOSPC, Errno::IO] {
            for builds in [1, 2] {
                let earlier = if builds == 1 {
                    everything(&standing(1).at("output"))
                } else {
                    everything(&standing(2).at("output"))
                };
                let steps = each_step(
                    builds,
                    |step| Faulty::new(exchange, step, false, error),
                    |site, answer, step| {
                        match answer {
                            Ok(_) => assert_eq!(
                                site.output(),
                                with_others(second()),
                                "{exchange:?} step {step}"
                            ),
                            Err(failure) => {
                                assert_eq!(failure.kind, Kind::World, "step {step}: {failure}");
                                assert_eq!(
                                    everything(&site.at("output")),
                                    earlier,
                                    "{exchange:?} step {step}: {failure}"
                                );
                            }
                        }
                        goes_on(site, step);
                    },
                );
                assert!(steps > 20, "only {steps} steps were tried");
            }
        }
    }
}

#[test]
fn a_failed_sync_is_never_reported_as_success() {
    let site = standing(1);
    let mut disk = Faulty::new(Exchange::Whole, 0, false, Errno::IO);
    disk.lie = Lie::Sync;
    let failure = build_on(&site, disk, &second()).expect_err("not synced");
    assert_eq!(failure.kind, Kind::World);
    assert_eq!(site.output(), with_others(first()));
    goes_on(&site, 0);
}

#[test]
fn a_disk_that_loses_bytes_in_silence_is_found_out() {
    let site = standing(1);
    let mut disk = Faulty::new(Exchange::Whole, 0, false, Errno::IO);
    disk.lie = Lie::Write;
    let failure = build_on(&site, disk, &second()).expect_err("not written");
    assert!(
        failure
            .message()
            .ends_with("what was written is not all there"),
        "{failure}"
    );
    assert_eq!(site.output(), with_others(first()));
    goes_on(&site, 0);
}

#[test]
fn a_build_with_a_file_missing_is_not_published() {
    let site = standing(1);
    let path = SafePath::new("index.html").expect("safe");
    for step in 1..60 {
        let disk = Faulty::new(Exchange::Whole, step, false, Errno::IO);
        let Ok(output) = Output::open_on(Box::new(disk), site.root(), &site.at("output")) else {
            continue;
        };
        if output
            .put(
                &path,
                step.to_string().as_bytes(),
                Hash::of(step.to_string().as_bytes()),
            )
            .is_err()
        {
            output.commit().expect_err("a file is missing");
            assert_eq!(site.output(), with_others(first()));
            return;
        }
    }
    panic!("no write failed");
}

#[test]
fn a_run_that_dies_at_any_step_leaves_a_whole_site() {
    for exchange in [Exchange::Whole, Exchange::Unsupported, Exchange::NoFolders] {
        for builds in [0, 1, 2] {
            each_step(
                builds,
                |step| Faulty::new(exchange, step, true, Errno::IO),
                |site, _, step| {
                    let earlier = if builds == 0 { Texts::new() } else { first() };
                    // The tree itself is whole at every moment, files of others aside.
                    if exchange == Exchange::Whole {
                        let mut now = site.output();
                        now.retain(|path, _| !path.starts_with(".git/") && path != "CNAME");
                        assert!(
                            now == earlier || now == second(),
                            "{builds} builds, step {step}: {now:?}"
                        );
                    }
                    // Half of them go on at once; the others only look, so that what was finished
                    // is seen.
                    if (step + builds) % 2 == 0 {
                        drop(site.open().unwrap_or_else(|failure| {
                            panic!("{exchange:?} step {step}: {failure}")
                        }));
                        let now = site.output();
                        let whole = now == with_others(earlier) || now == with_others(second());
                        assert!(whole, "{exchange:?}, {builds} builds, step {step}: {now:?}");
                    }
                    goes_on(site, step);
                },
            );
        }
    }
}

#[test]
fn a_disk_that_moves_no_folders_gets_its_files_one_by_one() {
    let site = standing(2);
    for next in [second(), first(), second()] {
        build_on(
            &site,
            Faulty::new(Exchange::NoFolders, 0, false, Errno::IO),
            &next,
        )
        .expect("a build");
        assert_eq!(site.output(), with_others(next));
    }
}
