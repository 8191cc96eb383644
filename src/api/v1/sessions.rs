//! `/api/v1/sessions`: where somebody is logged in, and ending that.

use axum::extract::Path;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::caller::Caller;
use crate::api::envelope::{Done, Reply};
use crate::api::failure::{Failure, Refusal};
use crate::api::routes::{Routes, routes};
use crate::engine::people::SessionView;

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list, end_all)).routes(routes!(refresh)).routes(routes!(end))
}

/// A session.
#[derive(Serialize, ToSchema)]
#[schema(as = OpenSession)]
struct Session {
    id: String,
    /// Whether it is the one that asks.
    current: bool,
    /// What the client calls itself.
    device: String,
    /// Where it logged in from.
    address: String,
    created_at: String,
    /// When it was last used, to five minutes.
    seen_at: String,
    expires_at: String,
}

/// A token.
#[derive(Serialize, ToSchema)]
struct Token {
    auth_token: String,
    expires_at: String,
}

impl From<SessionView> for Session {
    fn from(session: SessionView) -> Self {
        Self {
            id: session.id,
            current: session.current,
            device: session.device,
            address: session.address,
            created_at: session.created_at.to_string(),
            seen_at: session.seen_at.to_string(),
            expires_at: session.expires_at.to_string(),
        }
    }
}

/// Where I am logged in.
#[utoipa::path(get, path = "", tag = "sessions", responses((status = 200, body = Reply<Vec<Session>>)))]
async fn list(caller: Caller) -> Result<Reply<Vec<Session>>, Failure> {
    let sessions = caller.engine.sessions(&caller.who).await?;
    Ok(Reply::of(sessions.into_iter().map(Session::from).collect()))
}

/// Log out everywhere, here too.
#[utoipa::path(delete, path = "", tag = "sessions", responses((status = 200, body = Done)))]
async fn end_all(caller: Caller) -> Result<Done, Failure> {
    let ended = caller.engine.end_sessions(&caller.who).await?;
    Ok(Done::saying(format!("{ended} sessions ended")))
}

/// Prolong this session: a token that is good for another thirty days. Those before are good for five minutes more.
#[utoipa::path(post, path = "/refresh", tag = "sessions", responses((status = 200, body = Reply<Token>)))]
async fn refresh(caller: Caller) -> Result<Reply<Token>, Failure> {
    let login = caller.engine.prolong_session(&caller.who).await?;
    Ok(Reply::of(Token {
        auth_token: login.token.expose().to_owned(),
        expires_at: login.expires_at.to_string(),
    }))
}

/// End one of my sessions.
#[utoipa::path(delete, path = "/{id}", tag = "sessions", params(("id" = String, Path)),
    responses((status = 200, body = Done),
        (status = 404, description = "No such session, or not mine", body = Refusal)))]
async fn end(caller: Caller, Path(id): Path<String>) -> Result<Done, Failure> {
    caller.engine.end_session(&caller.who, &id).await?;
    Ok(Done::saying("Session ended"))
}
