//! A daemon elsewhere, as `--server` names it: asked over its API, on behalf of whoever logged in with `spark login`.

mod address;
mod answer;

use std::error::Error;
use std::io;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderValue};
use reqwest::{Client, RequestBuilder, redirect};
use serde_json::{Value, json};
use spark::engine::Millis;
use spark::secrets::{Login, LoginPlace, Secret};
use tokio_util::sync::CancellationToken;

use self::answer::{Answer, NoData};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::{Failure, causes};
use crate::markets::install_tls;

pub(crate) use address::{Address, is_this_machine};

/// The variable that holds a token in place of a login that is kept: for a CI job's own secrets.
pub(crate) const TOKEN: &str = "SPARK_TOKEN";

/// What calls itself so stands in the list of sessions.
const DEVICE: &str = concat!("spark/", env!("CARGO_PKG_VERSION"));
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);
/// How long a daemon may be silent: it gives up on a call by itself after half of that.
const SILENCE: Duration = Duration::from_secs(60);
/// How long one question waits for a daemon that asks for patience.
const PATIENCE: Duration = Duration::from_secs(120);
/// A login with less left than this is renewed: half of what it begins with.
const RENEW_MS: i64 = 15 * 24 * 60 * 60 * 1000;
/// Rows asked for at once.
const PAGE: usize = 1000;

