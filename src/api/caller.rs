//! Who calls: from the header that the app has always sent, or as a bearer token.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::App;
use super::failure::Failure;
use crate::engine::Engine;
use crate::engine::people::{Identity, Origin};

/// The header that the app sends its token in.
pub(super) const TOKEN_HEADER: &str = "auth_token";

/// Somebody who is logged in, and an engine that sees their tenant's data only.
pub(super) struct Caller {
    pub(super) who: Identity,
    pub(super) engine: Engine,
}

impl Caller {
    /// Returns the caller who shows `token`.
    pub(super) async fn with_token(app: &App, token: &str) -> Result<Self, Failure> {
        let who = app.engine().identify(token).await?;
        let engine = app.engine().acting_for(who.group, format!("api:{}", who.email));
        Ok(Self { who, engine })
    }
}

impl<S> FromRequestParts<S> for Caller
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let token = token(&parts.headers).ok_or_else(Failure::unauthorized)?.to_owned();
        Self::with_token(&App::from_ref(state), &token).await
    }
}

/// Returns the token of a request.
pub(super) fn token(headers: &HeaderMap) -> Option<&str> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let plain = text(header::HeaderName::from_static(TOKEN_HEADER)).filter(|token| !token.is_empty());
    plain.or_else(|| {
        let (scheme, token) = text(header::AUTHORIZATION)?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
    })
}

/// Where a call comes from, as far as it can be believed.
pub(super) struct From(pub(super) Origin);

impl<S> FromRequestParts<S> for From
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let app = App::from_ref(state);
        let device = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self(Origin {
            address: address(parts, app.settings().trusted_hops).to_string(),
            device: device.unwrap_or_default().to_owned(),
        }))
    }
}

/// Returns the client's address: the socket's, or what the outermost of `hops` trusted proxies saw. Whatever stands
/// further left in `X-Forwarded-For` was written by the client itself.
pub(super) fn address(parts: &Parts, hops: usize) -> IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip().to_canonical());
    if hops == 0 {
        return peer;
    }
    let named = parts.headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let named: Vec<_> = named.flat_map(|value| value.split(',')).map(str::trim).collect();
    let client = named.len().checked_sub(hops).and_then(|at| named[at].parse::<IpAddr>().ok());
    client.map_or(peer, |client| client.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    type Headers = &'static [(&'static str, &'static str)];

    fn parts(headers: Headers) -> Parts {
        let mut request = Request::builder();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut parts = request.body(()).unwrap().into_parts().0;
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 9))));
        parts
    }

    #[test]
    fn only_what_a_trusted_proxy_saw_is_believed() {
        let table: [(Headers, usize, &str); 6] = [
            (&[("x-forwarded-for", "1.1.1.1")], 0, "10.0.0.1"),
            (&[("x-forwarded-for", "6.6.6.6, 1.1.1.1")], 1, "1.1.1.1"),
            (&[("x-forwarded-for", "6.6.6.6, 1.1.1.1, 2.2.2.2")], 2, "1.1.1.1"),
            (&[("x-forwarded-for", "6.6.6.6"), ("x-forwarded-for", "1.1.1.1")], 1, "1.1.1.1"),
            (&[("x-forwarded-for", "nonsense")], 1, "10.0.0.1"),
            (&[], 1, "10.0.0.1"),
        ];
        for (headers, hops, seen) in table {
            assert_eq!(address(&parts(headers), hops).to_string(), seen, "{headers:?} {hops}");
        }
    }

    #[test]
    fn a_token_comes_in_the_apps_header_or_as_a_bearer() {
        let table: [(Headers, Option<&str>); 6] = [
            (&[("auth_token", "a")], Some("a")),
            (&[("AUTH_TOKEN", "a"), ("authorization", "Bearer b")], Some("a")),
            (&[("auth_token", ""), ("authorization", "bearer b")], Some("b")),
            (&[("authorization", "Basic b")], None),
            (&[("auth_token", "")], None),
            (&[], None),
        ];
        for (headers, found) in table {
            assert_eq!(token(&parts(headers).headers), found, "{headers:?}");
        }
    }
}
