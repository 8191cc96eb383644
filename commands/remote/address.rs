//! Where a daemon is.

use std::fmt;
use std::str::FromStr;

use url::{Host, Url};

/// The address of a daemon: `https://…`, or plain `http://…` on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address(Url);

impl Address {
    /// Returns the address of what the daemon calls `path`.
    pub(super) fn join(&self, path: &[&str]) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path); // a slash in one is encoded; `.` and `..` would be left out
        }
        url
    }

    /// Returns whether it is on this machine, so that nothing has to pass a proxy.
    pub(super) fn is_here(&self) -> bool {
        is_this_machine(&self.0)
    }
}

/// Returns whether `url` is on this machine.
pub(crate) fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

impl FromStr for Address {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HOW: &str = "write the address of a daemon, such as `https://spark.example.com`";
        let mut url = Url::parse(text).map_err(|_| HOW)?;
        let plain = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        match url.scheme() {
            "https" if plain => {}
            "http" if plain && is_this_machine(&url) => {}
            "http" if plain => {
                return Err(
                    "plain http shows token and figures to everybody on the way, and is for this machine alone: write `https://…`",
                );
            }
            _ => return Err(HOW),
        }
        // One spelling a daemon: a login is kept under it.
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        text.parse().unwrap()
    }

    #[test]
    fn a_daemon_has_one_spelling() {
        for text in ["https://h", "https://h/", "https://H:443/", "HTTPS://h//"] {
            assert_eq!(address(text).to_string(), "https://h", "{text}");
        }
        assert_eq!(address("https://h/spark/").to_string(), "https://h/spark");
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        for text in ["http://127.0.0.1:5001", "http://localhost:5001", "http://[::1]:5001"] {
            assert!(text.parse::<Address>().is_ok(), "{text}");
        }
        for text in [
            "http://spark.example.com",
            "http://10.0.0.1",
            "http://localhost.example.com",
            "http://127.0.0.1.example.com",
            "http://127.0.0.1@example.com",
        ] {
            assert!(text.parse::<Address>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_daemon_is_refused() {
        for text in
            ["", "h", "ftp://h", "https://", "https://u:p@h", "https://h?a=b", "https://h#a", "file:///h"]
        {
            assert!(text.parse::<Address>().is_err(), "{text}");
        }
    }

    #[test]
    fn names_in_a_path_keep_their_slashes() {
        let at = |path: &[&str]| address("https://h/spark").join(path).to_string();
        assert_eq!(
            at(&["api", "v1", "stock", "a/b c%?é"]),
            "https://h/spark/api/v1/stock/a%2Fb%20c%25%3F%C3%A9"
        );
        assert_eq!(address("https://h").join(&["api"]).as_str(), "https://h/api");
    }
}
