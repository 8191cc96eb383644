//! Orders and their lines, each with what is known of it and the steps of stock that it has taken.
//!
//! Which steps to take is decided in `domain::order`, what they move in `engine::ingest`. An order is kept once,
//! keyed by its shop and its id there, beside the JSON that was sent.

mod by_product;
mod by_sku;
mod came_back;
mod keep;
mod kept;
mod list;
mod offers;
mod proof;
mod rollup;
mod sold;
mod unpaid;

use super::{Error, Row, Tx};
use crate::domain::order::{Order, Stamp, Status, Taken, Units};
use crate::domain::{
    LineKey, ListingKey, Millis, OrderId, OrderKey, ProductId, ShopKey, SkuKey, VariantId, WarehouseId,
};
use crate::params;

pub use by_product::{ProductSales, sold_by_product};
pub use by_sku::{Returned, SkuSales, returned, sold_by_sku, units_by_sku};
pub use came_back::set_came_back;
pub use keep::{LineRow, Reading, insert_parts, keep, keep_lines, line_keys, update_line};
pub use kept::{kept, parts, raws};
pub use list::{
    Filter, Listed, ListedLine, Oversold, Sort, count, find, lines, list, mentioning, of_shop, oversold,
    unmapped,
};
pub use offers::{Offer, offers};
pub use proof::{Stepped, each_counted, stepped};
pub use rollup::{Off, Rollup, Slice, Step, Sums, first, slices};
pub use sold::{Of, Sales, sales, taken, touched};
pub use unpaid::{Unpaid, unpaid};

/// An order as it was kept before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its key.
    pub key: OrderKey,
    /// When its newest reading was true.
    pub stamp: Stamp,
    /// What it adds to the sums.
    pub counted: Counted,
    /// What its returns say.
    pub came_back: Option<Status>,
    /// Its lines.
    pub lines: Vec<KeptLine>,
}

/// What an order adds to the sums over orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// When it was placed.
    pub placed_at: Millis,
    /// Its currency.
    pub currency: String,
    /// Its status.
    pub status: Status,
    /// Its units that were not cancelled.
    pub units: i64,
    /// Their amount, in minor units.
    pub amount_minor: i64,
}

impl Counted {
    /// Returns what `order` adds.
    pub fn of(order: &Order) -> Self {
        let units = order.lines.iter().map(|line| line.units.ordered - line.units.cancelled());
        Self {
            placed_at: order.placed_at,
            currency: order.currency.clone(),
            status: order.status.clone(),
            units: units.sum(),
            amount_minor: order.lines.iter().map(|line| line.amount_minor).sum(),
        }
    }
}

/// A line as it was kept before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLine {
    /// Its key.
    pub key: LineKey,
    /// The product.
    pub product_id: ProductId,
    /// The variant.
    pub variant_id: VariantId,
    /// What one unit costs, in minor units.
    pub price_minor: i64,
    /// The amount of the units that were not cancelled.
    pub amount_minor: i64,
    /// How it stands.
    pub state: LineState,
    /// Of a bundle whose first step was taken: its components with their units in one.
    pub parts: Vec<(SkuKey, i64)>,
}

/// What changes about a line as its order goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineState {
    /// What all readings so far say together.
    pub units: Units,
    /// When units were last cancelled before shipping.
    pub cancelled_at: Option<Millis>,
    /// The listing, where the shop's catalogue had it.
    pub listing: Option<ListingKey>,
    /// What it sells, from its first step on.
    pub sells: Option<Sells>,
    /// The steps taken, in units of the listing.
    pub taken: Taken,
}

/// What a unit of a line is in stock: fixed when its first step is taken, so that what was reserved is what is
/// consumed or released, whatever the mapping says by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sells {
    /// The SKU.
    pub sku: SkuKey,
    /// Units of it in one unit of the line.
    pub pack: i64,
    /// Its components move instead, as [`parts`] has them.
    pub is_bundle: bool,
}

const STATE: &str = "id, ordered, waiting, shipped, cancelled_at, listing_id, sku_id, pack, is_bundle, \
                     reserved, consumed, released, restocked";

/// Returns the columns of [`STATE`] of the table that is called `table`.
pub(super) fn state_columns(table: &str) -> String {
    STATE.split(", ").map(|column| format!("{table}.{column}")).collect::<Vec<_>>().join(", ")
}

/// Reads the columns of [`STATE`] but the first, from column `at` on.
pub(super) fn state(row: &Row<'_>, at: usize) -> Result<LineState, Error> {
    let sells = match row.get::<Option<SkuKey>>(at + 5)? {
        Some(sku) => Some(Sells { sku, pack: row.get(at + 6)?, is_bundle: row.get(at + 7)? }),
        None => None,
    };
    Ok(LineState {
        units: Units { ordered: row.get(at)?, waiting: row.get(at + 1)?, shipped: row.get(at + 2)? },
        cancelled_at: row.get(at + 3)?,
        listing: row.get(at + 4)?,
        sells,
        taken: Taken {
            reserved: row.get(at + 8)?,
            consumed: row.get(at + 9)?,
            released: row.get(at + 10)?,
            restocked: row.get(at + 11)?,
        },
    })
}

/// A line whose steps wait for a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its key.
    pub key: LineKey,
    /// Its order's id.
    pub order_id: OrderId,
    /// Where its order ships from.
    pub warehouse_id: WarehouseId,
    /// How it stands.
    pub state: LineState,
}

/// Returns the lines of the shop that were bought from this variant and wait for a mapping, oldest first.
///
/// # Errors
/// The store's.
pub fn waiting(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    product: &ProductId,
    variant: &VariantId,
) -> Result<Vec<Waiting>, Error> {
    let columns = state_columns("l");
    let sql = format!(
        "SELECT o.order_id, o.warehouse_id, {columns} FROM order_line l JOIN customer_order o ON o.id = l.order_key \
         WHERE l.shop_id = ? AND l.product_id = ? AND l.variant_id = ? AND l.sku_id IS NULL AND o.own_stock = 1 \
         ORDER BY l.placed_at, l.id"
    );
    tx.all(&sql, params![shop, product, variant], |row| {
        Ok(Waiting {
            order_id: row.get(0)?,
            warehouse_id: row.get(1)?,
            key: row.get(2)?,
            state: state(row, 3)?,
        })
    })
}
