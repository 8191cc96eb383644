//! The app, as far as HTTP shows it: a base URL, a token, and a web view with cookies.

use std::cell::RefCell;
use std::collections::BTreeMap;

use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

use crate::support::{Daemon, Sandbox, Spark};

/// A phone that speaks to one daemon.
pub(crate) struct Phone {
    url: String,
    token: Option<String>,
    cookies: RefCell<BTreeMap<String, String>>,
    http: reqwest::Client,
    runtime: tokio::runtime::Runtime,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    /// Insists on a status.
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// Returns the body, and insists that it is the envelope of such a status.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        let kind = self.header("content-type");
        assert_eq!(kind, "application/json; charset=utf-8", "{} {}", self.status, self.text);
        let body: Value =
            serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text));
        assert_eq!(body["success"], json!(self.status < 400), "{body}");
        assert!(self.status < 400 || body["message"].is_string(), "{body}");
        body
    }

    /// Returns the data of a success.
    #[track_caller]
    pub(crate) fn data(&self) -> Value {
        self.json()["data"].take()
    }

    /// Returns a header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Phone {
    /// Returns a phone on which nobody is logged in.
    pub(crate) fn new(daemon: &Daemon) -> Self {
        Self {
            url: daemon.url().to_owned(),
            token: None,
            cookies: RefCell::default(),
            http: reqwest::Client::builder()
                .no_gzip()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .unwrap(),
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
        }
    }

    /// Returns a phone on which `email` has registered, with a group of their own.
    #[track_caller]
    pub(crate) fn registered(daemon: &Daemon, email: &str) -> Self {
        let mut phone = Self::new(daemon);
        let form = json!({"name": "Budi", "email": email, "password": "secret1"});
        let answer = phone.post("/api/user/register", &form).is(201);
        phone.take_token(&answer);
        phone
    }

    /// Returns a phone on which `email` has logged in.
    #[track_caller]
    pub(crate) fn logged_in(daemon: &Daemon, email: &str, password: &str) -> Self {
        let mut phone = Self::new(daemon);
        let answer = phone.log_in(email, password).is(200);
        phone.take_token(&answer);
        phone
    }

    /// Tries to log in, and keeps nothing of it.
    pub(crate) fn log_in(&self, email: &str, password: &str) -> Answer {
        self.post("/api/user/login", &json!({"email": email, "password": password}))
    }

    /// Uses the token of a login from now on.
    #[track_caller]
    pub(crate) fn take_token(&mut self, answer: &Answer) {
        self.token = Some(answer.data()["auth_token"].as_str().unwrap().to_owned());
    }

    pub(crate) fn token(&self) -> &str {
        self.token.as_deref().unwrap_or_default()
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, None)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::POST, path, Some(body))
    }

    pub(crate) fn put(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::PUT, path, Some(body))
    }

    pub(crate) fn delete(&self, path: &str) -> Answer {
        self.call(Method::DELETE, path, None)
    }

    /// Calls as the app does: a JSON content type also where there is no body, and its token in its own header.
    pub(crate) fn call(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.url))
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .body(body.map(Value::to_string).unwrap_or_default());
        if let Some(token) = &self.token {
            request = request.header("auth_token", token);
        }
        self.send(request)
    }

    /// Calls with headers and a body of the test's own.
    pub(crate) fn raw(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<reqwest::Body>,
    ) -> Answer {
        let mut request = self.http.request(method, format!("{}{path}", self.url)).body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request)
    }

    /// Calls as a client that adds nothing of its own: reqwest always says what it accepts.
    pub(crate) fn bare(&self, method: Method, path: &str, headers: &[(&str, &str)], body: String) -> Answer {
        use std::io::{Read as _, Write as _};
        let host = self.url.trim_start_matches("http://");
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("content-length: {}\r\n\r\n{body}", body.len()));
        let mut stream = std::net::TcpStream::connect(host).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, text) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let fields = head.lines().skip(1).filter_map(|line| line.split_once(": "));
        let headers = fields.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        Answer { status, headers, text: text.to_owned() }
    }

    /// Opens an address in the web view: no token, cookies kept. A whole address is taken for this daemon's.
    pub(crate) fn browse(&self, address: &str) -> Answer {
        let path = match url::Url::parse(address) {
            Ok(url) => format!("{}?{}", url.path(), url.query().unwrap_or_default()),
            Err(_) => address.to_owned(),
        };
        let cookies = self.cookies.borrow();
        let kept: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        drop(cookies);
        let answer =
            self.send(self.http.get(format!("{}{path}", self.url)).header("cookie", kept.join("; ")));
        for cookie in answer.headers.get_all("set-cookie") {
            let (pair, _) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
        }
        answer
    }

    /// Opens the web view on a marketplace's consent and returns where the marketplace sends it back to.
    #[track_caller]
    pub(crate) fn consent(&self, sandbox: &Sandbox, platform: &str) -> String {
        let sent =
            self.browse(&format!("/api/oauth/{platform}/authorize?user_token={}", self.token())).is(302);
        let link = sent.header("location");
        assert!(link.starts_with(sandbox.url()), "{link}");
        assert!(!link.contains(self.token()), "the token leaves the server: {link}");
        sandbox.approve(link)
    }

    /// Connects a shop through the web view and returns its marketplace id.
    #[track_caller]
    pub(crate) fn connect(&self, sandbox: &Sandbox, platform: &str) -> String {
        let back = self.consent(sandbox, platform);
        let ended = self.browse(&back).is(302);
        let place = url::Url::parse("http://x").unwrap().join(ended.header("location")).unwrap();
        assert_eq!(place.path(), "/success", "{place}");
        place.query_pairs().find(|(name, _)| name == "shopId").unwrap().1.into_owned()
    }

    fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        self.runtime.block_on(async {
            let answer = request.send().await.unwrap();
            let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
            Answer { status, headers, text: answer.text().await.unwrap() }
        })
    }
}

/// Starts a daemon beside a sandbox that sends TikTok's sellers back to it.
pub(crate) fn serve(spark: &Spark, sandbox: &Sandbox) -> Daemon {
    let daemon = Daemon::start(spark, &[]);
    let redirect = format!("{}/api/oauth/tiktok/callback", daemon.url());
    sandbox.post("app", json!({"redirect": redirect}));
    daemon
}
