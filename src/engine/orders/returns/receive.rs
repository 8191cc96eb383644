//! Receiving what comes back: the units that are fit to be sold go back on the shelf, each once.
//!
//! How many may is decided in `domain::order`. They move what the order's line moved when it was shipped: its SKU by the
//! pack, or the components of its bundle. One return is one transaction: all of what is asked for, or nothing.

use serde::Serialize;

use super::{line_id, restock_name};
use crate::domain::order::{NotReceivable, restock};
use crate::domain::{Cause, Fault, GroupKey, Kind, Millis, OrderId, ReturnId, ShopAlias, SkuCode, SkuKey};
use crate::engine::{Engine, Error};
use crate::marketplace::{Consent, Deed};
use crate::store::ledger::{self, Entry, Posted};
use crate::store::orders::{self, LineState, Sells};
use crate::store::returns::{self, Listed, ListedLine, Ordered};
use crate::store::{self, Tx, shops, skus};

/// What has arrived, fit to be sold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrived {
    /// All of it, but for lines of which something was received before.
    All,
    /// So many units in all of a return's only line.
    Units(i64),
    /// So many units in all of each of these lines; the others wait.
    Lines(Vec<(String, i64)>),
}

/// Why nothing of a return was received.
#[derive(Debug, thiserror::Error)]
pub enum NotReceived {
    /// The buyer keeps the goods.
    #[error("return `{0}` is about money alone: its buyer keeps the goods")]
    NoGoods(ReturnId),
    /// Spark has not taken the order in, and so never took its units off.
    #[error("order `{order}` of return `{id}` was sent off before spark took orders in")]
    UnknownOrder { id: ReturnId, order: OrderId },
    /// The line takes no stock as long as it maps to no SKU.
    #[error("line `{line}` of return `{id}` maps to no SKU")]
    Unmapped { id: ReturnId, line: String },
    /// The marketplace ships it from a stock of its own.
    #[error("line `{line}` of return `{id}` was shipped from the marketplace's own stock")]
    NotOurStock { id: ReturnId, line: String },
    /// No line is called so, or several are.
    #[error("`{line}` is no one line of return `{id}`: name one of {}", known.join(", "))]
    NoSuchLine { id: ReturnId, line: String, known: Vec<String> },
    /// A number of units alone does not say of which line.
    #[error("return `{id}` has several lines: say how many of which")]
    SeveralLines { id: ReturnId },
    /// The figure does not fit.
    #[error("line `{line}` of return `{id}`: {reason}")]
    Units { id: ReturnId, line: String, reason: NotReceivable },
}

impl Fault for NotReceived {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoGoods(_) => "return_without_goods",
            Self::UnknownOrder { .. } => "order_not_taken_in",
            Self::Unmapped { .. } => "return_unmapped",
            Self::NotOurStock { .. } => "not_our_stock",
            Self::NoSuchLine { .. } => "no_such_line",
            Self::SeveralLines { .. } => "return_has_several_lines",
            Self::Units { .. } => "not_receivable",
        }
    }
}

/// What was received, or would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Received {
    /// The return.
    pub return_id: ReturnId,
    /// Its order.
    pub order_id: OrderId,
    /// Its shop.
    pub shop: ShopAlias,
    /// Nothing was changed, as it was only asked what would be.
    pub dry_run: bool,
    /// Units that were received now.
    pub restocked: i64,
    /// Every line of the return.
    pub lines: Vec<ReceivedLine>,
    /// What went back on the shelf.
    pub movements: Vec<Moved>,
    /// The shop was told that the goods came: `done`, `done_before`, or `due` in a dry run.
    pub refund: Option<&'static str>,
}

/// A line of what was received, in units of the listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceivedLine {
    /// Which.
    pub line_id: String,
    /// The SKU that it sells.
    pub sku: Option<SkuCode>,
    /// Units that come back.
    pub units: i64,
    /// Of these, received in all.
    pub received: Option<i64>,
    /// Of these, now.
    pub restocked: i64,
}

