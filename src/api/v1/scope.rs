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

/// The shops that a call is about.
#[derive(Debug)]
pub(super) enum Scope {
    /// Every shop of the group, disconnected ones too: what an owner asks for without naming any, as the command line.
    Every,
    /// These; perhaps none.
    These(Vec<ShopAlias>),
}

impl Scope {
    /// Returns whether the call is about `shop`.
    pub(super) fn has(&self, shop: &ShopAlias) -> bool {
        match self {
            Self::Every => true,
            Self::These(shops) => shops.contains(shop),
        }
    }

    /// Returns the shops as the use cases are told them, to which none named means every shop; `None` where there is
    /// nothing that they could be asked about.
    pub(super) fn shops(self) -> Option<Vec<ShopAlias>> {
        match self {
            Self::Every => Some(Vec::new()),
            Self::These(shops) => Some(shops).filter(|shops| !shops.is_empty()),
        }
    }
}

impl Caller {
    /// Returns the shops that `wanted` names, separated by commas, or else all that the caller may look at.
    ///
    /// # Errors
    /// 404 for a shop that is not there just as for one that the caller does not work on.
    pub(super) async fn scope(&self, wanted: Option<&str>) -> Result<Scope, Failure> {
        if self.who.at_least(Role::Owner).is_err() {
            return Ok(Scope::These(choose(wanted, self.shops().await?)?));
        }
        if names(wanted).next().is_none() {
            return Ok(Scope::Every);
        }
        let all = self.engine.shops().await?.into_iter().map(|shop| shop.alias);
        Ok(Scope::These(choose(wanted, all.collect())?))
    }

    /// Returns the connected shops that `wanted` names, or else all that the caller works on: for work, which makes no
    /// sense without one.
    ///
    /// # Errors
    /// As [`Caller::scope`], and 404 where the caller works on no shop.
    pub(super) async fn shops_to_work_on(&self, wanted: Option<&str>) -> Result<Vec<ShopAlias>, Failure> {
        let shops = choose(wanted, self.shops().await?)?;
        if shops.is_empty() { Err(Failure::no_shop()) } else { Ok(shops) }
    }

    /// Returns the connected shops that the caller works on.
    async fn shops(&self) -> Result<Vec<ShopAlias>, Failure> {
        Ok(self.engine.shops_of(&self.who).await?.into_iter().map(|access| access.shop.alias).collect())
    }

    /// Insists on a role.
    ///
    /// # Errors
    /// 403.
    pub(super) fn insist(&self, role: Role) -> Result<(), Failure> {
        Ok(self.who.at_least(role)?)
    }
}

/// Returns the names in a list with commas.
fn names(list: Option<&str>) -> impl Iterator<Item = ShopAlias> {
    let names = list.unwrap_or_default().split(',').map(str::trim);
    names.filter(|name| !name.is_empty()).map(ShopAlias::from)
}

/// Returns those of `mine` that `wanted` names, all where it names none; 404 for any other.
fn choose(wanted: Option<&str>, mine: Vec<ShopAlias>) -> Result<Vec<ShopAlias>, Failure> {
    let wanted: Vec<_> = names(wanted).collect();
    if wanted.iter().any(|alias| !mine.contains(alias)) {
        return Err(Failure::no_shop());
    }
    Ok(if wanted.is_empty() { mine } else { wanted })
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
