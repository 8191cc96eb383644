//! `/api/v1/users`: who belongs to the caller's group. Owners decide about it, managers may look.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::caller::Caller;
use crate::api::envelope::{Done, Reply};
use crate::api::failure::{Failure, Refusal};
use crate::api::input::Body;
use crate::api::routes::{Routes, routes};
use crate::engine::people::{Decider, MemberChanges, MemberView};
use crate::engine::{Role, Secret, ShopAlias};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list, add)).routes(routes!(change, remove))
}

/// Somebody of the group.
#[derive(Serialize, ToSchema)]
struct User {
    email: String,
    name: String,
    phone: Option<String>,
    /// `owner`, `manager` or `staff`.
    role: &'static str,
    /// `active` or `inactive`.
    status: &'static str,
    /// The aliases of the shops that they work on.
    shops: Vec<String>,
    created_at: String,
}

/// Everybody of the group, and who asks to join it.
#[derive(Serialize, ToSchema)]
struct Users {
    users: Vec<User>,
    /// Mail addresses of those who named the group when they registered.
    asking: Vec<String>,
}

/// Somebody who is to belong to the group.
#[derive(Deserialize, ToSchema)]
struct NewUser {
    email: String,
    #[serde(default = "staff")]
    #[schema(value_type = String, example = "staff")]
    role: Role,
    #[serde(default)]
    name: Option<String>,
    /// For a new account; somebody who asked to join keeps theirs.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    password: Option<Secret>,
    /// The aliases of the shops that they work on; all that there are now where this is left out.
    #[serde(default)]
    shops: Option<Vec<String>>,
}

/// What changes about somebody; what is left out stays.
#[derive(Deserialize, ToSchema)]
struct Change {
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    role: Option<Role>,
    /// Whether they may act in my group; what they are in others is not mine to decide.
    #[serde(default)]
    active: Option<bool>,
    /// The aliases of the shops that they work on.
    #[serde(default)]
    shops: Option<Vec<String>>,
}

fn staff() -> Role {
    Role::Staff
}

impl From<MemberView> for User {
    fn from(member: MemberView) -> Self {
        Self {
            email: member.email,
            name: member.name,
            phone: member.phone,
            role: member.role.as_str(),
            status: member.status,
            shops: member.shops.iter().map(ToString::to_string).collect(),
            created_at: member.created_at.to_string(),
        }
    }
}

/// Who belongs to my group. Takes a manager.
#[utoipa::path(get, path = "", tag = "users",
    responses((status = 200, body = Reply<Users>), (status = 403, body = Refusal)))]
async fn list(caller: Caller) -> Result<Reply<Users>, Failure> {
    caller.who.at_least(Role::Manager)?;
    let users = caller.engine.members().await?.into_iter().map(User::from).collect();
    let asking = caller.engine.asking_to_join(&caller.who.gid).await?;
    Ok(Reply::of(Users { users, asking }))
}

/// Let somebody in who asked, or make an account for somebody new. Takes an owner.
#[utoipa::path(post, path = "", tag = "users", request_body = NewUser,
    responses((status = 201, body = Reply<User>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, description = "No such shop", body = Refusal), (status = 503, body = Refusal)))]
async fn add(caller: Caller, Body(new): Body<NewUser>) -> Result<Response, Failure> {
    let changes = MemberChanges { name: new.name, shops: new.shops.map(aliases), ..Default::default() };
    let added = caller.engine.let_in(&caller.who, &new.email, new.role, new.password.as_ref(), changes);
    Ok((StatusCode::CREATED, Reply::of(User::from(added.await?)).saying("Added")).into_response())
}

/// Change what somebody may do, or works on. Takes an owner; nobody changes themselves.
#[utoipa::path(patch, path = "/{email}", tag = "users", params(("email" = String, Path)), request_body = Change,
    responses((status = 200, body = Reply<User>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn change(
    caller: Caller,
    Path(email): Path<String>,
    Body(change): Body<Change>,
) -> Result<Reply<User>, Failure> {
    let changes = MemberChanges {
        name: None,
        role: change.role,
        active: change.active,
        shops: change.shops.map(aliases),
    };
    let changed = caller.engine.set_member(Decider::Owner(caller.who.account), &email, changes).await?;
    Ok(Reply::of(changed.into()).saying("Changed"))
}

/// Take somebody out of my group. Takes an owner; nobody removes themselves.
#[utoipa::path(delete, path = "/{email}", tag = "users", params(("email" = String, Path)),
    responses((status = 200, body = Done), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn remove(caller: Caller, Path(email): Path<String>) -> Result<Done, Failure> {
    caller.engine.remove_member(Decider::Owner(caller.who.account), &email, false).await?;
    Ok(Done::saying("Removed"))
}

fn aliases(shops: Vec<String>) -> Vec<ShopAlias> {
    shops.into_iter().map(ShopAlias::from).collect()
}
