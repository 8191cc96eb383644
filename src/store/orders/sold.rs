//! What orders did to each listing's figure, for `domain::sold` to explain readings by; and to each SKU.

use std::collections::{HashMap, HashSet};

use crate::domain::sold::{Event, SLACK_MS};
use crate::domain::{ListingKey, Millis, ShopKey};
use crate::params;
use crate::store::{Error, Tx};

/// What orders did to a listing's figure since it was agreed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sales {
    /// When it was agreed on.
    pub agreed_at: Millis,
    /// When the shop was last read.
    pub shown_at: Option<Millis>,
    /// What they did, from a little before the agreement on, in the order of time.
    pub events: Vec<Event>,
}

/// Whose orders to look at.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    /// Those of every listing of the shop.
    Shop(ShopKey),
    /// Those of one listing.
    Listing(ListingKey),
}

impl Of {
    /// Returns the condition on `l`, and its parameter.
    fn condition(self) -> (&'static str, i64) {
        match self {
            Self::Shop(key) => ("l.shop_id = ?", key.0),
            Self::Listing(key) => ("l.id = ?", key.0),
        }
    }

    /// Returns whether there may be any: a shop without orders need not be searched listing by listing.
    fn may_have_orders(self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let Self::Shop(shop) = self else { return Ok(true) };
        let sql = "SELECT 1 FROM customer_order WHERE shop_id = ? LIMIT 1";
        Ok(tx.one(sql, params![shop], |row| row.get::<i64>(0))?.is_some())
    }
}

/// Returns what orders did to listings since each was agreed on. Listings that no order touched since are left out.
///
/// # Errors
/// The store's.
pub fn sales(tx: &mut Tx<'_>, of: Of) -> Result<HashMap<ListingKey, Sales>, Error> {
    let mut sales: HashMap<ListingKey, Sales> = HashMap::new();
    if !of.may_have_orders(tx)? {
        return Ok(sales);
    }
    let (of, key) = of.condition();
    // An order takes its units when placed; what was cancelled in time comes back when it was cancelled.
    let events = format!(
        "SELECT l.id, l.agreed_at, l.shown_at, o.placed_at, o.ordered \
         FROM listing l JOIN order_line o ON o.listing_id = l.id AND o.placed_at > l.agreed_at - ? \
         WHERE {of} \
         UNION ALL \
         SELECT l.id, l.agreed_at, l.shown_at, o.cancelled_at, o.waiting + o.shipped - o.ordered \
         FROM listing l JOIN order_line o ON o.listing_id = l.id AND o.cancelled_at > l.agreed_at - ? \
         WHERE {of} AND o.cancelled_at IS NOT NULL \
         ORDER BY 1, 4, 5 DESC"
    );
    tx.each(&events, params![SLACK_MS, key, SLACK_MS, key], |row| {
        let (agreed_at, shown_at) = (row.get(1)?, row.get(2)?);
        let event = Event { at: row.get(3)?, units: row.get(4)? };
        let of_listing =
            sales.entry(row.get(0)?).or_insert_with(|| Sales { agreed_at, shown_at, events: Vec::new() });
        of_listing.events.push(event);
        Ok::<_, Error>(())
    })?;
    Ok(sales)
}

/// Returns the listings that orders may have touched since they were last read. A shop need not count a sale as
/// a change of the product, so whatever else proves that a reading still holds proves nothing for these.
///
/// # Errors
/// The store's.
pub fn touched(tx: &mut Tx<'_>, of: Of) -> Result<HashSet<ListingKey>, Error> {
    if !of.may_have_orders(tx)? {
        return Ok(HashSet::new());
    }
    let (of, key) = of.condition();
    let sql = format!(
        "SELECT l.id FROM listing l \
         JOIN order_line o ON o.listing_id = l.id AND o.placed_at > l.shown_at - ? WHERE {of} \
         UNION SELECT l.id FROM listing l \
         JOIN order_line o ON o.listing_id = l.id AND o.cancelled_at > l.shown_at - ? \
         WHERE {of} AND o.cancelled_at IS NOT NULL"
    );
    Ok(tx.all(&sql, params![SLACK_MS, key, SLACK_MS, key], |row| row.get(0))?.into_iter().collect())
}

/// Returns, for each listing of the shop, the units that orders of any shop took from its SKU's available since the agreed
/// figure was planned (negative: gave back), by spark's own clock. Those of which nothing was taken are left out, and so
/// are bundles.
///
/// A pushed figure was planned when its run began: what was sold while it was on its way is not in it.
///
/// # Errors
/// The store's.
pub fn taken(tx: &mut Tx<'_>, shop: ShopKey) -> Result<HashMap<ListingKey, i64>, Error> {
    let sql = "SELECT l.id, SUM(v.delta_reserved - v.delta_on_hand) FROM listing l \
               JOIN mapping m ON m.listing_id = l.id \
               LEFT JOIN push_item p ON p.id = (SELECT MAX(last.id) FROM push_item last WHERE last.listing_id = l.id) \
                 AND p.state = 'acknowledged' AND p.updated_at = l.agreed_at \
               LEFT JOIN run r ON r.id = p.run_id \
               JOIN movement v ON v.sku_id = m.sku_id AND v.at > COALESCE(r.started_at, l.agreed_at) \
               WHERE l.shop_id = ? AND v.cause IN ('reserve', 'consume', 'release', 'restock') GROUP BY l.id";
    Ok(tx.all(sql, params![shop], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}
