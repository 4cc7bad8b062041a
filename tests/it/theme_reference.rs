//! The reference for authors of themes: every page with the fields that its template sees, read
//! from the types of the source.

use crate::support::{below, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Expr, ExprCall, Fields, GenericArgument, Item, Lit, Pat, PathArguments, Type,
};

/// What stands behind this line in `themes/README.md` is written by the test.
const MARK: &str = "<!-- fields -->\n";

/// A view: what it is and its fields in their order.
struct View {
    doc: String,
    fields: Vec<(String, Type, String)>,
}

/// Views by name, and by name of module and function what a page's function gives.
#[derive(Default)]
struct Views {
    views: BTreeMap<String, View>,
    given: BTreeMap<(String, String), String>,
}

fn words(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|a| match &a.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(text) => match &text.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ").trim().to_owned()
}

fn is_serialized(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|a| {
        let syn::Meta::List(list) = &a.meta else {
            return false;
        };
        a.path().is_ident("derive") && list.tokens.to_string().contains("Serialize")
    })
}

/// All views of the source; two of one name would have one meaning too few.
fn views() -> Views {
    let mut all = Views::default();
    for (path, file) in below(&repository("src/render")) {
        let text = fs::read_to_string(file).expect("UTF-8");
        let syntax = syn::parse_file(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
        let module = path.trim_end_matches(".rs").rsplit('/').next();
        for item in syntax.items {
            match item {
                Item::Struct(item) if is_serialized(&item.attrs) => {
                    let Fields::Named(fields) = &item.fields else {
                        panic!("{path}: {} has no named fields", item.ident)
                    };
                    let field = |f: &syn::Field| {
                        let name = f.ident.as_ref().expect("a named field").to_string();
                        (name, f.ty.clone(), words(&f.attrs))
                    };
                    let view = View {
                        doc: words(&item.attrs),
                        fields: fields.named.iter().map(field).collect(),
                    };
                    let before = all.views.insert(item.ident.to_string(), view);
                    assert!(before.is_none(), "{path}: two views named {}", item.ident);
                }
                Item::Fn(item) => {
                    let name = (
                        module.unwrap_or_default().to_owned(),
                        item.sig.ident.to_string(),
                    );
                    if let syn::ReturnType::Type(_, given) = &item.sig.output {
                        all.given.extend(view_of(given).map(|view| (name, view)));
                    }
                }
                _ => {}
            }
        }
    }
    all
}

/// `XView` of `(PageView, XView)`, alone or as a result.
fn view_of(given: &Type) -> Option<String> {
    match given {
        Type::Tuple(pair) if pair.elems.len() == 2 => {
            let [head, view] = [&pair.elems[0], &pair.elems[1]].map(last_name);
            (head? == "PageView").then_some(view)?
        }
        Type::Path(_) if last_name(given).as_deref() == Some("Result") => view_of(inner(given)?),
        _ => None,
    }
}

fn last_name(of: &Type) -> Option<String> {
    match of {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// `T` of `Option<T>`, `Vec<T>` or `Result<T, E>`.
fn inner(of: &Type) -> Option<&Type> {
    let Type::Path(path) = of else { return None };
    match &path.path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().find_map(|a| match a {
            GenericArgument::Type(of) => Some(of),
            _ => None,
        }),
        _ => None,
    }
}

/// `T` of `BTreeMap<K, T>`.
fn last(of: &Type) -> Option<&Type> {
    let Type::Path(path) = of else { return None };
    match &path.path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.last()? {
            GenericArgument::Type(of) => Some(of),
            _ => None,
        },
        _ => None,
    }
}

/// What kind of value a field holds, with links to the pieces it is made of.
fn kind(of: &Type, pieces: &mut BTreeSet<String>) -> String {
    let of = match of {
        Type::Reference(to) => &*to.elem,
        _ => of,
    };
    let name = last_name(of).unwrap_or_else(|| panic!("a field of a view has a plain type"));
    match &*name {
        "Option" => kind(inner(of).expect("of something"), pieces) + " or none",
        "Vec" => "list of ".to_owned() + &kind(inner(of).expect("of something"), pieces),
        "BTreeMap" => "by name: ".to_owned() + &kind(last(of).expect("of something"), pieces),
        "Box" => kind(inner(of).expect("of something"), pieces),
        "String" | "str" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "f64" => "number".to_owned(),
        "usize" | "u8" | "u32" | "i16" | "i32" | "i64" | "u64" => "whole number".to_owned(),
        _ => {
            pieces.insert(name.clone());
            format!("[{name}](#{})", name.to_lowercase())
        }
    }
}

/// Which template each kind of page has, and which view: kinds of pages by the arms of two matches.
#[derive(Default)]
struct Arms(Vec<(String, Expr)>);

impl<'a> Visit<'a> for Arms {
    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        for case in match &arm.pat {
            Pat::Or(cases) => cases.cases.iter().collect(),
            one => vec![one],
        } {
            let path = match case {
                Pat::Path(path) => &path.path,
                Pat::TupleStruct(one) => &one.path,
                _ => continue,
            };
            if let Some(last) = path.segments.last() {
                self.0.push((last.ident.to_string(), (*arm.body).clone()));
            }
        }
        visit::visit_arm(self, arm);
    }
}

fn arms(file: &str, function: &str) -> Vec<(String, Expr)> {
    struct Find<'n>(&'n str, Arms);
    impl<'a> Visit<'a> for Find<'_> {
        fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
            if item.sig.ident == self.0 {
                self.1.visit_block(&item.block);
            }
        }
        fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
            if item.sig.ident == self.0 {
                self.1.visit_block(&item.block);
            }
        }
    }
    let text = fs::read_to_string(repository(file)).expect(file);
    let mut find = Find(function, Arms::default());
    find.visit_file(&syn::parse_file(&text).expect(file));
    find.1.0
}