/// The parameters of a question.
pub(crate) type Query = Vec<(&'static str, String)>;

/// A daemon.
pub(crate) struct Server {
    address: Address,
    http: Client,
    /// What whoever is logged in shows.
    token: Option<HeaderValue>,
    /// When to renew the login that is kept.
    renew_at: Option<Millis>,
    logins: LoginPlace,
    stop: CancellationToken,
}

impl Server {
    /// Returns the daemon at `address`. Nobody is logged in yet, and nothing was asked.
    pub(crate) fn new(cx: &Context<'_>, address: Address) -> Result<Self, Failure> {
        install_tls();
        let mut http = Client::builder()
            .user_agent(DEVICE)
            .redirect(redirect::Policy::none()) // a token goes where it was meant to, and nowhere else
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE);
        if address.is_here() {
            http = http.no_proxy();
        }
        let http = http.build().map_err(|error| {
            Failure::new(Exit::Bug, "http_client_missing", "cannot make an HTTP client").because(&error)
        })?;
        let (logins, stop) = (cx.home.logins(), cx.interrupted.clone());
        Ok(Self { address, http, token: None, renew_at: None, logins, stop })
    }

    /// Shows the token of [`TOKEN`], or else of the login that is kept.
    pub(crate) fn logged_in(self, cx: &Context<'_>) -> Result<Self, Failure> {
        if let Some(token) = cx.env.get(TOKEN).filter(|token| !token.is_empty()) {
            return self.with_token(&Secret::new(token.as_str()));
        }
        let Some(login) = self.logins.find(&self.address.to_string())? else {
            let message = format!("nobody is logged in at `{}`", self.address);
            return Err(Failure::new(Exit::Auth, "not_logged_in", message));
        };
        let ends = login.expires_at.parse::<jiff::Timestamp>().ok();
        let renew_at = ends.map(|ends| Millis(ends.as_millisecond()).plus_ms(-RENEW_MS));
        Ok(Self { renew_at, ..self.with_token(&login.token)? })
    }

    /// Renews a kept login that is half over: who asks now and then is never logged out.
    pub(crate) async fn renewed(self, cx: &Context<'_>) -> Result<Self, Failure> {
        if self.renew_at.is_none_or(|at| cx.clock().now() < at) {
            return Ok(self);
        }
        let answer = self.post(&["api", "v1", "sessions", "refresh"], &json!({})).await;
        let Some(login) = answer.ok().as_ref().and_then(login) else {
            return Ok(self); // the question itself will say what is wrong
        };
        self.logins.keep(&self.address.to_string(), &login)?;
        self.with_token(&login.token)
    }

    fn with_token(self, token: &Secret) -> Result<Self, Failure> {
        let mut header =
            HeaderValue::from_str(&format!("Bearer {}", token.expose().trim())).map_err(|_| {
                Failure::new(Exit::Config, "token_unreadable", format!("what `{TOKEN}` holds is no token"))
            })?;
        header.set_sensitive(true);
        Ok(Self { token: Some(header), ..self })
    }

    /// Returns its address.
    pub(crate) fn address(&self) -> &Address {
        &self.address
    }

    /// Returns where logins are kept.
    pub(crate) fn logins(&self) -> &LoginPlace {
        &self.logins
    }

    /// Asks for what the daemon calls `path`, and waits where it asks for patience.
    pub(crate) async fn get(&self, path: &[&str], query: &Query) -> Result<Value, Failure> {
        if path.iter().any(|name| matches!(*name, "." | "..")) {
            let message = "`.` and `..` cannot be asked for over HTTP";
            return Err(Failure::new(Exit::Usage, "name_unaskable", message));
        }
        let mut patience = PATIENCE;
        loop {
            let answer = self.send(self.http.get(self.address.join(path)).query(query)).await?;
            match answer.wait.filter(|wait| answer.is_busy() && *wait <= patience) {
                Some(wait) => {
                    patience -= wait;
                    self.unless_stopped(tokio::time::sleep(wait)).await?;
                }
                None => return self.data(answer).await,
            }
        }
    }

    /// Asks for the rows behind `after`, `limit` of them at most, page by page; `key` is the field that pages go on by.
    ///
    /// How long a page is, is the daemon's business: only one without rows is the end.
    pub(crate) async fn rows(
        &self,
        path: &[&str],
        query: &Query,
        key: &'static str,
        limit: Option<u32>,
    ) -> Result<Vec<Value>, Failure> {
        let limit = limit.map_or(usize::MAX, |limit| limit as usize);
        let mut rows = Vec::new();
        let mut after: Option<String> = None;
        while rows.len() < limit {
            let mut query = query.clone();
            query.push(("limit", PAGE.min(limit - rows.len()).to_string()));
            if let Some(after) = after {
                query.retain(|(name, _)| *name != "after");
                query.push(("after", after));
            }
            let mut page = self.list(path, &query).await?;
            let Some(last) = page.last() else { break };
            let Some(last) = last[key].as_str() else {
                return Err(self.strange(format!("a row of its has no `{key}`")).await);
            };
            after = Some(last.to_owned());
            rows.append(&mut page);
        }
        Ok(rows)
    }

    /// Asks for a list.
    pub(crate) async fn list(&self, path: &[&str], query: &Query) -> Result<Vec<Value>, Failure> {
        match self.get(path, query).await? {
            Value::Array(rows) => Ok(rows),
            _ => Err(self.strange("it answered without a list".to_owned()).await),
        }
    }

    /// Has the daemon do what it calls `path`, with `body`.
    pub(crate) async fn post(&self, path: &[&str], body: &Value) -> Result<Value, Failure> {
        let answer = self.send(self.http.post(self.address.join(path)).json(body)).await?;
        self.data(answer).await
    }

    /// Has the daemon remove what it calls `path`.
    pub(crate) async fn delete(&self, path: &[&str]) -> Result<Value, Failure> {
        let answer = self.send(self.http.delete(self.address.join(path))).await?;
        self.data(answer).await
    }

    async fn send(&self, mut request: RequestBuilder) -> Result<Answer, Failure> {
        if let Some(token) = &self.token {
            request = request.header(AUTHORIZATION, token.clone());
        }
        let exchange = async { Answer::read(request.send().await?).await };
        self.unless_stopped(exchange).await?.map_err(|error| self.unreachable(&error))
    }

    async fn data(&self, answer: Answer) -> Result<Value, Failure> {
        match answer.data(&self.address) {
            Ok(data) => Ok(data),
            Err(NoData::Refused(failure)) => Err(failure),
            Err(NoData::Strange(how)) => Err(self.strange(how).await),
        }
    }

    /// Returns the failure of an answer that no daemon of this version gives, having looked what it is.
    pub(crate) async fn strange(&self, how: String) -> Failure {
        let banner = match self.send(self.http.get(self.address.join(&[]))).await {
            Ok(answer) => answer.data(&self.address).unwrap_or_default(),
            Err(_) => Value::Null,
        };
        let why = match (banner["name"].as_str(), banner["version"].as_str()) {
            (Some("spark"), Some(version)) => {
                format!("it is spark {version}, this is spark {}", env!("CARGO_PKG_VERSION"))
            }
            _ => "it is no spark daemon".to_owned(),
        };
        let message = format!("`{}` does not answer as a daemon of this version", self.address);
        Failure::new(Exit::Config, "daemon_strange", message).because_of(how).because_of(why)
    }

    fn unreachable(&self, error: &reqwest::Error) -> Failure {
        let failure = if causes(error).into_iter().any(is_of_tls) {
            let message = format!("`{}` cannot prove that it is the one", self.address);
            Failure::new(Exit::Config, "daemon_untrusted", message)
        } else {
            let message = format!("cannot reach `{}`", self.address);
            Failure::new(Exit::Unavailable, "daemon_unreachable", message)
        };
        causes(error).into_iter().fold(failure, |failure, cause| failure.because(cause))
    }

    /// Waits for `what`, unless Ctrl-C comes first: nothing that is asked here leaves anything half done.
    async fn unless_stopped<T>(&self, what: impl Future<Output = T>) -> Result<T, Failure> {
        tokio::select! {
            done = what => Ok(done),
            () = self.stop.cancelled() => {
                Err(Failure::new(Exit::Interrupted, "interrupted", "interrupted while waiting for the daemon"))
            }
        }
    }
}

/// Returns whether `error` is of TLS, in however many wrappings of I/O.
fn is_of_tls(error: &(dyn Error + 'static)) -> bool {
    let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    error.is::<rustls::Error>() || inner.is_some_and(|inner| is_of_tls(inner))
}

/// Returns the login that the daemon's answer brings.
pub(crate) fn login(answer: &Value) -> Option<Login> {
    let text = |field: &str| answer[field].as_str().map(str::to_owned);
    Some(Login { token: text("auth_token")?.into(), expires_at: text("expires_at")? })
}
