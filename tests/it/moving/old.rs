//! The databases of SparkCommerce as its reference describes them, with rows as its users left them.

use std::path::Path;

use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};

/// The backend's key, as its `.env` had it: 32 characters.
pub(super) const TOKEN_KEY: &str = "0123456789abcdef0123456789abcdef";

/// A bcrypt hash (cost 10) of `rahasia-1`, made by another implementation.
pub(super) const HASH: &str = "$2b$10$u0k.8y40Tw8aaFdrpVGIweEmHDK2TiatvcLchXvDun2rjsdyst8Xu";

/// Seals a token as the backend did.
pub(super) fn sealed(plain: &str) -> String {
    let cipher = Aes256Gcm::new_from_slice(TOKEN_KEY.as_bytes()).unwrap();
    let iv = [7_u8; 12];
    let sealed = cipher.encrypt(&Nonce::from(iv), plain.as_bytes()).unwrap();
    let (data, tag) = sealed.split_at(sealed.len() - 16);
    let [iv, tag, data] = [&iv[..], tag, data].map(|bytes| BASE64_STANDARD.encode(bytes));
    format!("ENC::{iv}:{tag}:{data}")
}

/// A TikTok shop that the marketplace's stand-in really has, and its tokens.
pub(super) struct Real {
    pub(super) shop_id: String,
    pub(super) cipher: String,
    pub(super) open_id: String,
    pub(super) access: String,
    pub(super) refresh: String,
}

/// Which server the backend was on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    MySql,
    Postgres,
}

/// Returns the statements that make the backend's tables and fill them.
pub(super) fn backend(kind: Kind, real: &Real) -> Vec<String> {
    let mut statements = tables(kind);
    let rows = rows(real);
    statements.extend(rows.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| match kind {
        Kind::MySql => line.replace("\"GID\"", "GID").replace("INTO groups", "INTO `groups`"),
        Kind::Postgres => line.to_owned(),
    }));
    statements
}

fn tables(kind: Kind) -> Vec<String> {
    let (serial, time) = match kind {
        Kind::MySql => ("INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY", "DATETIME"),
        Kind::Postgres => ("SERIAL PRIMARY KEY", "TIMESTAMPTZ"),
    };
    let mut made = Vec::new();
    let mut choice = |name: &str, values: &str| match kind {
        Kind::MySql => format!("ENUM({values})"),
        Kind::Postgres => {
            made.push(format!("CREATE TYPE {name} AS ENUM ({values})"));
            name.to_owned()
        }
    };
    let platform = choice("platform", "'tiktok', 'shopee', 'tokopedia', 'lazada', 'bukalapak'");
    let user_status = choice("user_status", "'active', 'inactive'");
    let token_status = choice("token_status", "'pending', 'active', 'inactive'");
    let role = choice("role", "'owner', 'manager', 'staff'");
    let times = format!("created_at {time} NOT NULL, updated_at {time} NOT NULL");
    let (groups, gid) = match kind {
        Kind::MySql => ("`groups`", "GID"),
        Kind::Postgres => ("groups", "\"GID\""),
    };
    let end = match kind {
        Kind::MySql => "DEFAULT CHARACTER SET utf8mb4",
        Kind::Postgres => "",
    };
    made.extend([
        format!(
            "CREATE TABLE users (id {serial}, name VARCHAR(255) NOT NULL, email VARCHAR(255) NOT NULL, password \
             VARCHAR(255) NOT NULL, phone VARCHAR(20), group_id VARCHAR(50), auth_token VARCHAR(500), \
             token_expires_at {time}, status {user_status} DEFAULT 'active', {times}) {end}"
        ),
        format!(
            "CREATE TABLE shops (id {serial}, marketplace_platform {platform} NOT NULL, marketplace_shop_id \
             VARCHAR(255) NOT NULL, shop_name VARCHAR(500), seller_name VARCHAR(500), shop_code VARCHAR(255), \
             shop_cipher VARCHAR(255), seller_id VARCHAR(255), shop_region VARCHAR(100), seller_type VARCHAR(100), \
             region VARCHAR(100), {times}, UNIQUE (marketplace_platform, marketplace_shop_id)) {end}"
        ),
        format!(
            "CREATE TABLE tokens (id {serial}, user_id INTEGER, platform {platform} NOT NULL DEFAULT 'tiktok', \
             access_token TEXT NOT NULL, refresh_token TEXT, open_id VARCHAR(255) NOT NULL, shop_id INTEGER, \
             granted_scopes TEXT, status {token_status} DEFAULT 'pending', expire_at {time}, {times}, \
             UNIQUE (platform, open_id)) {end}"
        ),
        format!(
            "CREATE TABLE user_shops (id {serial}, user_id INTEGER NOT NULL, shop_id INTEGER NOT NULL, role {role} \
             DEFAULT 'owner', status {user_status} DEFAULT 'active', {times}, UNIQUE (user_id, shop_id)) {end}"
        ),
        format!(
            "CREATE TABLE {groups} ({gid} VARCHAR(50) PRIMARY KEY, nama_group VARCHAR(255) NOT NULL, url VARCHAR(500) \
             NOT NULL, secret VARCHAR(255) NOT NULL, {times}) {end}"
        ),
    ]);
    made
}

