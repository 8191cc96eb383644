//! Push items: one listing of one push each, recorded before it is sent, so that a crash leaves a question and not a
//! guess. The question is answered by the next reading that shows the very figure, or else by the next agreement: until
//! then nobody knows whether the shop took it and sold some of it since.

use super::leases::{self, Lease};
use super::runs::Status;
use super::{Error, Tx};
use crate::domain::sold::Unanswered;
use crate::domain::{ListingKey, Millis, ProductId, RunKey, ShopKey};
use crate::params;

/// The key of a push item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemKey(i64);

/// An item about to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewItem {
    /// The listing.
    pub listing: ListingKey,
    /// What it shows.
    pub shown: Option<i64>,
    /// What it is told to show.
    pub target: i64,
}

/// Records that these items are being sent. From here on it is open whether the shop acted.
///
/// # Errors
/// [`Error::LeaseLost`]: then nothing may be sent. Else the store's.
pub fn send(
    tx: &mut Tx<'_>,
    lease: &Lease,
    run: RunKey,
    items: &[NewItem],
    at: Millis,
) -> Result<Vec<ItemKey>, Error> {
    leases::check(tx, lease, at)?;
    let sql = "INSERT INTO push_item (run_id, listing_id, shown, target, state, updated_at) \
               VALUES (?, ?, ?, ?, 'sent', ?)";
    let mut keys = Vec::with_capacity(items.len());
    for item in items {
        keys.push(ItemKey(tx.insert(sql, params![run, item.listing, item.shown, item.target, at])?));
    }
    Ok(keys)
}

/// What a shop answered for an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It shows the target now.
    Acknowledged,
    /// It did not take it, for this reason.
    Refused { code: &'static str, message: String },
    /// Whether it acted is not known.
    Unknown { code: &'static str, message: String },
}

/// An answered item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The item.
    pub key: ItemKey,
    /// Its listing.
    pub listing: ListingKey,
    /// What it was told to show.
    pub target: i64,
    /// What was answered.
    pub answer: Answer,
}

/// Records answers. What was acknowledged is shown, and agreed on.
///
/// # Errors
/// [`Error::LeaseLost`], or the store's: then the items stay open, and are read back by the next push.
pub fn answer(tx: &mut Tx<'_>, lease: &Lease, answered: &[Answered], at: Millis) -> Result<(), Error> {
    leases::check(tx, lease, at)?;
    for Answered { key, listing, target, answer } in answered {
        let (state, code, message) = match answer {
            Answer::Acknowledged => ("acknowledged", None, None),
            Answer::Refused { code, message } => ("refused", Some(code), Some(message)),
            Answer::Unknown { code, message } => ("unknown", Some(code), Some(message)),
        };
        tx.execute(
            "UPDATE push_item SET state = ?, error_code = ?, error_message = ?, updated_at = ? WHERE id = ?",
            params![state, code, message, at, key.0],
        )?;
        if *answer == Answer::Acknowledged {
            drop_open(tx, *listing, at)?;
            tx.execute(
                "UPDATE listing SET shown = ?, shown_at = ?, agreed = ?, agreed_at = ? WHERE id = ?",
                params![target, at, target, at, listing],
            )?;
        }
    }
    Ok(())
}

/// Records that whatever was open about a listing is open no longer, as both sides agree on its figure.
///
/// # Errors
/// The store's.
pub(super) fn drop_open(tx: &mut Tx<'_>, listing: ListingKey, at: Millis) -> Result<(), Error> {
    let sql = "UPDATE push_item SET state = 'dropped', updated_at = ? \
               WHERE listing_id = ? AND state IN ('sent', 'unknown', 'unproven')";
    tx.execute(sql, params![at, listing]).map(|_| ())
}

/// A figure that a listing was told to show, where it is not known whether it took that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// The listing.
    pub listing: ListingKey,
    /// What it was told. What was read since did not show that: it never took it, or has sold some of it.
    pub told: Unanswered,
}

/// Returns what is open in a shop, in the order in which it was sent.
///
/// # Errors
/// The store's.
pub fn open(tx: &mut Tx<'_>, shop: ShopKey) -> Result<Vec<Open>, Error> {
    let sql = "SELECT p.listing_id, p.target, p.updated_at, p.seen, p.seen_at \
               FROM push_item p JOIN listing l ON l.id = p.listing_id \
               WHERE p.state IN ('sent', 'unknown', 'unproven') AND l.shop_id = ? ORDER BY p.id";
    tx.all(sql, params![shop], |row| {
        let read = row.get::<Option<i64>>(3)?.zip(row.get(4)?);
        let told = Unanswered { target: row.get(1)?, at: row.get(2)?, read };
        Ok(Open { listing: row.get(0)?, told })
    })
}

