//! What was posted to group dashboards so far.

use super::shops::Error as ShopError;
use super::{Engine, Error};
use crate::domain::ShopAlias;
use crate::store::{posts, shops};

pub use crate::store::posts::Posted;

impl Engine {
    /// Returns what is known of a shop's posts; `None`: nothing was posted.
    ///
    /// # Errors
    /// [`ShopError::NoSuchShop`].
    pub async fn posted_to_dashboard(&self, alias: &ShopAlias) -> Result<Option<Posted>, Error> {
        let (group, alias) = (self.group, alias.clone());
        self.store
            .read("posts of a shop", move |tx| {
                let shop = shops::find(tx, group, &alias)?;
                let missing = || ShopError::NoSuchShop { alias: alias.clone(), nearest: None };
                Ok(posts::of(tx, shop.ok_or_else(missing)?.id)?)
            })
            .await
    }
}
