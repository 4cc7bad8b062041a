//! `serve`: the site in memory, on this computer only, rebuilt at every change.

use super::{Global, report};
use crate::Outcome;
use crate::io::{FolderSource, MemorySink};
use crate::source::Source;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::watch;

/// How often the folder is looked at.
const LOOK: Duration = Duration::from_millis(300);

/// Asks for changes and reloads; the only script that a preview has, never part of a build.
const RELOAD: &str =
    "(()=>{const go=()=>fetch('/.milepost/wait').then(r=>r.ok?location.reload():0).catch(()=>setTimeout(go,1000));go()})();";

type Files = BTreeMap<String, Vec<u8>>;

struct Preview {
    files: RwLock<Files>,
    version: watch::Sender<u64>,
    port: u16,
}

/// Serves the site until it is stopped.
pub fn serve(global: &Global, port: u16) -> u8 {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("error: cannot start the preview: {error}");
            return 3;
        }
    };
    runtime.block_on(listen(global, port))
}

async fn listen(global: &Global, port: u16) -> u8 {
    let listener = match tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
        Ok(listener) => listener,
        Err(error) => {
            eprintln!("error: cannot listen on port {port}: {error}\n  hint: choose another one with --port");
            return 3;
        }
    };
    let port = listener.local_addr().map_or(port, |a| a.port());
    let preview = Arc::new(Preview { files: RwLock::default(), version: watch::Sender::new(0), port });
    rebuild(global, &preview);
    eprintln!("Preview at http://localhost:{port}/ (Ctrl+C ends it)");
    let (watched, global) = (preview.clone(), global.clone());
    std::thread::spawn(move || watch_folder(&global, &watched));
    let app = Router::new().fallback(answer).with_state(preview);
    match axum::serve(listener, app).await {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("error: the preview ended: {error}");
            3
        }
    }
}

/// Looks at sizes and times and rebuilds when they differ.
fn watch_folder(global: &Global, preview: &Preview) {
    let mut seen = crate::io::stamps(&global.root);
    loop {
        std::thread::sleep(LOOK);
        let now = crate::io::stamps(&global.root);
        if now != seen {
            seen = now;
            rebuild(global, preview);
        }
    }
}

/// Builds into memory; with mistakes the earlier pages stay and the start page shows them.
fn rebuild(global: &Global, preview: &Preview) {
    let sink = MemorySink::new();
    let source = match FolderSource::open(&global.root) {
        Ok(source) => source,
        Err(failure) => {
            report::failure(&failure);
            return;
        }
    };
    let outcome: Outcome = crate::run(&source, &global.options(), Some(&sink), &|_, _| {});
    report::outcome(global, &source, &outcome);
    let mut files = preview.files.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(made) = outcome.made {
        *files = sink.into_files();
        if !global.quiet {
            eprintln!("Built {} pages as of {}", made.emitted.pages, made.as_of);
        }
    } else {
        files.insert("index.html".to_owned(), mistakes(&outcome, &source));
    }
    drop(files);
    preview.version.send_modify(|version| *version += 1);
}

fn mistakes(outcome: &Outcome, source: &dyn Source) -> Vec<u8> {
    use crate::base::encode::html_text;
    let line = |d: &crate::base::Diagnostic| {
        let place = d.span.map_or_else(String::new, |span| source.path(span.file).to_owned());
        format!(
            "<li><code>{} {}</code> {}<br><small>{}</small></li>",
            d.code.id(),
            html_text(&place),
            html_text(&d.message),
            html_text(&d.hint)
        )
    };
    let list: String = outcome.diagnostics.iter().map(line).collect();
    format!("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Mistakes</title><body><h1>The site has mistakes</h1><ul>{list}</ul></body></html>").into_bytes()
}

async fn answer(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    let host = request.headers().get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or("");
    let own = ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|name| host == format!("{name}:{}", preview.port) || (host == *name && preview.port == 80));
    if !own {
        return (StatusCode::FORBIDDEN, "this preview answers to localhost only").into_response();
    }
    match request.uri().path() {
        "/.milepost/wait" => {
            let mut version = preview.version.subscribe();
            let waited = tokio::time::timeout(Duration::from_secs(25), version.changed()).await;
            if waited.is_ok() { StatusCode::OK.into_response() } else { StatusCode::NO_CONTENT.into_response() }
        }
        "/.milepost/reload.js" => ([(header::CONTENT_TYPE, "text/javascript")], RELOAD).into_response(),
        _ => page(&preview, request.uri()),
    }
}

fn page(preview: &Preview, uri: &Uri) -> Response {
    let path = percent_encoding::percent_decode_str(uri.path().trim_start_matches('/')).decode_utf8_lossy().into_owned();
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    let files = preview.files.read().unwrap_or_else(PoisonError::into_inner);
    let (status, found) = match files.get(&path) {
        Some(bytes) => (StatusCode::OK, Some(bytes)),
        None => (StatusCode::NOT_FOUND, files.get("404.html")),
    };
    let Some(bytes) = found else { return StatusCode::NOT_FOUND.into_response() };
    let kind = if status == StatusCode::OK { content_type(&path) } else { "text/html; charset=utf-8" };
    let body = if kind.starts_with("text/html") { with_reload(bytes) } else { bytes.clone() };
    (
        status,
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")],
        body,
    )
        .into_response()
}

fn with_reload(html: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(html);
    text.replacen("</body>", "<script src=\"/.milepost/reload.js\"></script></body>", 1).into_bytes()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
