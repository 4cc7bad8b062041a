//! Windows.

use super::super::stamp::Stamp;
use super::{Room, is_a_link};
use rayon::prelude::*;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::os::windows::fs::{MetadataExt, OpenOptionsExt};
use std::os::windows::io::AsRawHandle;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use walkdir::WalkDir;
use win32job::{ExtendedLimitInfo, Job};
use winapi_util::file::information;

// Numbers of the Windows API (winbase.h, winnt.h, winerror.h).
const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
const FILE_ATTRIBUTE_REPARSE_POINT: u32 = 0x400;
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
const FILE_LIST_DIRECTORY: u32 = 1;
const SHARE_READ_AND_WRITE: u32 = 3;
const SHARE_ALL: u32 = 7;
const DELETE: u32 = 0x0001_0000;
const ERROR_ACCESS_DENIED: i32 = 5;
const ERROR_SHARING_VIOLATION: i32 = 32;
const ERROR_LOCK_VIOLATION: i32 = 33;
const ERROR_DIR_NOT_EMPTY: i32 = 145;
const ERROR_DELETE_PENDING: i32 = 303;

/// How long somebody else may have a file open before it is told, and how often it is looked.
const PATIENCE: Duration = Duration::from_secs(3);
const LOOK: Duration = Duration::from_millis(25);
const MOST_LOOKS: usize = 2400;

/// How often was looked since the site's folder was last opened, which is where a run begins: a
/// preview that goes on for days waits in each of its runs.
static LOOKS: AtomicUsize = AtomicUsize::new(0);

/// From 1601, where the times of Windows begin, to 1970, in nanoseconds.
const EPOCH: i128 = 11_644_473_600 * 1_000_000_000;

/// A folder that is held open, to open files below it. While it is, nobody can move it away.
pub(crate) struct Folder {
    path: PathBuf,
    _held: File,
}

impl Folder {
    /// Opens a folder; the folder itself may be a link.
    ///
    /// # Errors
    /// There is none, or it may not be opened.
    pub(crate) fn open(path: &Path) -> io::Result<Folder> {
        let path = real(path)?;
        LOOKS.store(0, Ordering::Relaxed);
        let held = held(&path)?;
        Ok(Folder { path, _held: held })
    }

    /// Opens a file for reading. A link or a junction anywhere below the folder is an error. Each
    /// folder on the way is held while the next one is opened, so that none can be put in its
    /// place.
    ///
    /// # Errors
    /// Also for a link on the way, and for a path that leads out of the folder.
    pub(crate) fn file(&self, path: &str) -> io::Result<File> {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut here = self.path.clone();
        let mut way = Vec::new();
        for part in folders.split('/').filter(|_| !folders.is_empty()) {
            here.push(one_part(part)?);
            way.push(held(&here)?);
        }
        super::open_plain(&here.join(one_part(name)?))
    }
}

/// Opens a folder so that nobody can move or remove it; a link is an error.
fn held(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options
        .access_mode(FILE_LIST_DIRECTORY)
        .share_mode(SHARE_READ_AND_WRITE)
        .custom_flags(FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT);
    let folder = patient(|| options.open(path))?;
    let about = folder.metadata()?;
    if about.is_symlink() {
        return Err(is_a_link());
    }
    match about.is_dir() {
        true => Ok(folder),
        false => Err(io::ErrorKind::NotADirectory.into()),
    }
}

/// A name that is one part of a path and nothing else: no way up, no drive, no stream.
fn one_part(name: &str) -> io::Result<&str> {
    let is_way = matches!(name, "" | "." | "..") || name.contains(['\\', ':']);
    match is_way {
        true => Err(io::ErrorKind::InvalidInput.into()),
        false => Ok(name),
    }
}

/// Opens a file with options; a link is an error.
pub(super) fn opened(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let file = patient(|| {
        options
            .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT)
            .open(path)
    })?;
    let about = file.metadata()?;
    if about.is_symlink() {
        return Err(is_a_link());
    }
    if about.file_attributes() & FILE_ATTRIBUTE_REPARSE_POINT == 0 {
        return Ok(file);
    }
    // Its bytes lie elsewhere, as those of a file that the server keeps once for several, and only
    // come without the flag; the first handle tells that it is the same file.
    let whole = patient(|| options.custom_flags(0).open(path))?;
    let number = |of: &File| -> io::Result<_> {
        let about = information(of)?;
        Ok((about.volume_serial_number(), known(about.file_index())))
    };
    match number(&file)? == number(&whole)? {
        true => Ok(whole),
        false => Err(is_a_link()),
    }
}

/// Opens an entry of any kind to be looked at, a link as the link that it is.
fn seen(path: &Path, flags: u32) -> io::Result<File> {
    OpenOptions::new()
        .access_mode(0)
        .share_mode(SHARE_ALL)
        .custom_flags(FILE_FLAG_BACKUP_SEMANTICS | flags)
        .open(path)
}