/// The calls `module::function(…)` in an expression.
#[derive(Default)]
struct Calls(Vec<(String, String)>);

impl<'a> Visit<'a> for Calls {
    fn visit_expr_call(&mut self, call: &'a ExprCall) {
        if let Expr::Path(path) = &*call.func {
            let names: Vec<String> = (path.path.segments.iter())
                .map(|s| s.ident.to_string())
                .collect();
            if let [module, function] = &names[..] {
                self.0.push((module.clone(), function.clone()));
            }
        }
        visit::visit_expr_call(self, call);
    }
}

/// The view of a page, by what the arm of its kind calls.
fn called(views: &Views, body: &Expr) -> Option<String> {
    let mut calls = Calls::default();
    calls.visit_expr(body);
    calls
        .0
        .iter()
        .find_map(|call| views.given.get(call).cloned())
}

/// Templates with their views, in the order of the pages, each once.
fn templates(views: &Views) -> Vec<(String, String)> {
    let screens = arms("src/render/address/page.rs", "template");
    let made = arms("src/render/html.rs", "of_page");
    let mut all: Vec<(String, String)> = Vec::new();
    let mut add = |template: String, view: String| {
        if !all.iter().any(|(known, _)| *known == template) {
            all.push((template, view));
        }
    };
    for (page, body) in screens {
        let Expr::Lit(name) = body else { continue };
        let Lit::Str(name) = name.lit else { continue };
        let making = made.iter().find(|(other, _)| *other == page);
        let view = making.and_then(|(_, body)| called(views, body));
        add(
            name.value(),
            view.unwrap_or_else(|| panic!("{page} has no view")),
        );
    }
    let kinds = paper_templates();
    for (page, body) in arms("src/render/html.rs", "of_paper") {
        let kind = &kinds[&page];
        add(
            format!("print/{kind}.html"),
            called(views, &body).unwrap_or_else(|| panic!("{page} has no view")),
        );
    }
    all
}

/// The template of each page for paper: `Printed::kind` names its kind, the kind its template.
fn paper_templates() -> BTreeMap<String, String> {
    let text = fs::read_to_string(repository("src/render/address/kind.rs")).expect("kinds");
    let of = |constant: &str| -> String {
        let mut constant = constant.to_owned();
        loop {
            let begin = text.find(&format!("const {constant}:")).expect("a kind");
            let body = &text[begin..begin + text[begin..].find("};").expect("its end")];
            if let Some(at) = body.find("template: \"") {
                let rest = &body[at + 11..];
                return rest[..rest.find('"').expect("its end")].to_owned();
            }
            let base = &body[body.find("..").expect("a base") + 2..];
            constant = base.split_whitespace().next().expect("a name").to_owned();
        }
    };
    let kinds = arms("src/render/address/printed.rs", "kind");
    let named = kinds.into_iter().map(|(page, body)| {
        let Expr::Reference(to) = body else {
            panic!("{page} has a kind")
        };
        let Expr::Path(path) = &*to.expr else {
            panic!("{page} has a kind")
        };
        let last = path.path.segments.last().expect("a name");
        (page, of(&last.ident.to_string()))
    });
    named.collect()
}

fn fields(out: &mut String, view: &View, pieces: &mut BTreeSet<String>) {
    out.push_str("| field | holds | what it is |\n|---|---|---|\n");
    for (name, of, doc) in &view.fields {
        let holds = kind(of, pieces);
        let doc = doc.replace('|', "\\|");
        writeln!(out, "| `{name}` | {holds} | {doc} |").expect("text takes everything");
    }
    out.push('\n');
}

/// The whole reference behind the words of an author.
fn reference(views: &Views) -> String {
    let mut out = String::new();
    let mut pieces = BTreeSet::new();
    let mut pages = BTreeSet::new();
    for (name, what) in [
        ("SiteView", "`site`, on every page"),
        ("PageView", "`page`, on every page"),
        ("PaperView", "`paper`, on pages for paper"),
    ] {
        pages.insert(name.to_owned());
        let view = &views.views[name];
        writeln!(out, "### {what}\n\n{}\n", view.doc).expect("text takes everything");
        fields(&mut out, view, &mut pieces);
    }
    for (template, name) in templates(views) {
        let view = &views.views[&name];
        writeln!(out, "### `view` of `{template}`\n\n{}\n", view.doc).expect("text");
        fields(&mut out, view, &mut pieces);
        pages.insert(name);
    }
    out.push_str("## Pieces\n\n");
    let mut told = BTreeSet::new();
    while let Some(name) = pieces.difference(&told).next().cloned() {
        told.insert(name.clone());
        let view = (views.views.get(&name)).unwrap_or_else(|| panic!("no view is named {name}"));
        fields(&mut String::new(), view, &mut pieces);
    }
    for name in &told {
        let view = &views.views[name];
        writeln!(out, "### {name}\n\n{}\n", view.doc).expect("text takes everything");
        fields(&mut out, view, &mut BTreeSet::new());
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

#[test]
fn the_reference_for_themes_has_every_field_that_a_template_sees() {
    let path = repository("themes/README.md");
    let text = fs::read_to_string(&path).expect("the reference is there");
    let (own, written) = text.split_once(MARK).expect("the reference has its mark");
    let reference = reference(&views());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{own}{MARK}\n{reference}")).expect("it can be written");
    } else {
        assert!(
            written.trim_start() == reference,
            "themes/README.md is not what the views say: run the test with UPDATE=1"
        );
    }
}