/// Units of a SKU that went back on the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The SKU.
    pub sku: SkuCode,
    /// Units of it.
    pub delta_on_hand: i64,
    /// On hand afterwards.
    pub on_hand: i64,
}

impl Engine {
    /// Receives what has `arrived` of a return, once: said again it changes nothing. With `refund` the shop is told
    /// afterwards that the goods came, which gives the buyer the money.
    ///
    /// # Errors
    /// [`super::NoReturn`]; [`NotReceived`] with nothing changed; with `refund` what the shop says, the goods being received.
    pub async fn receive_return(
        &self,
        id: &ReturnId,
        arrived: Arrived,
        refund: bool,
        dry_run: bool,
    ) -> Result<Received, Error> {
        let (group, actor, clock, wanted) = (self.group, self.actor.clone(), self.clock.clone(), id.clone());
        let receive = move |tx: &mut Tx<'_>| {
            let what = super::named(tx, group, &wanted)?;
            let mut desk = Desk { group, what, actor: &actor, now: clock.now(), movements: Vec::new() };
            let lines = desk.receive(tx, &arrived)?;
            let Desk { what, movements, .. } = desk;
            Ok(Received {
                return_id: what.return_id,
                order_id: what.order_id,
                shop: what.shop,
                dry_run,
                restocked: lines.iter().map(|line| line.restocked).sum(),
                lines,
                movements,
                refund: None,
            })
        };
        let mut received = self.change("receive a return", dry_run, receive).await?;
        if refund {
            received.refund = Some(match self.agree(id, Consent::ToGoods, dry_run).await? {
                Deed::DoneBefore => "done_before",
                Deed::Done if dry_run => "due",
                Deed::Done => "done",
            });
        }
        Ok(received)
    }
}

/// Where one return is received.
struct Desk<'a> {
    group: GroupKey,
    what: Listed,
    actor: &'a str,
    now: Millis,
    movements: Vec<Moved>,
}

