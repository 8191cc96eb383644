//! `/api/user`: registering, logging in and out, and what people change about themselves.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::App;
use super::caller::{Caller, From};
use super::envelope::{Done, Reply};
use super::failure::{Failure, Refusal};
use super::input::Body;
use super::routes::{Routes, routes};
use crate::engine::people::{Changes, Identity, LoggedIn, NewAccount};
use crate::engine::{GroupId, Secret};

pub(super) fn routes() -> Routes {
    Routes::new()
        .routes(routes!(register))
        .routes(routes!(login))
        .routes(routes!(profile, change_profile))
        .routes(routes!(change_password))
        .routes(routes!(logout))
}

/// Somebody who wants an account.
#[derive(Deserialize, ToSchema)]
struct Register {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    email: Option<String>,
    /// At least six characters.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    password: Option<Secret>,
    /// A group: made for them if nobody has it, else a wish that its owner may grant.
    #[serde(default)]
    group_id: Option<String>,
}

/// Who logs in.
#[derive(Deserialize, ToSchema)]
struct Login {
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    password: Option<Secret>,
}

/// What somebody changes about themselves; what is left out stays.
#[derive(Deserialize, ToSchema)]
struct Profile {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    phone: Option<String>,
    /// One of their groups to work for; another one is a wish that its owner may grant.
    #[serde(default)]
    group_id: Option<String>,
}

/// A new password.
#[derive(Deserialize, ToSchema)]
struct NewPassword {
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    current_password: Option<Secret>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    new_password: Option<Secret>,
    /// Where it is given, it must repeat the new one.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    new_password_confirmation: Option<Secret>,
}

/// Somebody, with the token of a session.
#[derive(Serialize, ToSchema)]
pub(super) struct Session {
    user_id: i64,
    name: String,
    email: String,
    /// The group that they work for.
    group_id: String,
    /// What to send in the header `auth_token`, or as a bearer token.
    auth_token: String,
    /// What they may do: `owner`, `manager` or `staff`.
    role: &'static str,
    /// When the token ends.
    expires_at: String,
}

/// Somebody.
#[derive(Serialize, ToSchema)]
struct Person {
    user_id: i64,
    name: String,
    email: String,
    phone: Option<String>,
    /// The group that they work for.
    group_id: String,
    /// What they may do there: `owner`, `manager` or `staff`.
    role: &'static str,
}

impl std::convert::From<LoggedIn> for Session {
    fn from(LoggedIn { token, expires_at, identity }: LoggedIn) -> Self {
        Self {
            user_id: identity.account.0,
            name: identity.name,
            email: identity.email,
            group_id: identity.gid.to_string(),
            auth_token: token.expose().to_owned(),
            role: identity.role.as_str(),
            expires_at: expires_at.to_string(),
        }
    }
}

impl std::convert::From<Identity> for Person {
    fn from(who: Identity) -> Self {
        Self {
            user_id: who.account.0,
            name: who.name,
            email: who.email,
            phone: who.phone,
            group_id: who.gid.to_string(),
            role: who.role.as_str(),
        }
    }
}

/// Make an account, with a group of its own.
#[utoipa::path(post, path = "/register", tag = "accounts", request_body = Register, security(()),
    responses((status = 201, body = Reply<Session>),
        (status = 400, description = "A field is missing or wrong, or the mail address is registered", body = Refusal),
        (status = 403, description = "Registration is closed", body = Refusal)))]
async fn register(
    State(app): State<App>,
    From(origin): From,
    Body(form): Body<Register>,
) -> Result<Response, Failure> {
    if !app.settings().registration {
        let message = "Registration is closed: ask whoever runs this server for an account";
        return Err(Failure::new(StatusCode::FORBIDDEN, message).code("registration_closed"));
    }
    let new = NewAccount {
        name: form.name.unwrap_or_default(),
        email: form.email.unwrap_or_default(),
        password: form.password.unwrap_or_else(|| "".into()),
        phone: None,
        group: group(form.group_id),
    };
    let made = app.engine().register(new, &origin).await?;
    let reply = Reply::of(Session::from(made)).saying("Registered");
    Ok((StatusCode::CREATED, reply).into_response())
}

