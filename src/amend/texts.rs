//! The texts that an edit of several files is made of, each as it would be.

use super::Refused;
use crate::source::{FileEdit, Source};
use std::collections::BTreeMap;

/// Files of a site that an edit changes, with those that it makes.
pub struct Texts<'s> {
    source: &'s dyn Source,
    edits: BTreeMap<String, FileEdit>,
}

impl<'s> Texts<'s> {
    /// No edit yet.
    pub fn new(source: &'s dyn Source) -> Texts<'s> {
        Texts {
            source,
            edits: BTreeMap::new(),
        }
    }

    /// Whether there is a file with this path, or is to be one.
    pub fn has(&self, path: &str) -> bool {
        self.edits.contains_key(path) || self.source.find(path).is_some()
    }

    /// The bytes of a file as it would be; `None` where there is none.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn bytes(&self, path: &str) -> Result<Option<Vec<u8>>, Refused> {
        if let Some(edit) = self.edits.get(path) {
            return Ok(edit.after.clone());
        }
        let Some(file) = self.source.find(path) else {
            return Ok(None);
        };
        let bytes = self.source.read(file);
        let failed = |error| Refused::new(format!("{path} cannot be read: {error}"), "");
        bytes.map(Some).map_err(failed)
    }

    /// The text of a file as it would be.
    ///
    /// # Errors
    /// It is not there, cannot be read, or is no text in UTF-8.
    pub fn text(&self, path: &str) -> Result<String, Refused> {
        let bytes = self.bytes(path)?;
        let bytes = bytes.ok_or_else(|| Refused::new(format!("there is no {path}"), ""))?;
        String::from_utf8(bytes).map_err(|_| {
            let message = format!("{path} is not in UTF-8, which is all that milepost writes");
            Refused::new(message, "save it as UTF-8, then run the command again")
        })
    }

    /// Gives a file another text.
    ///
    /// # Errors
    /// As of [`Texts::text`], and those of `made`.
    pub fn change(
        &mut self,
        path: &str,
        made: impl FnOnce(&str) -> Result<String, Refused>,
    ) -> Result<(), Refused> {
        let after = made(&self.text(path)?)?;
        self.put(path, after)
    }

    /// Gives a file these bytes, whether or not it is there.
    ///
    /// # Errors
    /// What is there cannot be read.
    pub fn put(&mut self, path: &str, after: impl Into<Vec<u8>>) -> Result<(), Refused> {
        self.set(path, Some(after.into()))
    }

    /// Gives a file another path.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn rename(&mut self, from: &str, to: &str) -> Result<(), Refused> {
        let bytes = self.bytes(from)?;
        self.set(to, bytes)?;
        self.set(from, None)
    }

    fn set(&mut self, path: &str, after: Option<Vec<u8>>) -> Result<(), Refused> {
        if let Some(edit) = self.edits.get_mut(path) {
            edit.after = after;
            return Ok(());
        }
        let edit = FileEdit {
            path: path.to_owned(),
            before: self.bytes(path)?,
            after,
        };
        self.edits.insert(path.to_owned(), edit);
        Ok(())
    }

    /// The edits of all files that are not as they were, by path.
    pub fn edits(self) -> Vec<FileEdit> {
        let edits = self.edits.into_values();
        edits.filter(|edit| edit.before != edit.after).collect()
    }
}
