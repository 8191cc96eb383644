//! One shop's products as its owner pages through them, and the stock that its owner types into them.

mod wishes;

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use super::catalogue::CATALOGUE;
use super::people::ShopAccess;
use super::{Engine, Error};
use crate::domain::{Millis, Money, ProductId, SkuCode, VariantId, WarehouseId};
use crate::store::catalogue::{self, Filter, Product, Variant};
use crate::store::{Tx, cursors};

pub use wishes::{Author, Unwished, Wish, WishKept};

/// Products on one page at most.
const LARGEST: u32 = 100;

/// Which of a shop's products to show.
#[derive(Debug, Clone, Default)]
pub struct ProductFilter {
    /// Only in these of the marketplace's own statuses; empty: in any.
    pub statuses: Vec<String>,
    /// Leave out the first so many.
    pub offset: u32,
    /// Products on the page; at most a hundred are.
    pub size: u32,
}

/// A page of products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductsPage {
    /// The products, the newest ids first.
    pub products: Vec<ProductView>,
    /// How many there are on all pages.
    pub total: i64,
}

/// A product as last read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductView {
    /// Its id.
    pub product_id: ProductId,
    /// Its title.
    pub title: String,
    /// The marketplace's own word.
    pub status: String,
    /// When the marketplace says it last changed.
    pub changed_at: Option<Millis>,
    /// When it was read.
    pub read_at: Millis,
    /// Its variants, one row a warehouse.
    pub variants: Vec<VariantView>,
}

/// A variant of a product in one warehouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantView {
    /// Its id.
    pub variant_id: VariantId,
    /// The warehouse; empty where the shop does not name one.
    pub warehouse_id: WarehouseId,
    /// What the seller wrote.
    pub seller_sku: String,
    /// Its own name.
    pub name: String,
    /// What it costs.
    pub price: Option<Money>,
    /// What the shop showed when last read; `None`: not known.
    pub shown: Option<i64>,
    /// The SKU that it sells.
    pub sku: Option<SkuCode>,
    /// Units of it in one.
    pub pack: Option<i64>,
}

impl ProductView {
    /// Returns what all variants show together; `None` where no variant was read.
    pub fn shown(&self) -> Option<i64> {
        self.variants.iter().filter_map(|variant| variant.shown).reduce(i64::saturating_add)
    }
}

impl Engine {
    /// Returns a page of the shop's products, from the store.
    ///
    /// # Errors
    /// The store's.
    pub async fn shop_products(
        &self,
        shop: &ShopAccess,
        filter: ProductFilter,
    ) -> Result<ProductsPage, Error> {
        let ProductFilter { statuses, offset, size } = filter;
        let filter = Filter { statuses, offset, limit: size.clamp(1, LARGEST), product: None };
        self.products_where(shop, filter).await
    }

    /// Returns one of the shop's products, from the store; `None` where it was not read there.
    ///
    /// # Errors
    /// The store's.
    pub async fn shop_product(
        &self,
        shop: &ShopAccess,
        product: &ProductId,
    ) -> Result<Option<ProductView>, Error> {
        let filter = Filter { product: Some(product.clone()), limit: 1, ..Filter::default() };
        Ok(self.products_where(shop, filter).await?.products.pop())
    }

    async fn products_where(&self, shop: &ShopAccess, filter: Filter) -> Result<ProductsPage, Error> {
        let key = shop.key;
        let read = move |tx: &mut Tx<'_>| catalogue::products(tx, key, &filter);
        let (found, total) = self.store.read("a page of products", read).await?;
        Ok(ProductsPage { products: found.into_iter().map(ProductView::of).collect(), total })
    }

    /// Returns whether the shop's whole catalogue was ever read: it may have no products.
    ///
    /// # Errors
    /// The store's.
    pub async fn has_read_products(&self, shop: &ShopAccess) -> Result<bool, Error> {
        let key = shop.key;
        let read = move |tx: &mut Tx<'_>| cursors::get(tx, key, CATALOGUE);
        Ok(self.store.read("when a catalogue was read", read).await?.is_some())
    }

    /// Reads the shop's whole catalogue, for whoever asks for a fresh one.
    ///
    /// # Errors
    /// What stopped it. What was read before is kept.
    pub async fn refresh_shop_products(&self, shop: &ShopAccess) -> Result<(), Error> {
        let aliases = std::slice::from_ref(&shop.shop.alias);
        let pulled = self.pull_listings(aliases, Arc::new(|_| {}), CancellationToken::new()).await?;
        pulled.into_iter().find_map(|pulled| pulled.error).map_or(Ok(()), Err)
    }
}

impl ProductView {
    fn of(product: Product) -> Self {
        let Product { product_id, title, status, changed_at, read_at, variants } = product;
        let variants = variants.into_iter().map(VariantView::of).collect();
        Self { product_id, title, status, changed_at, read_at, variants }
    }
}

impl VariantView {
    fn of(variant: Variant) -> Self {
        let currency = variant.currency;
        let (sku, pack) = variant.sells.unzip();
        Self {
            variant_id: variant.variant_id,
            warehouse_id: variant.warehouse_id,
            seller_sku: variant.seller_sku,
            name: variant.name,
            price: variant.price_minor.map(|minor| Money { minor, currency }),
            shown: variant.shown,
            sku,
            pack,
        }
    }
}