/// Records that a product was written to: what is known of it is no longer a reading.
///
/// # Errors
/// The store's.
pub fn unsettle(tx: &mut Tx<'_>, shop: ShopKey, product: &ProductId) -> Result<(), Error> {
    let sql = "UPDATE product SET settled = 0 WHERE shop_id = ? AND product_id = ?";
    tx.execute(sql, params![shop, product]).map(|_| ())
}

/// Settles the open items of a listing that was just read to show `shown`, for the first time since. Where it shows what
/// the last of them told it to, that push has arrived, and both sides agree on it; else none of them is proved. A run that
/// never learnt an answer has died, as whoever reads holds the shop; one that was only frozen will say itself how it ended.
///
/// # Errors
/// The store's.
pub fn settle(tx: &mut Tx<'_>, listing: ListingKey, shown: Option<i64>, at: Millis) -> Result<(), Error> {
    let sql = "SELECT id, target FROM push_item WHERE listing_id = ? AND state IN ('sent', 'unknown') \
               ORDER BY id DESC LIMIT 1";
    let last = tx.one(sql, params![listing], |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)))?;
    let Some((last, target)) = last else { return Ok(()) };
    tx.execute(
        "UPDATE run SET status = ?, finished_at = ? \
         WHERE status = ? AND id IN (SELECT run_id FROM push_item WHERE listing_id = ? AND state = 'sent')",
        params![Status::Interrupted, at, Status::Running, listing],
    )?;
    if shown != Some(target) {
        // When it was sent stays: what was sold since explains the figure, if it was taken.
        let unproven = "UPDATE push_item SET state = 'unproven', seen = ?, seen_at = ? \
                        WHERE listing_id = ? AND state IN ('sent', 'unknown')";
        return tx.execute(unproven, params![shown, at, listing]).map(|_| ());
    }
    let arrived = "UPDATE push_item SET state = 'acknowledged', updated_at = ? WHERE id = ?";
    tx.execute(arrived, params![at, last])?;
    drop_open(tx, listing, at)?;
    let agree = "UPDATE listing SET agreed = ?, agreed_at = ? WHERE id = ?";
    tx.execute(agree, params![target, at, listing]).map(|_| ())
}

/// What became of the last push of a listing, where both sides did not agree on its figure since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsettled {
    /// The run.
    pub run: RunKey,
    /// What the listing was told to show.
    pub target: i64,
    /// What became of that.
    pub fate: Fate,
    /// What kind of trouble it met, where it met one.
    pub code: Option<String>,
    /// What was answered.
    pub message: Option<String>,
    /// When it was answered; where it was not, when it was sent.
    pub at: Millis,
}

/// What became of a push that did not end in an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The shop did not take it.
    Refused,
    /// Whether the shop took it is not known.
    Open,
    /// There was no clear answer, and a later reading did not show it.
    Lost,
}

/// Returns the last push of a listing, where both sides did not agree on its figure since.
///
/// # Errors
/// The store's.
pub fn unsettled(tx: &mut Tx<'_>, listing: ListingKey) -> Result<Option<Unsettled>, Error> {
    let sql = "SELECT p.run_id, p.target, p.state, p.error_code, p.error_message, p.updated_at \
               FROM push_item p JOIN listing l ON l.id = p.listing_id \
               WHERE p.listing_id = ? AND (l.agreed_at IS NULL OR p.updated_at > l.agreed_at) \
               ORDER BY p.id DESC LIMIT 1";
    let last = tx.one(sql, params![listing], |row| {
        let fate = match row.get::<String>(2)?.as_str() {
            "refused" => Some(Fate::Refused),
            "sent" | "unknown" => Some(Fate::Open),
            "unproven" => Some(Fate::Lost),
            _ => None,
        };
        let (run, target, code, message) = (row.get(0)?, row.get(1)?, row.get(3)?, row.get(4)?);
        let at = row.get(5)?;
        Ok(fate.map(|fate| Unsettled { run, target, fate, code, message, at }))
    })?;
    Ok(last.flatten())
}
