//! The template engine: the one home of the crate.
//!
//! In come the theme's templates and, page by page, a view; out come bytes. Values are escaped by
//! where they go, and a template that could let one out of its place is refused before anything is
//! rendered.

mod lint;
mod press;
mod sheet;

use crate::base::encode::html_attribute;
use crate::render::engine::lint::lint;
use crate::render::engine::press::Press;
use crate::theme::{Arg, EMBEDDED, SHEET, Strings, Theme, ThemeError, pressed};
use serde::Serialize;
use std::sync::Arc;
use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, Value};

/// The compiled templates of a theme, in no language yet.
#[derive(Clone)]
pub struct Templates {
    /// The templates of pages.
    tera: Tera,
    /// The templates of style sheets, which escape in another way.
    sheets: Tera,
}

/// The compiled templates of one language.
pub struct Engine(Templates);

impl Templates {
    /// Compiles all templates of pages and of style sheets.
    ///
    /// # Errors
    /// The first template that cannot be used, with its line and column.
    pub fn new(theme: &Theme) -> Result<Templates, ThemeError> {
        for (name, source) in &theme.templates {
            lint(name, source)?;
        }
        let (sheets, pages): (Vec<_>, Vec<_>) = (theme.templates.iter())
            .map(|(name, source)| (name.as_str(), source.as_str()))
            .partition(|(name, _)| name.ends_with(SHEET));
        let mut tera = empty()?;
        tera.autoescape_on(vec![".html", ".xml", ".svg", ""]);
        tera.set_escape_fn(|text, out| out.write_all(html_attribute(text).as_bytes()));
        tera.add_raw_templates(pages)
            .map_err(|e| failure(&e, "", None))?;
        Ok(Templates {
            tera,
            sheets: sheet::templates(empty()?, sheets)?,
        })
    }
}

impl Engine {
    /// The templates with the messages of one language.
    pub fn new(templates: Templates, strings: &Arc<Strings>) -> Engine {
        let mut engine = templates;
        for tera in [&mut engine.tera, &mut engine.sheets] {
            let strings = strings.clone();
            tera.register_function("t", move |args: Kwargs, _: &State| say(&strings, &args));
        }
        sheet::speaking(&mut engine.sheets, strings.clone());
        Engine(engine)
    }

    /// Renders one page, without the white space that only its templates need.
    ///
    /// # Errors
    /// A template that does not fit its view, with its place and the page.
    pub fn render(
        &self,
        template: &str,
        view: impl Serialize,
        page: &str,
    ) -> Result<Vec<u8>, ThemeError> {
        let context = values(view, (template, page))?;
        self.rendered(template, &context, page)
    }

    /// Renders one page and the style sheet that is made for it, from the same values.
    ///
    /// # Errors
    /// As for a page.
    pub fn render_with_sheet(
        &self,
        (template, sheet): (&str, &str),
        view: impl Serialize,
        page: &str,
    ) -> Result<(Vec<u8>, Vec<u8>), ThemeError> {
        let context = values(view, (template, page))?;
        let text =
            (self.0.sheets.render(sheet, &context)).map_err(|e| failure(&e, sheet, Some(page)))?;
        let html = self.rendered(template, &context, page)?;
        Ok((html, pressed(&text).into_bytes()))
    }

    fn rendered(
        &self,
        template: &str,
        context: &Context,
        page: &str,
    ) -> Result<Vec<u8>, ThemeError> {
        let mut out = Press::new();
        self.0
            .tera
            .render_to(template, context, &mut out)
            .map_err(|e| failure(&e, template, Some(page)))?;
        Ok(out.finish())
    }
}

/// What templates see of a view, which is let go: of a large page neither is small.
fn values(view: impl Serialize, (template, page): (&str, &str)) -> Result<Context, ThemeError> {
    Context::from_serialize(&view).map_err(|e| failure(&e, template, Some(page)))
}

/// An engine that finds the embedded templates by their own names. Its functions say nothing until
/// it has a language.
fn empty() -> Result<Tera, ThemeError> {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes([format!("{EMBEDDED}/")])
        .map_err(|e| failure(&e, "", None))?;
    for name in ["t", "folio"] {
        tera.register_function(name, |_: Kwargs, _: &State| -> Result<Value, Error> {
            Err(Error::message("the templates have no language"))
        });
    }
    Ok(tera)
}

/// `t(key="home", n=3, name="…")`: a message of the interface.
fn say(strings: &Strings, args: &Kwargs) -> Result<Value, Error> {
    let key: &str = args.must_get("key")?;
    let mut values: Vec<(&str, Arg<'_>)> = Vec::new();
    for (name, value) in args.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else {
            continue;
        };
        match (value.as_str(), value.as_u64()) {
            (Some(text), _) => values.push((name, Arg::Text(text))),
            (None, Some(count)) => values.push((name, Arg::Count(count as usize))),
            (None, None) => {
                return Err(Error::message(format!(
                    "`{name}` is neither a text nor a count"
                )));
            }
        }
    }
    match strings.try_say(key, &values) {
        Some(said) => Ok(Value::normal_string(&said)),
        None => Err(Error::message(format!(
            "no message `{key}` for these values in {}",
            strings.tag()
        ))),
    }
}

fn failure(error: &Error, template: &str, page: Option<&str>) -> ThemeError {
    let page = page.map(str::to_owned);
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => ThemeError {
            file: report.filename().to_owned(),
            line: report.span().start_line,
            column: report.span().start_col + 1,
            message: report.message().to_owned(),
            page,
            ..ThemeError::default()
        },
        other => ThemeError {
            file: template.to_owned(),
            message: other.to_string(),
            page,
            ..ThemeError::default()
        },
    }
}
