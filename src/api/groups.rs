//! `/api/groups`: the caller's own group. Of others, there is nothing to see.

use axum::extract::Path;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;
use super::caller::Caller;
use super::envelope::Reply;
use super::failure::{Failure, Refusal};
use crate::engine::groups::GroupView;
use crate::engine::{self, GroupId, open};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show))
}

/// A group, under the names that the app knows.
#[derive(Serialize, ToSchema)]
struct Group {
    #[serde(rename = "GID")]
    gid: String,
    #[serde(rename = "nama_group")]
    name: String,
    /// Where its dashboard takes transactions; empty: it has none.
    url: String,
    created_at: String,
    updated_at: String,
}

impl From<GroupView> for Group {
    fn from(group: GroupView) -> Self {
        Self {
            gid: group.gid.to_string(),
            name: group.name,
            url: group.dashboard_url,
            created_at: group.created_at.to_string(),
            updated_at: group.updated_at.to_string(),
        }
    }
}

/// The group that I work for, in a list.
#[utoipa::path(get, path = "", tag = "groups", security(("session" = []), ("bearer" = [])), responses(
    (status = 200, body = Reply<Vec<Group>>),
    (status = 401, body = Refusal),
))]
async fn list(caller: Caller) -> Result<Reply<Vec<Group>>, Failure> {
    let own = caller.engine.group_view(&caller.who.gid).await?;
    Ok(Reply::of(vec![own.into()]))
}

/// The group that I work for.
#[utoipa::path(get, path = "/{gid}", tag = "groups", params(("gid" = String, Path,)),
    security(("session" = []), ("bearer" = [])), responses(
    (status = 200, body = Reply<Group>),
    (status = 401, body = Refusal),
    (status = 404, description = "No such group, or not mine", body = Refusal),
))]
async fn show(caller: Caller, Path(gid): Path<String>) -> Result<Reply<Group>, Failure> {
    let gid = GroupId::from(gid);
    if gid != caller.who.gid {
        return Err(engine::Error::from(open::Error::NoGroup { gid }).into());
    }
    Ok(Reply::of(caller.engine.group_view(&gid).await?.into()))
}