/// What tells an open file from any other, and from itself after a change.
pub(crate) fn stamp(file: &File) -> io::Result<Stamp> {
    let about = information(file)?;
    let nanos = |time: Option<u64>| i128::from(time.unwrap_or(0)) * 100 - EPOCH;
    Ok(Stamp::new([
        about.volume_serial_number().into(),
        known(about.file_index()).map_or(Stamp::UNKNOWN, i128::from),
        about.file_size().into(),
        nanos(about.last_write_time()),
        nanos(about.creation_time()),
    ]))
}

/// The number of a file; `None` where a network has none, or one that is too large for it.
fn known(index: u64) -> Option<u64> {
    Some(index).filter(|index| ![0, u64::MAX].contains(index))
}

/// What an entry is, following no link, with its stamp.
pub(crate) fn look(path: &Path) -> io::Result<(Metadata, Stamp)> {
    let file = patient(|| seen(path, FILE_FLAG_OPEN_REPARSE_POINT))?;
    Ok((file.metadata()?, stamp(&file)?))
}

/// What two names of one folder have in common.
pub(crate) fn identity(path: &Path) -> io::Result<(u64, u64)> {
    let about = information(seen(path, 0)?)?;
    let index = known(about.file_index()).ok_or(io::ErrorKind::Unsupported)?;
    Ok((about.volume_serial_number(), index))
}

/// What tells one volume from another.
pub(crate) fn volume(path: &Path) -> io::Result<(u64, u64)> {
    Ok((information(seen(path, 0)?)?.volume_serial_number(), 0))
}

/// Never possible in one step.
///
/// # Errors
/// Always `Unsupported`.
pub(crate) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Waits until every file below this folder is on the disk.
pub(crate) fn sync(folder: &Path) -> io::Result<()> {
    let entries = WalkDir::new(folder).follow_links(false).max_open(4);
    entries.into_iter().par_bridge().try_for_each(|entry| {
        let entry = entry.map_err(io::Error::from)?;
        if !entry.file_type().is_file() {
            return Ok(());
        }
        let file = patient(|| OpenOptions::new().write(true).open(entry.path()))?;
        file.sync_all()
    })
}

/// Does something with a file, again and again while another program has it open: those that look
/// for viruses or make an index are done in a moment. All waits of a run together have an end, so
/// that a folder that may not be written to is told and not waited for file by file.
pub(crate) fn patient<T>(mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let began = Instant::now();
    loop {
        match action() {
            Err(error)
                if may_pass(&error)
                    && began.elapsed() < PATIENCE
                    && LOOKS.fetch_add(1, Ordering::Relaxed) < MOST_LOOKS =>
            {
                thread::sleep(LOOK);
            }
            answer => return answer,
        }
    }
}

/// Whether another program keeps a file from what was to be done with it.
pub(crate) fn is_held(error: &io::Error) -> bool {
    let number = error.raw_os_error();
    [ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION]
        .iter()
        .any(|held| number == Some(*held))
}

/// Whether an error may be another in a moment: a folder with an open file in it is denied.
fn may_pass(error: &io::Error) -> bool {
    let numbers = [
        ERROR_ACCESS_DENIED,
        ERROR_SHARING_VIOLATION,
        ERROR_LOCK_VIOLATION,
        ERROR_DIR_NOT_EMPTY,
        ERROR_DELETE_PENDING,
    ];
    error
        .raw_os_error()
        .is_some_and(|number| numbers.contains(&number))
}

/// The first file or folder below a folder that another program keeps from being moved; `None`
/// where none does.
pub(crate) fn holder(folder: &Path) -> Option<PathBuf> {
    // Walked to the end first: a folder that is being read is held by the walk itself.
    let entries = WalkDir::new(folder).follow_links(false);
    let paths: Vec<PathBuf> = entries
        .into_iter()
        .flatten()
        .map(walkdir::DirEntry::into_path)
        .collect();
    let is_kept = |path: &PathBuf| {
        let alone = OpenOptions::new()
            .access_mode(DELETE)
            .share_mode(0)
            .custom_flags(FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT)
            .open(path);
        alone.is_err_and(|error| error.raw_os_error() == Some(ERROR_SHARING_VIOLATION))
    };
    // A folder counts as held while a file in it is, so the deepest one is the one to name.
    paths
        .into_iter()
        .filter(is_kept)
        .max_by_key(|path| path.components().count())
}

/// What is free where a folder stands; `None` where the system does not say.
pub(crate) fn room(folder: &Path) -> Option<Room> {
    let bytes = fs4::available_space(folder).ok()?;
    Some(Room { bytes, files: None })
}

