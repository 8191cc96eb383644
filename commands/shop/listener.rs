//! The one-shot listener on loopback that a browser is sent back to.
//!
//! It answers whatever comes, but only what `judge` takes for the answer ends the wait: everything else gets a page
//! and is otherwise ignored. One deadline holds for all of it, however many strays arrive. The browser with the
//! answer is kept waiting until [`Browser::tell`] says what became of it.

use std::io;
use std::net::SocketAddr;
use std::time::Instant;

use tiny_http::{Header, Method, Request, Response, Server};
use url::Url;

/// Bound to its address, not yet listened on.
pub(super) struct Listener {
    server: Server,
    address: Url,
}

/// What a request turned out to be.
pub(super) enum Verdict<T> {
    /// What is waited for.
    Answer(T),
    /// Something else; the reason is for its page.
    Stray(String),
}

/// A browser that waits for a page.
pub(super) struct Browser(Request);

impl Listener {
    /// Binds `address`; port 0 takes a free one.
    pub(super) fn bind(address: SocketAddr) -> io::Result<Self> {
        let server = Server::http(address).map_err(io::Error::other)?;
        let bound = server.server_addr().to_ip().unwrap_or(address);
        let address = Url::parse(&format!("http://{bound}")).map_err(io::Error::other)?;
        Ok(Self { server, address })
    }

    /// Returns where it listens: scheme, host and port.
    pub(super) fn address(&self) -> &Url {
        &self.address
    }

    /// Returns the first request that `judge` takes for the answer, or `None` at the deadline or when unblocked.
    pub(super) fn wait<T>(
        &self,
        deadline: Instant,
        judge: impl Fn(&Url) -> Verdict<T>,
    ) -> io::Result<Option<(T, Browser)>> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(None); // whatever is still queued
            }
            let Some(request) = self.server.recv_timeout(left)? else { return Ok(None) };
            let browser = Browser(request);
            if browser.0.url() == "/favicon.ico" {
                browser.answer(404, "Not found", "There is nothing here.");
                continue;
            }
            let verdict = match (browser.0.method(), self.address.join(browser.0.url())) {
                (Method::Get, Ok(url)) => judge(&url),
                _ => Verdict::Stray("only a browser's GET is answered".to_owned()),
            };
            match verdict {
                Verdict::Answer(answer) => return Ok(Some((answer, browser))),
                Verdict::Stray(reason) => browser.answer(
                    400,
                    "Not the answer spark waits for",
                    &format!("Spark ignored this request: {reason}. It is still waiting."),
                ),
            }
        }
    }

    /// Makes a [`Listener::wait`] in another thread return.
    pub(super) fn unblock(&self) {
        self.server.unblock();
    }
}

impl Browser {
    /// Answers with a page that says what happened.
    pub(super) fn tell(self, happened: Result<&str, &str>) {
        match happened {
            Ok(text) => self.answer(200, "Connected", &format!("{text} You can close this page.")),
            Err(text) => self.answer(200, "Not connected", &format!("{text} The terminal says more.")),
        }
    }

    fn answer(self, status: u16, title: &str, text: &str) {
        let page = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>spark: {title}</title>\
             <style>body{{font:1.1rem system-ui;max-width:36rem;margin:20vh auto;padding:0 1rem}}</style>\
             <h1>{title}</h1><p>{}</p></html>",
            escape(text)
        );
        let mut response = Response::from_string(page).with_status_code(status);
        for header in [
            "Content-Type: text/html; charset=utf-8",
            "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'",
            "Referrer-Policy: no-referrer", // the address of this page carries a code
            "Cache-Control: no-store",
            "Connection: close",
        ] {
            response.add_header(header.parse::<Header>().expect("the headers are fixed"));
        }
        let _ = self.0.respond(response); // a browser that went away misses its page and nothing else
    }
}

/// A seller's shop may be called anything.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;
    use std::thread;
    use std::time::Duration;

    use super::*;

    fn listener() -> Listener {
        Listener::bind("127.0.0.1:0".parse().unwrap()).unwrap()
    }

    fn judge(url: &Url) -> Verdict<String> {
        match url.query() {
            Some(query) if url.path() == "/callback" && query.contains("state=s3cret") => {
                Verdict::Answer(query.to_owned())
            }
            _ => Verdict::Stray("another <state>".to_owned()),
        }
    }

    fn send(address: &Url, line: &str) -> String {
        let mut stream = TcpStream::connect(address.socket_addrs(|| None).unwrap()[0]).unwrap();
        write!(stream, "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn strays_get_a_page_and_the_answer_still_counts() {
        let listener = listener();
        let address = listener.address().clone();
        thread::scope(|scope| {
            let browser = scope.spawn(move || {
                let statuses = [
                    "GET /favicon.ico",
                    "GET /callback?code=c&state=forged",
                    "POST /callback?code=c&state=s3cret",
                    "GET /other?state=s3cret",
                    "GET /callback?code=c&state=s3cret",
                ]
                .map(|line| send(&address, line));
                statuses.map(|answer| answer.split(' ').nth(1).unwrap().to_owned())
            });
            let deadline = Instant::now() + Duration::from_secs(60);
            let (query, waiting) = listener.wait(deadline, judge).unwrap().unwrap();
            waiting.tell(Ok("Two shops."));
            assert_eq!(query, "code=c&state=s3cret");
            assert_eq!(browser.join().unwrap(), ["404", "400", "400", "400", "200"]);
        });
    }

    #[test]
    fn strays_do_not_push_the_deadline_back() {
        let listener = listener();
        let address = listener.address().clone();
        thread::scope(|scope| {
            scope.spawn(move || send(&address, "GET /callback?state=forged"));
            let over = listener.wait(Instant::now() + Duration::from_millis(50), judge).unwrap();
            assert!(over.is_none());
        });
    }

    #[test]
    fn whoever_waits_can_be_called_off() {
        let listener = listener();
        listener.unblock();
        assert!(listener.wait(Instant::now() + Duration::from_secs(60), judge).unwrap().is_none());
    }

    #[test]
    fn a_page_shows_names_as_they_are() {
        assert_eq!(escape("<b>&\""), "&lt;b&gt;&amp;&quot;");
    }
}
