//! What an order's returns say of it, kept beside what its marketplace says.

use super::Counted;
use crate::domain::OrderKey;
use crate::domain::order::Status;
use crate::params;
use crate::store::{Error, Tx};

/// Replaces what an order's returns say of it by what `came_back` makes of its units that were not cancelled, and returns
/// what it added to the sums before and adds now.
///
/// # Errors
/// The store's.
pub fn set_came_back(
    tx: &mut Tx<'_>,
    key: OrderKey,
    came_back: impl FnOnce(i64) -> Option<Status>,
) -> Result<Option<(Counted, Counted)>, Error> {
    let sql = "SELECT COALESCE(told_status, status), status, placed_at, currency, units, amount_minor \
               FROM customer_order WHERE id = ?";
    let found = tx.one(sql, params![key], |row| {
        let status = |column| Ok::<_, Error>(Status::from(row.get::<String>(column)?.as_str()));
        let counted = Counted {
            status: status(1)?,
            placed_at: row.get(2)?,
            currency: row.get(3)?,
            units: row.get(4)?,
            amount_minor: row.get(5)?,
        };
        Ok((status(0)?, counted))
    })?;
    let Some((told, before)) = found else { return Ok(None) };
    let came_back = came_back(before.units);
    let after = Counted { status: told.clone().with_returns(came_back.as_ref()), ..before.clone() };
    let sql = "UPDATE customer_order SET status = ?, told_status = ?, came_back = ? WHERE id = ?";
    let word = came_back.as_ref().map(|status| status.as_str().to_owned());
    tx.execute(sql, params![*after.status.as_str(), *told.as_str(), word, key])?;
    Ok(Some((before, after)))
}
