//! What orders did since each listing's agreed figure: by the rule of `domain::sold`, from the orders that are kept.
//!
//! Orders have to be taken in *after* the shop was read, or what the shop shows may hold a sale that is not kept yet.

use std::collections::HashMap;

use crate::domain::sold::{Event, Figures, SLACK_MS};
use crate::domain::{GroupKey, ListingKey, Millis, ShopKey, SkuKey, sold::sold as explained};
use crate::params;
use crate::store::{Error, Tx};

/// Returns the units that each listing of the shop sold between its agreed figure and the last reading. Listings that
/// sold nothing are left out, and so are those that were never agreed on or never read.
///
/// # Errors
/// The store's.
pub fn sold(tx: &mut Tx<'_>, group: GroupKey, shop: ShopKey) -> Result<HashMap<ListingKey, i64>, Error> {
    // An order takes its units when placed; what was cancelled in time comes back when it was cancelled.
    const EVENTS: &str = "SELECT l.id, l.agreed, l.agreed_at, l.shown, l.shown_at, o.placed_at AS at, o.ordered AS units \
         FROM listing l JOIN order_line o ON o.listing_id = l.id AND o.placed_at > l.agreed_at - ? \
         WHERE l.shop_id = ? AND l.agreed IS NOT NULL AND l.shown IS NOT NULL \
         UNION ALL \
         SELECT l.id, l.agreed, l.agreed_at, l.shown, l.shown_at, o.cancelled_at, \
           o.waiting + o.shipped - o.ordered \
         FROM listing l JOIN order_line o ON o.listing_id = l.id AND o.cancelled_at > l.agreed_at - ? \
         WHERE l.shop_id = ? AND l.agreed IS NOT NULL AND l.shown IS NOT NULL AND o.cancelled_at IS NOT NULL \
         ORDER BY 1, 6, 7 DESC";
    let is_own = "SELECT 1 FROM shop WHERE id = ? AND group_id = ?";
    if tx.one(is_own, params![shop, group], |row| row.get::<i64>(0))?.is_none() {
        return Ok(HashMap::new());
    }
    let mut listings: HashMap<ListingKey, (Figures, Vec<Event>)> = HashMap::new();
    tx.each(EVENTS, params![SLACK_MS, shop, SLACK_MS, shop], |row| {
        let event = Event { at: row.get(5)?, units: row.get(6)? };
        let figures = Figures {
            agreed: row.get(1)?,
            agreed_at: row.get(2)?,
            shown: row.get(3)?,
            shown_at: row.get(4)?,
        };
        listings.entry(row.get(0)?).or_insert_with(|| (figures, Vec::new())).1.push(event);
        Ok::<_, Error>(())
    })?;
    let sold =
        listings.into_iter().map(|(listing, (figures, events))| (listing, explained(figures, &events)));
    Ok(sold.filter(|(_, units)| *units != 0).collect())
}

/// Returns the units that orders of any shop took from a SKU's available since `since` (negative: gave back), by
/// spark's own clock.
///
/// # Errors
/// The store's.
pub fn taken(tx: &mut Tx<'_>, sku: SkuKey, since: Millis) -> Result<i64, Error> {
    let sql = "SELECT COALESCE(SUM(delta_reserved - delta_on_hand), 0) FROM movement \
               WHERE sku_id = ? AND at > ? AND cause IN ('reserve', 'consume', 'release', 'restock')";
    Ok(tx.one(sql, params![sku, since], |row| row.get(0))?.unwrap_or(0))
}
