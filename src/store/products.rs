//! Products and their listings, as a pass over a shop's catalogue reads them.

use super::{Error, Tx, listing_changes};
use crate::domain::{Currency, Millis, ProductId, ShopKey, VariantId, WarehouseId};
use crate::params;

/// One pass over a shop's catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Pass {
    /// The shop.
    pub shop: ShopKey,
    /// Marks what the pass has seen; later than every mark before it, whatever the clock says.
    pub mark: Millis,
    /// When the first page was asked for: what is read is at least as new.
    pub asked_at: Millis,
}

/// A product as read.
#[derive(Debug, Clone, Copy)]
pub struct ProductRow<'a> {
    /// Its id.
    pub product_id: &'a ProductId,
    /// Its title.
    pub title: &'a str,
    /// The marketplace's own word.
    pub status: &'a str,
    /// The marketplace's own update time.
    pub remote_updated_at: Option<Millis>,
    /// Read late enough after that time that a later change would show.
    pub settled: bool,
}

/// A listing as read.
#[derive(Debug, Clone, Copy)]
pub struct ListingRow<'a> {
    /// Its variant.
    pub variant_id: &'a VariantId,
    /// Its warehouse; empty where the shop does not name one.
    pub warehouse_id: &'a WarehouseId,
    /// What the seller wrote in the shop.
    pub seller_sku: &'a str,
    /// GTIN or the like.
    pub barcode: Option<&'a str>,
    /// The variant's own name.
    pub variant: &'a str,
    /// Price in minor units of `currency`; `None` leaves what is known.
    pub price_minor: Option<i64>,
    /// Of the price; `None` leaves what is known.
    pub currency: Option<Currency>,
    /// What the shop shows; `None` (the shop did not say) leaves what is known.
    pub shown: Option<i64>,
    /// Units that it holds for promotions; `None`: it did not say.
    pub locked: Option<i64>,
}

/// Begins a pass at `now`.
///
/// # Errors
/// The store's.
pub fn begin(tx: &mut Tx<'_>, shop: ShopKey, now: Millis) -> Result<Pass, Error> {
    let sql = "SELECT MAX(seen_at) FROM listing WHERE shop_id = ?";
    let last = tx.one(sql, params![shop], |row| row.get::<Option<Millis>>(0))?.flatten();
    let mark = last.map_or(now, |last| now.max(last.plus_ms(1)));
    Ok(Pass { shop, mark, asked_at: now })
}

/// Records a product, unless a later reading of it is there.
///
/// # Errors
/// The store's.
pub fn record(tx: &mut Tx<'_>, pass: Pass, product: ProductRow<'_>) -> Result<(), Error> {
    let columns = ["shop_id", "product_id", "title", "status", "remote_updated_at", "read_at", "settled"];
    let insert = tx.dialect().insert_new("product", &columns, &["shop_id", "product_id"]);
    let ProductRow { product_id, title, status, remote_updated_at, settled } = product;
    let values = params![pass.shop, product_id, title, status, remote_updated_at, pass.asked_at, settled];
    if tx.insert_new(&insert, values)?.is_none() {
        let update = "UPDATE product SET title = ?, status = ?, remote_updated_at = ?, read_at = ?, settled = ? \
                      WHERE shop_id = ? AND product_id = ? AND read_at <= ?";
        let values = params![
            title,
            status,
            remote_updated_at,
            pass.asked_at,
            settled,
            pass.shop,
            product_id,
            pass.asked_at
        ];
        tx.execute(update, values)?;
    }
    Ok(())
}

/// Records a listing of `product` and tells whether it is new. What the shop shows is kept from the later of two
/// readings.
///
/// # Errors
/// The store's.
pub fn record_listing(
    tx: &mut Tx<'_>,
    pass: Pass,
    product: ProductRow<'_>,
    listing: ListingRow<'_>,
) -> Result<bool, Error> {
    const UPDATE: &str = "UPDATE listing SET seller_sku = ?, barcode = ?, title = ?, variant = ?, status = ?, \
        price_minor = COALESCE(?, price_minor), currency = COALESCE(?, currency), seen_at = ?, gone_at = NULL \
        WHERE shop_id = ? AND product_id = ? AND variant_id = ? AND warehouse_id = ?";
    const SHOWN: &str = "UPDATE listing SET shown = ?, shown_at = ?, locked = ? WHERE shop_id = ? AND product_id = ? \
        AND variant_id = ? AND warehouse_id = ? AND (shown_at IS NULL OR shown_at <= ?)";
    let Pass { shop, mark, asked_at } = pass;
    let ProductRow { product_id, title, status, .. } = product;
    let ListingRow {
        variant_id,
        warehouse_id,
        seller_sku,
        barcode,
        variant,
        price_minor,
        currency,
        shown,
        locked,
    } = listing;
    let update = params![
        seller_sku,
        barcode,
        title,
        variant,
        status,
        price_minor,
        currency,
        mark,
        shop,
        product_id,
        variant_id,
        warehouse_id
    ];
    let is_new = tx.execute(UPDATE, update)? == 0;
    if is_new {
        let insert = "INSERT INTO listing (shop_id, product_id, variant_id, warehouse_id, seller_sku, barcode, title, \
                      variant, status, price_minor, currency, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let values = params![
            shop,
            product_id,
            variant_id,
            warehouse_id,
            seller_sku,
            barcode,
            title,
            variant,
            status,
            price_minor,
            currency,
            mark
        ];
        tx.execute(insert, values)?;
    }
    if let Some(figure) = shown {
        if !is_new {
            note_change(tx, pass, product, listing, figure)?;
        }
        let values = params![shown, asked_at, locked, shop, product_id, variant_id, warehouse_id, asked_at];
        tx.execute(SHOWN, values)?;
    }
    Ok(is_new)
}

/// Notes that a known listing is read to show `shown`, where that is new and no later reading of it is there.
fn note_change(
    tx: &mut Tx<'_>,
    pass: Pass,
    product: ProductRow<'_>,
    listing: ListingRow<'_>,
    shown: i64,
) -> Result<(), Error> {
    let sql = "SELECT id FROM listing WHERE shop_id = ? AND product_id = ? AND variant_id = ? AND warehouse_id = ? \
               AND shown_at <= ? AND agreed_at IS NOT NULL AND (shown <> ? OR COALESCE(locked, -1) <> ?)";
    let locked = listing.locked.unwrap_or(-1);
    let values = params![
        pass.shop,
        product.product_id,
        listing.variant_id,
        listing.warehouse_id,
        pass.asked_at,
        shown,
        locked
    ];
    let Some(key) = tx.one(sql, values, |row| row.get(0))? else { return Ok(()) };
    listing_changes::note(tx, key, (shown, listing.locked), pass.asked_at)
}

/// Ends a pass that has seen the whole catalogue: what it has not seen is gone from the shop. Nothing is forgotten
/// of it but that it was there. Returns how many listings went.
///
/// # Errors
/// The store's.
pub fn end(tx: &mut Tx<'_>, pass: Pass) -> Result<u64, Error> {
    let sql = "UPDATE listing SET gone_at = ? WHERE shop_id = ? AND seen_at < ? AND gone_at IS NULL";
    let gone = tx.execute(sql, params![pass.asked_at, pass.shop, pass.mark])?;
    tx.execute(
        "DELETE FROM product WHERE shop_id = ? AND NOT EXISTS (SELECT 1 FROM listing l \
         WHERE l.shop_id = product.shop_id AND l.product_id = product.product_id AND l.gone_at IS NULL)",
        params![pass.shop],
    )?;
    Ok(gone)
}
