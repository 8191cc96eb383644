//! The databases of SparkCommerce, the system before: read, never written. Its backend kept people, shops and tokens on a
//! server (PostgreSQL, or MySQL); its app kept SKUs and mappings in a file on each phone. Every value is as it stood
//! there; what it means now is the engine's to say.

mod backend;
mod phone;

use crate::domain::Millis;

pub use backend::{Speech, read as read_backend};
pub use phone::read as read_phone;

/// What the backend's server held.
#[derive(Debug, Clone, Default)]
pub struct Backend {
    /// Tenants.
    pub groups: Vec<Group>,
    /// People.
    pub users: Vec<User>,
    /// Shops of every marketplace.
    pub shops: Vec<Shop>,
    /// Token pairs.
    pub tokens: Vec<Token>,
    /// Who works on which shop.
    pub user_shops: Vec<UserShop>,
}

/// A row of `groups`.
#[derive(Debug, Clone)]
pub struct Group {
    /// `GID`.
    pub gid: String,
    /// `nama_group`.
    pub name: String,
    /// Where its dashboard took transactions.
    pub url: String,
    /// The secret that the dashboard knew it by, in clear there.
    pub secret: String,
}

/// A row of `users`.
#[derive(Debug, Clone)]
pub struct User {
    /// The row's id.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// What they log in with; upper and lower case differed.
    pub email: String,
    /// A bcrypt hash.
    pub password: String,
    /// Their telephone number.
    pub phone: Option<String>,
    /// The group that they named; it need not exist.
    pub gid: Option<String>,
    /// `inactive`, or else active.
    pub status: Option<String>,
}

/// A row of `shops`.
#[derive(Debug, Clone)]
pub struct Shop {
    /// The row's id.
    pub id: String,
    /// `tiktok`, `shopee`, or one that spark does not know.
    pub platform: String,
    /// The marketplace's id.
    pub shop_id: String,
    /// Its name.
    pub name: Option<String>,
    /// TikTok's `shop_cipher`.
    pub cipher: Option<String>,
    /// Country code.
    pub region: Option<String>,
}

/// A row of `tokens`.
#[derive(Debug, Clone)]
pub struct Token {
    /// The row's id.
    pub id: String,
    /// `tiktok`, `shopee`, ….
    pub platform: String,
    /// Sealed, or in clear.
    pub access: String,
    /// Sealed, or in clear.
    pub refresh: Option<String>,
    /// Whom the marketplace gave it to; `shopee_<shop id>` for Shopee.
    pub open_id: String,
    /// The shop's row.
    pub shop: Option<String>,
    /// When the access token ends; TikTok's were often written decades late.
    pub expires_at: Option<Millis>,
    /// When the pair was last written.
    pub updated_at: Millis,
}

/// A row of `user_shops`.
#[derive(Debug, Clone)]
pub struct UserShop {
    /// The row's id.
    pub id: String,
    /// The user's row.
    pub user: String,
    /// The shop's row.
    pub shop: String,
    /// `owner` (also where none is told), `manager` or `staff`.
    pub role: Option<String>,
    /// `inactive`, or else active.
    pub status: Option<String>,
}

/// What a phone's file held.
#[derive(Debug, Clone, Default)]
pub struct Phone {
    /// Master, as that phone knew it.
    pub skus: Vec<Sku>,
    /// Which listing sells which SKU.
    pub mappings: Vec<Mapping>,
    /// How far each shop's orders were posted to a dashboard.
    pub posted: Vec<Posted>,
}

/// A row of `sku_master`.
#[derive(Debug, Clone)]
pub struct Sku {
    /// The code.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Units on hand.
    pub stock: i64,
    /// Its price as a decimal, in no currency that is told; `0` where none was set.
    pub price: String,
}

/// A row of `sku_marketplace_mapping`.
#[derive(Debug, Clone)]
pub struct Mapping {
    /// The row's id.
    pub id: String,
    /// The SKU.
    pub code: String,
    /// `TIKTOK` or `SHOPEE`.
    pub marketplace: String,
    /// The marketplace's id of the shop.
    pub shop_id: String,
    /// The product, or item.
    pub product_id: String,
    /// The SKU of the product, or model.
    pub variant_id: String,
    /// The warehouse.
    pub warehouse_id: String,
}

/// A row of `transaction_sync_log`.
#[derive(Debug, Clone)]
pub struct Posted {
    /// The marketplace's id of the shop.
    pub shop_id: String,
    /// `tiktok` or `shopee`, in either case.
    pub platform: String,
    /// The newest order that was posted.
    pub last_order_id: Option<String>,
    /// When that order was placed.
    pub last_order_at: Option<Millis>,
    /// When it was posted.
    pub last_posted_at: Option<Millis>,
    /// Orders posted over all.
    pub orders: i64,
    /// `PENDING`, `SUCCESS` or `FAILED`.
    pub status: String,
    /// Why it failed.
    pub error: Option<String>,
}