/// Whether a folder is on another computer, also behind the letter of a drive; `None` where the
/// system does not say.
pub(crate) fn is_remote(folder: &Path) -> Option<bool> {
    use std::path::{Component, Prefix};
    let real = folder.canonicalize().ok()?;
    let is_server = |part: Component<'_>| {
        let Component::Prefix(prefix) = part else {
            return false;
        };
        matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    };
    real.components().next().map(is_server)
}

/// The path with all links on the way resolved, written as people write it.
pub(crate) fn real(path: &Path) -> io::Result<PathBuf> {
    dunce::canonicalize(path)
}

/// A name from the bytes that [`OsStr::as_encoded_bytes`] gave; `None` where they are no text.
pub(crate) fn name(bytes: Vec<u8>) -> Option<OsString> {
    String::from_utf8(bytes).ok().map(OsString::from)
}

/// What an entry is that is neither file, folder nor link, in words.
pub(crate) fn kind(_of: fs::FileType) -> &'static str {
    "a device"
}

/// Makes a folder; below the folder for temporary files, which is the user's own, nobody else can
/// look into it.
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)
}

/// Writes into the number what asks the program to end, from now on: 2, the number of the signal
/// for an interruption, for Ctrl+C and Ctrl+Break; 15, of that for an end, for a closed window, a
/// user who logs out, and a system that shuts down. After the latter the system waits some seconds.
///
/// # Errors
/// The system lets nobody listen, or starts no thread.
pub(crate) fn signals(asked: &Arc<AtomicUsize>) -> io::Result<()> {
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};
    let asked = Arc::clone(asked);
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let _inside = runtime.enter();
    let (mut stop, mut pause) = (ctrl_c()?, ctrl_break()?);
    let (mut close, mut leave, mut down) = (ctrl_close()?, ctrl_logoff()?, ctrl_shutdown()?);
    drop(_inside);
    let listen = move || {
        runtime.block_on(async move {
            let number = tokio::select! {
                _ = stop.recv() => 2,
                _ = pause.recv() => 2,
                _ = close.recv() => 15,
                _ = leave.recv() => 15,
                _ = down.recv() => 15,
            };
            asked.store(number, Ordering::Relaxed);
            // The handler of the system must not return, or the program would be ended at once.
            std::future::pending::<()>().await;
        });
    };
    thread::Builder::new()
        .name("console".into())
        .spawn(listen)?;
    Ok(())
}

/// A program with all that it started; they end with this, and also when this program is ended.
pub(crate) struct Children {
    program: Child,
    job: Option<Job>,
}

impl Children {
    /// Starts a program in a job of its own.
    ///
    /// # Errors
    /// It cannot be started, or put into a job.
    pub(crate) fn of(mut command: Command) -> io::Result<Children> {
        let mut limits = ExtendedLimitInfo::new();
        limits.limit_kill_on_job_close();
        let job = Job::create_with_limit_info(&limits).map_err(io::Error::other)?;
        let program = command.spawn()?;
        let handle = program.as_raw_handle() as isize;
        let children = Children {
            program,
            job: Some(job),
        };
        let assigned = children
            .job
            .as_ref()
            .map_or(Ok(()), |job| job.assign_process(handle));
        assigned.map_err(io::Error::other)?;
        Ok(children)
    }

    /// How the program itself ended; `None` while it runs.
    ///
    /// # Errors
    /// The system does not say.
    pub(crate) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.program.try_wait()
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        // The program first, should it be in no job; the job ends with its handle.
        drop(self.program.kill());
        drop(self.job.take());
        drop(self.program.wait());
    }
}

/// Whether a browser can only be started without its own walls; never here.
pub(crate) fn needs_no_sandbox() -> bool {
    false
}

/// Where browsers are that are not on the search path, the one to be taken first in front. Edge is
/// on every Windows.
pub(crate) fn browsers() -> Vec<PathBuf> {
    let bases = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
    let bases: Vec<PathBuf> = bases
        .iter()
        .filter_map(std::env::var_os)
        .map(PathBuf::from)
        .collect();
    let programs = [
        r"Google\Chrome\Application\chrome.exe",
        r"Chromium\Application\chrome.exe",
        r"Microsoft\Edge\Application\msedge.exe",
    ];
    let places = programs
        .iter()
        .flat_map(|p| bases.iter().map(move |base| base.join(p)));
    places.collect()
}

/// The file name of a program, as it stands on the search path.
pub(crate) fn program_file(name: &OsStr) -> OsString {
    let mut file = name.to_owned();
    if !Path::new(name)
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("exe"))
    {
        file.push(".exe");
    }
    file
}

/// Whether a path is a program that can be started.
pub(crate) fn is_program(path: &Path) -> bool {
    let is_named = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("exe"));
    is_named && fs::metadata(path).is_ok_and(|about| about.is_file())
}

/// The program that opens an address in the author's browser, and its words before the address.
pub(crate) fn opener() -> (&'static str, &'static [&'static str]) {
    ("cmd", &["/c", "start", ""])
}
