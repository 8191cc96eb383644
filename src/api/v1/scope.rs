//! Which shops a call is about: those that were named, of those that the caller works on.

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::caller::Caller;
use crate::api::failure::Failure;
use crate::engine::{Role, ShopAlias};

/// An object as the command line prints it with `--json`: the type that the handler names has the fields.
#[derive(Serialize, ToSchema)]
#[schema(value_type = Object)]
pub(super) struct Printed(serde_json::Value);

impl Caller {
    /// Returns the aliases of the shops that `wanted` names, separated by commas, or of all that the caller works on;
    /// `None` where those are none at all: to the use cases, none named means every shop.
    ///
    /// # Errors
    /// 404 for a shop that is not there just as for one that the caller does not work on.
    pub(super) async fn scope(&self, wanted: Option<&str>) -> Result<Option<Vec<ShopAlias>>, Failure> {
        let mine: Vec<_> =
            self.engine.shops_of(&self.who).await?.into_iter().map(|access| access.shop.alias).collect();
        let wanted = wanted.unwrap_or_default().split(',').map(str::trim).filter(|alias| !alias.is_empty());
        let wanted: Vec<_> = wanted.map(ShopAlias::from).collect();
        if wanted.iter().any(|alias| !mine.contains(alias)) {
            return Err(Failure::no_shop());
        }
        let scope = if wanted.is_empty() { mine } else { wanted };
        Ok(Some(scope).filter(|scope| !scope.is_empty()))
    }

    /// As [`Caller::scope`], for work that makes no sense without a shop.
    ///
    /// # Errors
    /// 404 where the caller works on no shop.
    pub(super) async fn shops_to_work_on(&self, wanted: Option<&str>) -> Result<Vec<ShopAlias>, Failure> {
        self.scope(wanted).await?.ok_or_else(Failure::no_shop)
    }

    /// Insists on a role.
    ///
    /// # Errors
    /// 403.
    pub(super) fn insist(&self, role: Role) -> Result<(), Failure> {
        Ok(self.who.at_least(role)?)
    }
}

/// Reads a word of a closed list.
///
/// # Errors
/// 400 with what would have been right.
pub(super) fn word<T: std::str::FromStr>(text: &str) -> Result<T, Failure>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|error: T::Err| {
        Failure::new(StatusCode::BAD_REQUEST, error.to_string()).code("word_unknown")
    })
}
