//! A proxy before the sandbox that kills a process at a chosen request: before the marketplace hears of it, or after it
//! has acted and before its answer arrives. So a test can kill at every step, without guessing at moments.

use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Response, StatusCode, Uri};

use super::until;

/// What happens to the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blow {
    Kill,
    /// It stands still until it is thawed.
    Freeze,
}

/// When the blade falls, relative to the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fall {
    /// The marketplace never hears of it.
    Before,
    /// The marketplace has acted; its answer is lost.
    After,
}

/// The proxy; passes everything on until it is set.
pub(crate) struct Guillotine {
    url: String,
    shared: Arc<Shared>,
    _runtime: tokio::runtime::Runtime,
}

struct Shared {
    target: String,
    http: reqwest::Client,
    set: Mutex<Option<Set>>,
}

struct Set {
    victim: u32,
    left: u64,
    fall: Fall,
    blow: Blow,
    fallen: bool,
}

/// A process that stands still.
pub(crate) struct Frozen(Child);

impl Frozen {
    /// Lets it go on, and returns how it ended.
    pub(crate) fn thaw(self) -> Output {
        signal("CONT", self.0.id());
        self.0.wait_with_output().unwrap()
    }
}

/// Sends a signal to a process that was not reaped yet, so that the number is still its own.
fn signal(name: &str, process: u32) {
    let sent = Command::new("/bin/sh").args(["-c", &format!("kill -{name} {process}")]).status().unwrap();
    assert!(sent.success());
}

impl Guillotine {
    /// Starts one before `target`.
    pub(crate) fn before(target: &str) -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let shared = Arc::new(Shared { target: target.to_owned(), http, set: Mutex::new(None) });
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = axum::Router::new().fallback(pass_on).with_state(Arc::clone(&shared));
        runtime.spawn(async move { axum::serve(listener, router).await });
        Self { url, shared, _runtime: runtime }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Runs `command` and kills it at request `nth` (from 1). Returns how it ended, and whether the blade fell.
    pub(crate) fn run(&self, command: &mut Command, nth: u64, fall: Fall) -> (Output, bool) {
        let child = self.start(command.stdout(Stdio::piped()).stderr(Stdio::piped()), nth, fall, Blow::Kill);
        let output = child.wait_with_output().unwrap();
        (output, self.fallen())
    }

    /// Runs `command` and lets it stand still at request `nth`; `None` where it ended before.
    pub(crate) fn freeze(&self, command: &mut Command, nth: u64, fall: Fall) -> Option<Frozen> {
        let mut child =
            self.start(command.stdout(Stdio::piped()).stderr(Stdio::piped()), nth, fall, Blow::Freeze);
        let has_fallen = || self.shared.set.lock().unwrap().as_ref().is_some_and(|set| set.fallen);
        let mut ended = false;
        until("the blade or the end", || {
            ended = !has_fallen() && child.try_wait().unwrap().is_some();
            ended || has_fallen()
        });
        self.fallen();
        (!ended).then_some(Frozen(child))
    }

    /// As [`Guillotine::run`], for a command that wants to be talked to. Returns whether the blade fell.
    pub(crate) fn talk(
        &self,
        command: &mut Command,
        nth: u64,
        fall: Fall,
        talk: impl FnOnce(&mut Child),
    ) -> bool {
        let mut child = self.start(command, nth, fall, Blow::Kill);
        talk(&mut child);
        child.wait().unwrap();
        self.fallen()
    }

    fn start(&self, command: &mut Command, nth: u64, fall: Fall, blow: Blow) -> Child {
        // The lock is taken first: the child's first request waits until the blade is set.
        let mut set = self.shared.set.lock().unwrap();
        let child = command.spawn().unwrap();
        *set = Some(Set { victim: child.id(), left: nth, fall, blow, fallen: false });
        child
    }

    fn fallen(&self) -> bool {
        self.shared.set.lock().unwrap().take().unwrap().fallen
    }
}

impl Shared {
    /// Counts a request; kills if its time has come.
    fn fall(&self, side: Fall) {
        let mut set = self.set.lock().unwrap();
        let Some(set) = set.as_mut() else { return };
        if side == Fall::Before {
            set.left = set.left.saturating_sub(1);
        }
        if set.left == 0 && set.fall == side && !set.fallen {
            set.fallen = true;
            signal(if set.blow == Blow::Kill { "KILL" } else { "STOP" }, set.victim);
        }
    }
}

async fn pass_on(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    shared.fall(Fall::Before);
    let mut request = shared.http.request(method, format!("{}{uri}", shared.target)).body(body);
    for (name, value) in &headers {
        if name != "host" && name != "content-length" {
            request = request.header(name, value);
        }
    }
    let Ok(answer) = request.send().await else {
        return Response::builder().status(StatusCode::BAD_GATEWAY).body(Body::empty()).unwrap();
    };
    let mut response = Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        if name != "transfer-encoding" && name != "content-length" {
            response = response.header(name, value);
        }
    }
    let bytes = answer.bytes().await.unwrap_or_default();
    shared.fall(Fall::After);
    response.body(Body::from(bytes)).unwrap()
}