/// Log in: begin a session. Those on other devices go on.
#[utoipa::path(post, path = "/login", tag = "accounts", request_body = Login, security(()),
    responses((status = 200, body = Reply<Session>), (status = 400, body = Refusal),
        (status = 401, description = "Wrong, whichever of the two", body = Refusal),
        (status = 429, description = "Too many calls, or too many failed logins", body = Refusal),
        (status = 503, body = Refusal)))]
async fn login(
    State(app): State<App>,
    From(origin): From,
    Body(form): Body<Login>,
) -> Result<Reply<Session>, Failure> {
    let filled = form.email.filter(|email| !email.trim().is_empty());
    let (Some(email), Some(password)) = (filled, form.password.filter(|password| !password.is_empty()))
    else {
        return Err(Failure::bad_request("Email and password are required").code("fields_invalid"));
    };
    let login = app.engine().log_in(&email, &password, &origin).await?;
    Ok(Reply::of(login.into()).saying("Logged in"))
}

/// Who I am.
#[utoipa::path(get, path = "/profile", tag = "accounts", responses((status = 200, body = Reply<Person>)))]
async fn profile(caller: Caller) -> Reply<Person> {
    Reply::of(caller.who.into())
}

/// Change my name, telephone number, or the group that I work for.
#[utoipa::path(put, path = "/profile", tag = "accounts", request_body = Profile,
    responses((status = 200, body = Reply<Person>), (status = 400, body = Refusal),
        (status = 422, description = "A field is wrong", body = Refusal)))]
async fn change_profile(caller: Caller, Body(form): Body<Profile>) -> Result<Reply<Person>, Failure> {
    let changes = Changes { name: form.name, phone: form.phone, group: group(form.group_id) };
    let changed = caller.engine.change_profile(&caller.who, changes).await;
    let who =
        changed.map_err(|error| Failure::from(error).with_fields_as(StatusCode::UNPROCESSABLE_ENTITY))?;
    Ok(Reply::of(who.into()).saying("Profile changed"))
}

/// Change my password. Every session ends, and a new one begins.
#[utoipa::path(put, path = "/change-password", tag = "accounts", request_body = NewPassword,
    responses((status = 200, body = Reply<Session>),
        (status = 400, description = "The current password is wrong, or the new one is the same", body = Refusal),
        (status = 422, description = "A field is missing or wrong", body = Refusal), (status = 503, body = Refusal)))]
async fn change_password(
    caller: Caller,
    From(origin): From,
    Body(form): Body<NewPassword>,
) -> Result<Reply<Session>, Failure> {
    let [current, new] =
        [form.current_password, form.new_password].map(|text| text.unwrap_or_else(|| "".into()));
    if form.new_password_confirmation.is_some_and(|again| again != new) {
        return Err(Failure::field(
            "new_password_confirmation",
            "The confirmation differs from the new password",
        ));
    }
    if current.is_empty() {
        return Err(Failure::field("current_password", "The current password is required"));
    }
    let changed = caller.engine.change_password(&caller.who, &current, &new, &origin).await;
    let login =
        changed.map_err(|error| Failure::from(error).with_fields_as(StatusCode::UNPROCESSABLE_ENTITY))?;
    Ok(Reply::of(login.into()).saying("Password changed"))
}

/// Log out: end this session. Those on other devices go on.
#[utoipa::path(post, path = "/logout", tag = "accounts", responses((status = 200, body = Done)))]
async fn logout(caller: Caller) -> Result<Done, Failure> {
    caller.engine.end_session(&caller.who, &caller.who.session).await?;
    Ok(Done::saying("Logged out"))
}

/// Returns the group that a form names; the app leaves it out where it is blank.
fn group(gid: Option<String>) -> Option<GroupId> {
    gid.map(|gid| gid.trim().to_owned()).filter(|gid| !gid.is_empty()).map(GroupId::from)
}