impl Desk<'_> {
    fn receive(&mut self, tx: &mut Tx<'_>, arrived: &Arrived) -> Result<Vec<ReceivedLine>, Error> {
        let id = || self.what.return_id.clone();
        if !self.what.with_goods {
            return Err(NotReceived::NoGoods(id()).into());
        }
        shops::lock(tx, self.what.shop_key)?; // whoever takes in its orders changes the same lines
        let lines = returns::lines(tx, &[self.what.key])?.remove(&self.what.key).unwrap_or_default();
        let wanted = self.wanted(&lines, arrived)?;
        lines.iter().zip(wanted).map(|(line, wanted)| self.receive_line(tx, line, wanted)).collect()
    }

    /// Returns for every line whether it is received, and how many units in all (`None`: all of them).
    fn wanted(
        &self,
        lines: &[ListedLine],
        arrived: &Arrived,
    ) -> Result<Vec<Option<Option<i64>>>, NotReceived> {
        let id = || self.what.return_id.clone();
        match arrived {
            Arrived::All => Ok(vec![Some(None); lines.len()]),
            Arrived::Units(units) if lines.len() == 1 => Ok(vec![Some(Some(*units))]),
            Arrived::Units(_) => Err(NotReceived::SeveralLines { id: id() }),
            Arrived::Lines(named) => {
                let mut wanted = vec![None; lines.len()];
                for (name, units) in named {
                    let mut meant = (0..lines.len()).filter(|at| is_called(&lines[*at], name));
                    match (meant.next(), meant.next()) {
                        (Some(at), None) if wanted[at].is_none() => wanted[at] = Some(Some(*units)),
                        _ => {
                            let known = lines.iter().map(line_id).collect();
                            return Err(NotReceived::NoSuchLine { id: id(), line: name.clone(), known });
                        }
                    }
                }
                Ok(wanted)
            }
        }
    }

    fn receive_line(
        &mut self,
        tx: &mut Tx<'_>,
        line: &ListedLine,
        wanted: Option<Option<i64>>,
    ) -> Result<ReceivedLine, Error> {
        let sku = line.ordered.as_ref().and_then(|it| it.sku.clone());
        let mut received = ReceivedLine {
            line_id: line_id(line),
            sku,
            units: line.units,
            received: line.received,
            restocked: 0,
        };
        let Some(wanted) = wanted else { return Ok(received) };
        let (ordered, sells) = self.sold(line)?;
        let due = restock(ordered.state.taken, line.units, line.received, wanted).map_err(|reason| {
            NotReceived::Units { id: self.what.return_id.clone(), line: line_id(line), reason }
        })?;
        let before = line.received.unwrap_or(0);
        if line.received.is_none() || due > 0 {
            returns::record_receipt(tx, line.key, before + due, self.now)?;
            received.received = Some(before + due);
        }
        if due > 0 {
            self.put_back(tx, line, sells, before, due)?;
            let mut taken = ordered.state.taken;
            taken.restocked += due;
            orders::update_line(tx, ordered.key, &LineState { taken, ..ordered.state })?;
            received.restocked = due;
        }
        Ok(received)
    }

    /// Returns the line of the order that a line is about, and what it sold.
    fn sold<'l>(&self, line: &'l ListedLine) -> Result<(&'l Ordered, Sells), NotReceived> {
        let (id, name) = (self.what.return_id.clone(), line_id(line));
        match &line.ordered {
            None => Err(NotReceived::UnknownOrder { id, order: self.what.order_id.clone() }),
            Some(Ordered { own_stock: false, .. }) => Err(NotReceived::NotOurStock { id, line: name }),
            Some(ordered) => match ordered.state.sells {
                Some(sells) => Ok((ordered, sells)),
                None => Err(NotReceived::Unmapped { id, line: name }),
            },
        }
    }

    /// Posts what `units` of a line put back on the shelf; `before` names the receipt apart from those before it.
    fn put_back(
        &mut self,
        tx: &mut Tx<'_>,
        line: &ListedLine,
        sells: Sells,
        before: i64,
        units: i64,
    ) -> Result<(), Error> {
        let Listed { shop_key, return_id, order_id, .. } = self.what.clone();
        let parts = match (&line.ordered, sells.is_bundle) {
            (Some(ordered), true) => {
                orders::parts(tx, &[ordered.key])?.remove(&ordered.key).unwrap_or_default()
            }
            _ => vec![(sells.sku, 1)],
        };
        let mut key = format!("{}:restock", restock_name(shop_key, &return_id, line));
        if before > 0 {
            key.push_str(&format!(":{before}"));
        }
        for (sku, each) in parts {
            let key = if sells.is_bundle { format!("{key}#{sku}") } else { key.clone() };
            let delta_on_hand = units.saturating_mul(sells.pack).saturating_mul(each);
            let entry = Entry {
                group: self.group,
                sku,
                cause: Cause::Restock,
                cause_key: &key,
                delta_on_hand,
                delta_reserved: 0,
                reference: Some(order_id.as_str()),
                actor: self.actor,
                note: Some(&format!("return {return_id}")),
                run: None,
                at: self.now,
            };
            // A repeat was posted before; a refusal is not for what is there.
            if let Posted::New(balance) = ledger::post(tx, &entry)? {
                let sku = self.code(tx, sku)?;
                self.movements.push(Moved { sku, delta_on_hand, on_hand: balance.on_hand });
            }
        }
        Ok(())
    }

    fn code(&self, tx: &mut Tx<'_>, key: SkuKey) -> Result<SkuCode, store::Error> {
        let sku = skus::by_key(tx, self.group, key)?;
        Ok(sku.map_or_else(|| key.to_string().into(), |sku| sku.code))
    }
}

/// Returns whether people call a line so: as the order does, by its variant, or by either SKU.
fn is_called(line: &ListedLine, name: &str) -> bool {
    let by_sku =
        |it: &Ordered| it.seller_sku == name || it.sku.as_ref().is_some_and(|sku| sku.as_str() == name);
    line_id(line) == name || line.variant_id.as_str() == name || line.ordered.as_ref().is_some_and(by_sku)
}
