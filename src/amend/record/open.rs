//! A project whose files are opened to be edited: its text, and what lies beside it.

use super::super::{Home, Refused, Texts};
use crate::base::Date;
use crate::model::{Project, Settings};
use crate::source::{FileEdit, Source};

/// A project's files while they are edited.
pub struct Opened<'a> {
    settings: &'a Settings,
    project: &'a Project,
    source: &'a dyn Source,
    /// Its files, and what becomes of them.
    pub texts: Texts<'a>,
    /// The path of its own file.
    pub path: String,
    /// The folder for what lies beside it.
    pub folder: String,
    /// What the author should know, in full sentences without the full stop.
    pub notes: Vec<String>,
}

impl<'a> Opened<'a> {
    /// The files of a project; one that only a table lists gets a file of its own.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn new(
        (settings, project): (&'a Settings, &'a Project),
        source: &'a dyn Source,
    ) -> Result<Opened<'a>, Refused> {
        let home = Home::of(project, source);
        let mut texts = Texts::new(source);
        if home.is_new {
            texts.put(&home.path, &*home.text)?;
        }
        Ok(Opened {
            settings,
            project,
            source,
            texts,
            path: home.path,
            folder: project.folder.to_string(),
            notes: Vec::new(),
        })
    }

    /// Adds a dated report, numbered where there is one of that day already.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn add_report(&mut self, day: Date, text: &str) -> Result<(), Refused> {
        let numbered = (2..).map(|n| format!("{}/{day}-{n}.md", self.folder));
        let mut names = std::iter::once(format!("{}/{day}.md", self.folder)).chain(numbered);
        let path = names.find(|path| !self.texts.has(path));
        let path = path.expect("there are more numbers than reports of a day");
        self.texts.put(&path, text)
    }

    /// The edits of all files that are not as they were.
    pub fn edits(self) -> Vec<FileEdit> {
        self.texts.edits()
    }

    /// Whether the text of a project of one file names what lies beside it: a table, a photograph,
    /// evidence, another project's file.
    pub fn names_neighbours(&self, text: &str) -> bool {
        let files = self.source.files().iter();
        let folder = format!("{}/", self.folder);
        let mut beside = files.filter_map(|file| file.path.strip_prefix(&folder));
        beside.any(|name| !name.contains('/') && text.contains(name))
    }

    /// Moves a project of one file into a folder of its own, which reports and files need.
    ///
    /// # Errors
    /// It names files beside it, which may be another's as well.
    pub fn give_folder(&mut self) -> Result<(), Refused> {
        let (folder, name) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        if folder != "content/projects" {
            return Ok(());
        }
        let stem = name.split('.').next().unwrap_or(name).to_owned();
        self.refuse_neighbours(&stem)?;
        let tags = self.settings.languages.iter().map(|tag| format!(".{tag}"));
        let index = |end: &str| format!("content/projects/{stem}/index{end}");
        for tag in std::iter::once(String::new()).chain(tags) {
            let end = format!("{tag}.md");
            let from = format!("content/projects/{stem}{end}");
            if self.texts.has(&from) {
                self.texts.rename(&from, &index(&end))?;
            }
        }
        self.notes.push(format!(
            "a project with reports or files has a folder: {} is now {}",
            self.path,
            index(name.strip_prefix(stem.as_str()).unwrap_or(".md"))
        ));
        self.path = index(name.strip_prefix(stem.as_str()).unwrap_or(".md"));
        self.folder = format!("content/projects/{stem}");
        Ok(())
    }

    /// Files that lie beside a project of one file may be another's as well.
    fn refuse_neighbours(&self, stem: &str) -> Result<(), Refused> {
        let project = self.project;
        let evidence = project.evidence.iter().filter_map(|e| e.file.as_ref());
        let photos = project.photos.iter().flat_map(|photo| photo.files());
        let Some(file) = evidence.chain(photos).next() else {
            return Ok(());
        };
        let message = format!("a report needs a folder, and `{stem}.md` names a file beside it");
        let hint = format!(
            "move it to content/projects/{stem}/index.md and content/{file} beside it, then run \
             the command again"
        );
        Err(Refused::new(message, hint))
    }
}
