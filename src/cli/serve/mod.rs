//! `serve`: the site in memory, on this computer only, rebuilt at every change.

mod mistakes;
mod answer;

use super::{Global, report};
use crate::io::{FolderSource, MemorySink};
use crate::{Options, Outcome};
use answer::{Answer, Shown, is_own_host};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mistakes::Mistake;
use std::net::Ipv4Addr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::watch;

/// How often the folder is looked at.
const LOOK: Duration = Duration::from_millis(300);

struct Preview {
    shown: RwLock<Shown>,
    version: watch::Sender<u64>,
    port: u16,
}

/// Serves the site until it is stopped.
pub fn serve(global: &Global, port: u16) -> u8 {
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
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
            eprintln!(
                "error: cannot listen on port {port}: {error}\n  hint: choose another one with \
                 --port"
            );
            return 3;
        }
    };
    let port = listener.local_addr().map_or(port, |a| a.port());
    let preview = Arc::new(Preview {
        shown: RwLock::default(),
        version: watch::Sender::new(0),
        port,
    });
    rebuild(global, &preview);
    eprintln!("Preview at http://localhost:{port}/ (Ctrl+C ends it)");
    let (watched, global) = (preview.clone(), global.clone());
    std::thread::spawn(move || watch_folder(&global, &watched));
    let app = Router::new().fallback(respond).with_state(preview);
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

/// Builds into memory; with mistakes the earlier pages stay, and each shows them.
fn rebuild(global: &Global, preview: &Preview) {
    let built =
        catch_unwind(AssertUnwindSafe(|| build(global, preview.port))).unwrap_or_else(|fault| {
            report::fault(&*fault);
            // A fault must not end the watch: the next change may avoid it.
            Err(vec![Mistake {
                text: "milepost has a fault; the terminal says more".to_owned(),
                is_warning: false,
            }])
        });
    let mut shown = preview
        .shown
        .write()
        .unwrap_or_else(PoisonError::into_inner);
    match built {
        Ok(files) => {
            *shown = Shown {
                files,
                mistakes: Vec::new(),
            }
        }
        Err(mistakes) => shown.mistakes = mistakes,
    }
    drop(shown);
    preview.version.send_modify(|version| *version += 1);
}

/// The files of the site, or what stops the build; both are told in the terminal as well.
fn build(global: &Global, port: u16) -> Result<answer::Files, Vec<Mistake>> {
    let source = FolderSource::open(&global.root).map_err(|failure| {
        report::failure(&failure);
        vec![Mistake {
            text: format!("error: {failure}"),
            is_warning: false,
        }]
    })?;
    let sink = MemorySink::new();
    // The address of the preview is its own: pages for missing addresses find their styles at any
    // depth.
    let options = Options {
        base_url: Some(format!("http://localhost:{port}/")),
        ..global.options()
    };
    let outcome: Outcome = crate::run(&source, &options, Some(&sink), &|_, _| {});
    report::outcome(global, &source, &outcome);
    let Some(made) = &outcome.made else {
        let told = report::in_full(&source, &outcome).into_iter();
        return Err(told
            .map(|(text, is_warning)| Mistake { text, is_warning })
            .collect());
    };
    if !global.quiet {
        eprintln!("Built {} pages as of {}", made.emitted.pages, made.as_of);
    }
    Ok(sink.into_files())
}

async fn respond(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|h| h.to_str().ok())
        .unwrap_or("");
    if !is_own_host(host, preview.port) {
        return (
            StatusCode::FORBIDDEN,
            "this preview answers to localhost only",
        )
            .into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            [(header::ALLOW, "GET, HEAD")],
            "this preview only shows pages",
        )
            .into_response();
    }
    if request.uri().path() == "/.milepost/wait" {
        let mut version = preview.version.subscribe();
        // An answer comes in any case before a browser gives up; the script then asks again.
        let waited = tokio::time::timeout(Duration::from_secs(25), version.changed()).await;
        return if waited.is_ok() {
            StatusCode::OK.into_response()
        } else {
            StatusCode::NO_CONTENT.into_response()
        };
    }
    let shown = preview.shown.read().unwrap_or_else(PoisonError::into_inner);
    let fresh = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    match shown.answer(request.uri().path()) {
        Answer::File(status, kind, bytes) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, fresh, [(header::CONTENT_TYPE, kind)], bytes).into_response()
        }
        Answer::Moved(to) => {
            let to = request
                .uri()
                .query()
                .map_or(to.clone(), |query| format!("{to}?{query}"));
            (
                StatusCode::TEMPORARY_REDIRECT,
                fresh,
                [(header::LOCATION, to)],
            )
                .into_response()
        }
        Answer::Nothing => (StatusCode::NOT_FOUND, fresh).into_response(),
    }
}
