//! Making a SKU a bundle of others, or a plain SKU again.

use super::skus::{SkuView, view};
use super::{Engine, lookup};
use crate::domain::bundle::{self, BadBundle};
use crate::domain::{Fault, GroupKey, Kind, SkuCode, SkuKey, sku};
use crate::store::skus::{self, Facts, Inserter, New};
use crate::store::{Tx, bundles};

impl Fault for BadBundle {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn code(&self) -> &'static str {
        "bundle_invalid"
    }
}

impl Engine {
    /// Makes the SKU called `code` a bundle of exactly these parts, and adds it where there is none yet.
    ///
    /// # Errors
    /// [`BadBundle`] for parts that cannot be, [`lookup::Error::NoSuchSku`] for a part that is not there.
    pub async fn make_bundle(
        &self,
        code: &str,
        parts: Vec<(SkuCode, i64)>,
        dry_run: bool,
    ) -> Result<SkuView, super::Error> {
        let code = sku::code(code).map_err(super::skus::Error::Code)?;
        let (group, at) = (self.group, self.clock.now());
        bundle::check(&code, &parts)?;
        self.change("make a bundle", dry_run, move |tx| {
            let new = New { code: code.as_str(), facts: &Facts::default(), on_hand: 0 };
            Inserter::new(tx, group, at).insert(tx, new)?; // where it is new
            let mut sku = lookup::sku(tx, group, code.as_str())?;
            if sku.on_hand != 0 || sku.reserved != 0 {
                let (on_hand, reserved) = (sku.on_hand, sku.reserved);
                return Err(BadBundle::Stock { code: sku.code, on_hand, reserved }.into());
            }
            if skus::uses(tx, sku.key)?.bundles > 0 {
                return Err(BadBundle::Component(sku.code).into());
            }
            let parts = resolve(tx, group, &parts)?;
            bundles::replace(tx, sku.key, &parts)?;
            sku.is_bundle = true;
            sku.updated_at = at;
            skus::update(tx, &sku)?;
            Ok(view(tx, sku)?)
        })
        .await
    }

    /// Makes a bundle a plain SKU again, with nothing on hand.
    ///
    /// # Errors
    /// [`lookup::Error::NoSuchSku`].
    pub async fn dissolve_bundle(&self, code: &str, dry_run: bool) -> Result<SkuView, super::Error> {
        let (group, code, at) = (self.group, code.to_owned(), self.clock.now());
        self.change("dissolve a bundle", dry_run, move |tx| {
            let mut sku = lookup::sku(tx, group, &code)?;
            if sku.is_bundle {
                bundles::replace(tx, sku.key, &[])?;
                sku.is_bundle = false;
                sku.updated_at = at;
                skus::update(tx, &sku)?;
            }
            Ok(view(tx, sku)?)
        })
        .await
    }
}

fn resolve(
    tx: &mut Tx<'_>,
    group: GroupKey,
    parts: &[(SkuCode, i64)],
) -> Result<Vec<(SkuKey, i64)>, super::Error> {
    let mut found = Vec::with_capacity(parts.len());
    for (code, quantity) in parts {
        let part = lookup::sku(tx, group, code.as_str())?;
        if part.is_bundle {
            return Err(BadBundle::Nested(part.code).into());
        }
        found.push((part.key, *quantity));
    }
    Ok(found)
}
