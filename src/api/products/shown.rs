//! A product as the app reads it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::engine::Money;
use crate::engine::people::ShopAccess;
use crate::engine::products::{ProductView, VariantView};

/// A product in a list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProductRow {
    id: String,
    title: String,
    status: String,
    /// No picture is kept.
    main_image: Option<String>,
    /// Of the first variant.
    price: String,
    currency: String,
    /// Of all variants together; `null`: not known.
    stock: Option<i64>,
    sku_count: usize,
    created_at: Option<String>,
    updated_at: String,
}

/// Whose products these are.
#[derive(Serialize, ToSchema)]
pub(super) struct ShopName {
    id: String,
    internal_id: i64,
    name: String,
    platform: String,
}

/// A product by itself.
#[derive(Serialize, ToSchema)]
pub(super) struct Product {
    id: String,
    title: String,
    description: Option<String>,
    status: String,
    product_status: String,
    #[schema(value_type = Vec<Object>)]
    main_images: [(); 0],
    #[schema(value_type = Vec<Object>)]
    category_chains: [(); 0],
    #[schema(value_type = Vec<Object>)]
    product_attributes: [(); 0],
    #[schema(value_type = Vec<Object>)]
    product_types: [(); 0],
    skus: Vec<Sku>,
    /// Unix seconds.
    update_time: Option<i64>,
    #[serde(rename = "updatedAt")]
    updated_at: String,
}

/// A variant in one warehouse.
#[derive(Serialize, ToSchema)]
struct Sku {
    id: String,
    seller_sku: String,
    price: Price,
    /// `null`: not known.
    stock: Option<i64>,
    warehouse_id: Option<String>,
    attributes: Vec<Attribute>,
    /// The SKU of master's that it sells.
    sku: Option<String>,
    /// Units of it in one.
    pack: Option<i64>,
}

/// What a variant costs.
#[derive(Serialize, ToSchema)]
struct Price {
    amount: String,
    currency: String,
    /// The same.
    sale_price: String,
    /// The same.
    #[serde(rename = "salePrice")]
    sale_price_again: String,
}

/// What tells a variant from its sisters.
#[derive(Serialize, ToSchema)]
struct Attribute {
    id: String,
    name: String,
    value_id: String,
    value_name: String,
}

impl ProductRow {
    /// Returns what the app is shown of a product in a list; prices without a currency are in the shop's.
    pub(super) fn of(product: ProductView, shop: &ShopAccess) -> Self {
        let (amount, currency) = price(product.variants.first(), shop);
        Self {
            id: product.product_id.to_string(),
            stock: product.shown(),
            sku_count: product.variants.len(),
            title: product.title,
            status: product.status,
            main_image: None,
            price: amount,
            currency,
            created_at: None,
            updated_at: product.changed_at.unwrap_or(product.read_at).to_string(),
        }
    }
}

impl Product {
    /// Returns what the app is shown of a product by itself.
    pub(super) fn of(product: ProductView, shop: &ShopAccess) -> Self {
        let id = product.product_id.to_string();
        let skus = product.variants.iter().map(|variant| Sku::of(variant, &id, shop)).collect();
        let changed_at = product.changed_at;
        Self {
            id,
            title: product.title,
            description: None,
            product_status: product.status.clone(),
            status: product.status,
            main_images: [],
            category_chains: [],
            product_attributes: [],
            product_types: [],
            skus,
            update_time: changed_at.map(|at| at.seconds()),
            updated_at: changed_at.unwrap_or(product.read_at).to_string(),
        }
    }
}

impl Sku {
    fn of(variant: &VariantView, product: &str, shop: &ShopAccess) -> Self {
        let (amount, currency) = price(Some(variant), shop);
        let attribute = Attribute {
            id: String::new(),
            name: String::new(),
            value_id: String::new(),
            value_name: variant.name.clone(),
        };
        let id = match variant.variant_id.as_str() {
            "0" => product.to_owned(), // the app knows a product without variants so
            id => id.to_owned(),
        };
        Self {
            id,
            seller_sku: variant.seller_sku.clone(),
            price: Price { sale_price: amount.clone(), sale_price_again: amount.clone(), amount, currency },
            stock: variant.shown,
            warehouse_id: Some(variant.warehouse_id.to_string()).filter(|id| !id.is_empty()),
            attributes: if variant.name.is_empty() { Vec::new() } else { vec![attribute] },
            sku: variant.sku.as_ref().map(ToString::to_string),
            pack: variant.pack,
        }
    }
}

impl ShopName {
    pub(super) fn of(shop: &ShopAccess, platform: String) -> Self {
        Self {
            id: shop.shop.shop_id.to_string(),
            internal_id: shop.key.0,
            name: shop.shop.name.clone(),
            platform,
        }
    }
}

/// Returns amount and currency of a variant; `0` where no price was told.
fn price(variant: Option<&VariantView>, shop: &ShopAccess) -> (String, String) {
    let price: Option<Money> = variant.and_then(|variant| variant.price);
    let currency = price.and_then(|price| price.currency).map(|currency| currency.to_string());
    let amount = price.map_or_else(|| "0".to_owned(), |price| price.to_string());
    (amount, currency.unwrap_or_else(|| shop.shop.currency.clone()))
}
