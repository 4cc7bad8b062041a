//! What a message needs to be said: its variables, and the messages and terms that it is made of.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Term,
};
use fluent_syntax::parser::parse_runtime;
use std::collections::{BTreeMap, BTreeSet};

/// The most pieces that Fluent puts together in one message; more are a mistake of the message.
const MOST_PIECES: usize = 100;

/// All messages and terms of one language; a later source overrides an earlier one.
pub struct Book<'s> {
    messages: BTreeMap<&'s str, Message<&'s str>>,
    terms: BTreeMap<&'s str, Term<&'s str>>,
}

impl<'s> Book<'s> {
    /// Reads sources; what cannot be read is left out.
    pub fn new(sources: impl IntoIterator<Item = &'s str>) -> Book<'s> {
        let mut book = Book {
            messages: BTreeMap::new(),
            terms: BTreeMap::new(),
        };
        for source in sources {
            let resource = parse_runtime(source).unwrap_or_else(|(whole, _)| whole);
            for entry in resource.body {
                match entry {
                    Entry::Message(message) => drop(book.messages.insert(message.id.name, message)),
                    Entry::Term(term) => drop(book.terms.insert(term.id.name, term)),
                    _ => {}
                }
            }
        }
        book
    }

    /// The keys of its messages, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &'s str> {
        self.messages.keys().copied()
    }

    /// The variables that a message needs, with those of the messages inside it.
    ///
    /// # Errors
    /// In words, why the message can never be said.
    pub fn variables(&self, key: &str) -> Result<BTreeSet<&'s str>, String> {
        let mut walk = Walk {
            book: self,
            open: Vec::new(),
            variables: BTreeSet::new(),
        };
        walk.message(key).map(|_| walk.variables)
    }
}

/// One way through a message; each function gives the most pieces that its part is made of.
struct Walk<'b, 's> {
    book: &'b Book<'s>,
    open: Vec<String>,
    variables: BTreeSet<&'s str>,
}

impl<'s> Walk<'_, 's> {
    fn message(&mut self, key: &str) -> Result<usize, String> {
        let Some(message) = self.book.messages.get(key) else {
            return Err(format!("there is no message `{key}`"));
        };
        let Some(value) = &message.value else {
            return Err(format!("`{key}` has no text of its own"));
        };
        self.inside(key.to_owned(), value)
    }

    fn term(&mut self, name: &str) -> Result<usize, String> {
        let Some(term) = self.book.terms.get(name) else {
            return Err(format!("there is no term `-{name}`"));
        };
        // A term sees only what it is given where it stands, and does without what it is not given.
        let outside = self.variables.clone();
        let pieces = self.inside(format!("-{name}"), &term.value);
        self.variables = outside;
        pieces
    }

    fn inside(&mut self, name: String, pattern: &Pattern<&'s str>) -> Result<usize, String> {
        if self.open.contains(&name) {
            return Err(format!("`{name}` is made of itself"));
        }
        self.open.push(name);
        let pieces = self.pattern(pattern);
        self.open.pop();
        pieces
    }

    fn pattern(&mut self, pattern: &Pattern<&'s str>) -> Result<usize, String> {
        let mut pieces = 0;
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                pieces += 1 + self.expression(expression)?;
            }
            if MOST_PIECES < pieces {
                return Err(format!("it is made of more than {MOST_PIECES} pieces"));
            }
        }
        Ok(pieces)
    }

    fn expression(&mut self, expression: &Expression<&'s str>) -> Result<usize, String> {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                let own = self.inline(selector)?;
                let most = variants.iter().try_fold(0, |most, v| {
                    Ok::<_, String>(self.pattern(&v.value)?.max(most))
                })?;
                Ok(own + most)
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'s str>) -> Result<usize, String> {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {
                Ok(0)
            }
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name);
                Ok(0)
            }
            InlineExpression::MessageReference {
                id,
                attribute: None,
            } => self.message(id.name),
            InlineExpression::TermReference {
                id,
                attribute: None,
                ..
            } => self.term(id.name),
            InlineExpression::MessageReference {
                id,
                attribute: Some(part),
            }
            | InlineExpression::TermReference {
                id,
                attribute: Some(part),
                ..
            } => Err(format!(
                "`{}.{}` cannot be put into a text",
                id.name, part.name
            )),
            InlineExpression::FunctionReference { id, .. } => {
                Err(format!("there is no function `{}`", id.name))
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }
}
