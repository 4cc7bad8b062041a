//! `serve`: the site as its author writes it, each page made when a browser asks for it.

mod mistakes;
mod marks;
mod host;
mod open;
mod watch;
mod site;
mod answer;

use super::{Global, today};
use answer::Answer;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use clap::Args;
use site::{Looker, Shown};
use std::net::{IpAddr, TcpListener};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::watch::Sender;

/// How long a request waits for a change before the browser asks again; browsers wait longer.
const WAIT: Duration = Duration::from_secs(25);

/// What the preview is asked for.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The port on this computer [default: 1821, or the next that is free]
    #[arg(short, long)]
    port: Option<u16>,
    /// Another address of this computer to listen on, so that a phone in the same network can look
    #[arg(long, value_name = "ADDR")]
    host: Option<IpAddr>,
    /// Open the preview in the browser
    #[arg(long)]
    open: bool,
    /// Look for changes every 0.3 s, for folders whose system tells of none, such as network drives
    #[arg(long)]
    poll: bool,
}

struct Preview {
    shown: RwLock<Arc<Shown>>,
    generation: Sender<u64>,
    port: u16,
    network: Option<IpAddr>,
}

/// Serves the site until it is stopped.
pub fn serve(global: &Global, asked: &ServeArgs) -> u8 {
    let listener = match host::listener(asked.host, asked.port) {
        Ok(listener) => listener,
        Err(error) => {
            eprintln!(
                "error: cannot listen on port {}: {error}\n  hint: choose another one with --port",
                asked.port.unwrap_or(host::PORT)
            );
            return 3;
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let ended = runtime.and_then(|runtime| runtime.block_on(listen(global, asked, listener)));
    match ended {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("error: the preview ended: {error}");
            3
        }
    }
}

async fn listen(global: &Global, asked: &ServeArgs, listener: TcpListener) -> std::io::Result<()> {
    let port = listener.local_addr()?.port();
    let first = start();
    let preview = Arc::new(Preview {
        shown: RwLock::new(Arc::new(Shown::nothing(first))),
        generation: Sender::new(first),
        port,
        network: host::in_network(asked.host),
    });
    tell(asked, &preview);
    let mut looker = Looker::new(global, format!("http://localhost:{port}"), today());
    let (root, poll, watched) = (global.root.clone(), asked.poll, preview.clone());
    std::thread::spawn(move || {
        watched.look(&mut looker);
        watch::watch(&root, poll, || watched.look(&mut looker));
    });
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let app = Router::new().fallback(respond).with_state(preview);
    axum::serve(listener, app).await
}

/// The first generation: another one each time, so that a page of an earlier preview is loaded
/// again.
fn start() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_millis() as u64)
}

/// Says where the preview is, and who can see it.
fn tell(asked: &ServeArgs, preview: &Preview) {
    let port = preview.port;
    if asked.port.is_none() && port != host::PORT {
        eprintln!(
            "note: port {} is taken; this preview is on {port}",
            host::PORT
        );
    }
    let local = format!("http://localhost:{port}/");
    let only = asked
        .host
        .filter(|host| !host.is_unspecified() && !host.is_loopback());
    let url = only.map_or(local, |host| {
        format!("http://{}:{port}/", host::named(host))
    });
    eprintln!("Preview at {url} (Ctrl+C ends it)");
    if let Some(address) = preview.network {
        eprintln!(
            "warning: everybody in the network of http://{}:{port}/ can read this preview, with \
             whatever is not public yet",
            host::named(address)
        );
    }
    if asked.open {
        open::open(&url);
    }
}

impl Preview {
    /// What is shown now.
    fn shown(&self) -> Arc<Shown> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        shown.clone()
    }

    /// Looks at the folder and shows what changed.
    fn look(&self, looker: &mut Looker) {
        let Some(shown) = looker.look(&self.shown()) else {
            return;
        };
        let generation = shown.generation;
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(shown);
        self.generation.send_replace(generation);
    }

    /// What is shown once something is.
    async fn first(&self) -> Arc<Shown> {
        let mut generations = self.generation.subscribe();
        loop {
            let shown = self.shown();
            if shown.site.is_some() || !shown.mistakes.is_empty() {
                return shown;
            }
            if generations.changed().await.is_err() {
                return shown;
            }
        }
    }

    /// Whether a page of a generation is out of date, as soon as it is; `false` after a while.
    async fn is_newer(&self, generation: Option<u64>) -> bool {
        let mut generations = self.generation.subscribe();
        let other = generations.wait_for(|now| Some(*now) != generation);
        matches!(tokio::time::timeout(WAIT, other).await, Ok(Ok(_)))
    }
}

async fn respond(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    let host = request.headers().get(header::HOST);
    let host = host.and_then(|h| h.to_str().ok()).unwrap_or("");
    if !host::is_own(host, preview.port, preview.network) {
        let why = "this preview answers to localhost, and to the address given with --host, only";
        return (StatusCode::FORBIDDEN, why).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        let why = "this preview only shows pages";
        return (StatusCode::METHOD_NOT_ALLOWED, allow, why).into_response();
    }
    let uri = request.uri();
    if uri.path() == "/.milepost/wait" {
        let generation = uri.query().and_then(|query| query.parse().ok());
        return match preview.is_newer(generation).await {
            true => StatusCode::OK.into_response(),
            false => StatusCode::NO_CONTENT.into_response(),
        };
    }
    let (shown, path) = (preview.first().await, uri.path().to_owned());
    let query = uri
        .query()
        .map_or(String::new(), |query| format!("?{query}"));
    // A page takes a while; other requests go on meanwhile.
    match tokio::task::spawn_blocking(move || shown.answer(&path)).await {
        Ok(answer) => response(answer, &query),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn response(answer: Answer, query: &str) -> Response {
    let fresh = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    match answer {
        Answer::File(status, kind, bytes) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let kind = [(header::CONTENT_TYPE, kind)];
            (status, fresh, kind, bytes.to_vec()).into_response()
        }
        Answer::Moved(to) => {
            let to = [(header::LOCATION, format!("{to}{query}"))];
            (StatusCode::TEMPORARY_REDIRECT, fresh, to).into_response()
        }
        Answer::Nothing => (StatusCode::NOT_FOUND, fresh).into_response(),
    }
}