fn rows(real: &Real) -> String {
    const T: &str = "NOW(), NOW()";
    let Real { shop_id, cipher, open_id, access, refresh } = real;
    let (access, refresh, shopee) = (sealed(access), sealed(refresh), sealed("shopee-token"));
    format!(
        "INSERT INTO groups (\"GID\", nama_group, url, secret, created_at, updated_at) VALUES ('TOKO1', 'Toko Satu 🐟', 'https://dash.example.com/hook', 's3cret', {T}), ('bad gid', 'No', 'https://x.example.com', 'x', {T})
         INSERT INTO users (id, name, email, password, phone, group_id, status, created_at, updated_at) VALUES (1, 'Budi', 'Budi@Example.com', '{HASH}', '+62811', 'TOKO1', 'active', {T}), (2, 'Sari', 'sari@example.com', '{HASH}', NULL, 'TOKO1', NULL, {T}), (3, 'Ex', 'ex@example.com', '{HASH}', NULL, NULL, 'inactive', {T}), (4, 'Twin', 'budi@example.com', '{HASH}', NULL, 'TOKO1', 'active', {T}), (5, 'Solo', 'solo@example.com', '{HASH}', NULL, 'GONE', 'active', {T})
         INSERT INTO shops (id, marketplace_platform, marketplace_shop_id, shop_name, shop_cipher, shop_region, created_at, updated_at) VALUES (1, 'tiktok', '{shop_id}', 'Toko TikTok', '{cipher}', 'ID', {T}), (2, 'shopee', '220011', 'Toko Shopee', NULL, 'ID', {T}), (3, 'lazada', '77', 'Lazada', NULL, 'ID', {T}), (4, 'shopee', '220022', 'Nobody''s', NULL, 'ID', {T}), (5, 'shopee', '220033', 'Everybody''s', NULL, 'ID', {T})
         INSERT INTO tokens (id, platform, access_token, refresh_token, open_id, shop_id, status, expire_at, created_at, updated_at) VALUES (1, 'tiktok', '{access}', '{refresh}', '{open_id}', 1, 'active', '2083-01-01 00:00:00', {T}), (2, 'shopee', '{shopee}', '{shopee}', 'shopee_220011', 2, 'active', NOW(), {T})
         INSERT INTO user_shops (id, user_id, shop_id, role, status, created_at, updated_at) VALUES (1, 1, 1, 'owner', 'active', {T}), (2, 1, 2, NULL, NULL, {T}), (3, 2, 1, 'staff', 'active', {T}), (4, 2, 2, 'manager', 'inactive', {T}), (5, 1, 5, 'owner', 'active', {T}), (6, 5, 5, 'owner', 'active', {T}), (7, 1, 3, 'owner', 'active', {T})"
    )
}

/// Runs the statements on the server at `url`.
pub(super) fn play(kind: Kind, url: &str, password: &str, statements: Vec<String>) {
    let (url, password) = (url.to_owned(), password.to_owned());
    let play = async move {
        match kind {
            Kind::MySql => {
                let options: sqlx::mysql::MySqlConnectOptions = url.parse().unwrap();
                let mut connection = options.password(&password).connect().await.unwrap();
                for sql in statements {
                    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
                }
                connection.close().await.unwrap();
            }
            Kind::Postgres => {
                let options: sqlx::postgres::PgConnectOptions = url.parse().unwrap();
                let mut connection = options.password(&password).connect().await.unwrap();
                for sql in statements {
                    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
                }
                connection.close().await.unwrap();
            }
        }
    };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(play);
}

/// Makes a phone's file with `skus` (code, stock, price), `mappings` (SKU, marketplace, shop, product, variant, warehouse)
/// and a log of posts for `shop`.
pub(super) fn phone(file: &Path, skus: &[(&str, i64, f64)], mappings: &[[&str; 6]], shop: &str) {
    let db = rusqlite::Connection::open(file).unwrap();
    db.execute_batch(
        "CREATE TABLE sku_master (sku TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT DEFAULT '', stock INTEGER DEFAULT 0, \
           price REAL DEFAULT 0.0, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, last_sync_at TEXT);
         CREATE TABLE orders (order_id TEXT PRIMARY KEY, shop_id TEXT NOT NULL, provider TEXT NOT NULL);
         CREATE TABLE transaction_sync_log (shop_id TEXT, platform TEXT, last_synced_order_id TEXT, last_synced_order_time INTEGER, \
           last_sync_at INTEGER, total_orders_synced INTEGER DEFAULT 0, last_sync_status TEXT DEFAULT 'PENDING', error_message TEXT, \
           PRIMARY KEY (shop_id, platform));
         CREATE TABLE sku_marketplace_mapping (id INTEGER PRIMARY KEY, sku TEXT, marketplace TEXT, product_id TEXT, variation_id TEXT, \
           warehouse_id TEXT, shop_id TEXT, created_at TEXT, UNIQUE (sku, marketplace));
         PRAGMA user_version = 6;",
    )
    .unwrap();
    const AT: &str = "2026-11-01T08:00:00.000";
    for (sku, stock, price) in skus {
        let insert = "INSERT INTO sku_master (sku, name, stock, price, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)";
        db.execute(insert, rusqlite::params![sku, format!("{sku} ☕"), stock, price, AT, AT]).unwrap();
    }
    for [sku, marketplace, shop, product, variant, warehouse] in mappings {
        let insert = "INSERT INTO sku_marketplace_mapping (sku, marketplace, shop_id, product_id, variation_id, warehouse_id, created_at) \
                      VALUES (?, ?, ?, ?, ?, ?, ?)";
        db.execute(insert, rusqlite::params![sku, marketplace, shop, product, variant, warehouse, AT])
            .unwrap();
    }
    let insert = "INSERT INTO transaction_sync_log VALUES (?, 'TIKTOK', '57', 1793500000, 1793500100, 20, 'SUCCESS', NULL)";
    db.execute(insert, [shop]).unwrap();
}
