//! How a world begins: its credentials, its first two shops, and what levers and `--products` add.
//!
//! A sandbox starts with one TikTok Shop and one Shopee shop (Indonesia, rupiah) that sell the same few dozen things, so
//! that there is something to connect for someone who only looks around; `spark sandbox serve` asks for them with `--starter`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::sandbox::catalogue::Catalogue;
use crate::sandbox::world::{
    Change, Ids, Platform, Product, ProductState, Refused, Shop, Stock, Tally, Variant, Warehouse,
    WarehouseKind, World,
};

/// What the sandbox's partner consoles would have given the app.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Credentials {
    pub(crate) tiktok_app_key: String,
    pub(crate) tiktok_app_secret: String,
    pub(crate) tiktok_service_id: String,
    /// Where TikTok's consent page sends the seller back to.
    pub(crate) tiktok_redirect: String,
    pub(crate) shopee_partner_id: i64,
    pub(crate) shopee_partner_key: String,
}

/// A shop to be opened.
#[derive(Debug, Clone)]
pub(crate) struct NewShop {
    pub(crate) platform: Platform,
    pub(crate) name: String,
    pub(crate) region: String,
    pub(crate) currency: String,
    /// Sales warehouses, at least one.
    pub(crate) warehouses: usize,
    /// As in [`Shop::seller_ships`].
    pub(crate) seller_ships: bool,
}

/// A product to be put on sale.
#[derive(Debug, Clone)]
pub(crate) struct NewProduct {
    pub(crate) title: String,
    pub(crate) skus: Vec<NewSku>,
}

/// A variant of a [`NewProduct`].
#[derive(Debug, Clone)]
pub(crate) struct NewSku {
    pub(crate) seller_sku: String,
    pub(crate) option: Option<String>,
    pub(crate) barcode: String,
    pub(crate) quantity: i64,
    pub(crate) price: Decimal,
    /// What each warehouse holds; empty: all of `quantity` in the first.
    pub(crate) stock: Vec<(String, i64)>,
}

impl World {
    /// Returns a world without shops.
    pub(crate) fn empty(seed: u64, redirect: &str, now_ms: i64) -> Self {
        let mut ids = Ids::seeded(seed);
        let credentials = Credentials {
            tiktok_app_key: ids.hex(12),
            tiktok_app_secret: ids.hex(40),
            tiktok_service_id: (7_400_000_000_000_000_000 + ids.below(90_000_000_000_000_000) as i64)
                .to_string(),
            tiktok_redirect: redirect.to_owned(),
            shopee_partner_id: 2_000_000 + ids.below(900_000) as i64,
            shopee_partner_key: ids.hex(64),
        };
        Self {
            ids,
            now_ms,
            credentials,
            shops: BTreeMap::new(),
            orders: BTreeMap::new(),
            codes: Vec::new(),
            grants: Vec::new(),
            changes: Vec::new(),
            shopee_push: None,
            shopee_push_changed: false,
            lost_pushes: Vec::new(),
            lost_confirmed: 0,
            news: Vec::new(),
            awaited: Vec::new(),
        }
    }

    /// Opens the two shops that a sandbox starts with, selling `catalogue` if given; returns their ids.
    pub(crate) fn open_first_shops(&mut self, catalogue: Option<&Catalogue>) -> Result<[i64; 2], Refused> {
        let mut open = |platform, name: &str| {
            self.open(NewShop {
                platform,
                name: name.to_owned(),
                region: "ID".to_owned(),
                currency: "IDR".to_owned(),
                warehouses: 1,
                seller_ships: false,
            })
        };
        let shops = [open(Platform::Tiktok, "Toko Contoh"), open(Platform::Shopee, "Toko Contoh")];
        for (shop, platform) in shops.into_iter().zip([Platform::Tiktok, Platform::Shopee]) {
            let products = match catalogue {
                None => first_products().collect(),
                Some(other) if other.platform.is_none_or(|only| only == platform) => other.products.clone(),
                Some(_) => Vec::new(),
            };
            self.sell_all(shop, products)?;
        }
        Ok(shops)
    }

    /// Opens a shop that the app has not been let into; returns its id.
    pub(crate) fn open(&mut self, new: NewShop) -> i64 {
        let id = self.ids.shop(new.platform);
        let mut warehouses: Vec<_> = (0..new.warehouses.max(1))
            .map(|n| self.warehouse(new.platform, &new.region, n, WarehouseKind::Sales))
            .collect();
        warehouses.push(self.warehouse(new.platform, &new.region, warehouses.len(), WarehouseKind::Return));
        let shop = Shop {
            platform: new.platform,
            id,
            name: new.name,
            region: new.region,
            currency: new.currency,
            cipher: format!("ROW_{}", self.ids.hex(28)),
            seller_ships: new.seller_ships,
            created_ms: self.now_ms,
            authorized_ms: None,
            warehouses,
            products: BTreeMap::new(),
            by_seller_sku: BTreeMap::new(),
            by_variant: BTreeMap::new(),
            webhooks: BTreeMap::new(),
        };
        self.shops.insert(id, shop);
        id
    }

    fn warehouse(&mut self, platform: Platform, region: &str, n: usize, kind: WarehouseKind) -> Warehouse {
        let number = self.ids.next(platform);
        let letter = char::from(b'Z' - (n % 26) as u8);
        Warehouse {
            id: match platform {
                Platform::Tiktok => number.to_string(),
                Platform::Shopee => format!("{region}{letter}"),
            },
            number,
            name: match kind {
                WarehouseKind::Sales => format!("Warehouse {}", n + 1),
                WarehouseKind::Return => "Returns".to_owned(),
            },
            kind,
            enabled: true,
        }
    }

    /// Puts products on sale in a shop, all or none; returns their ids.
    pub(crate) fn sell_all(&mut self, shop: i64, products: Vec<NewProduct>) -> Result<Vec<i64>, Refused> {
        let seller = self.shop(shop)?;
        for product in &products {
            check_product(seller, product)?;
        }
        products.into_iter().map(|product| self.sell(shop, product)).collect()
    }

    /// Puts a product on sale in a shop; returns its id.
    pub(crate) fn sell(&mut self, shop: i64, new: NewProduct) -> Result<i64, Refused> {
        let now_ms = self.now_ms;
        let seller = self.shops.get_mut(&shop).ok_or(Refused::NoShop(shop))?;
        check_product(seller, &new)?;
        let id = self.ids.next(seller.platform);
        let single = new.skus.len() == 1;
        let mut variants = Vec::with_capacity(new.skus.len());
        for (n, sku) in new.skus.into_iter().enumerate() {
            variants.push(Variant {
                id: if single && seller.platform == Platform::Shopee {
                    0
                } else {
                    self.ids.next(seller.platform)
                },
                stock: stock_rows(seller, &sku),
                promoted: 0,
                seller_sku: sku.seller_sku,
                option: sku.option.unwrap_or_else(|| format!("Option {}", n + 1)),
                barcode: sku.barcode,
                price: sku.price,
                tally: Tally::default(),
            });
        }
        self.changes.extend(variants.iter().map(|variant| Change {
            t: now_ms,
            shop,
            product: id,
            variant: variant.id,
            shown: variant.shown(),
        }));
        seller.put(Product {
            id,
            title: new.title,
            state: ProductState::Live,
            created_ms: now_ms,
            updated_ms: now_ms,
            variants,
        });
        Ok(id)
    }
}

fn check_product(shop: &Shop, new: &NewProduct) -> Result<(), Refused> {
    let refuse = |message| Err(Refused::Invalid(message));
    if new.skus.is_empty() {
        return refuse(format!("product `{}` has no SKU", new.title));
    }
    for sku in &new.skus {
        if sku.quantity < 0 || sku.stock.iter().any(|(_, quantity)| *quantity < 0) {
            return refuse(format!("`{}` cannot show less than 0", sku.seller_sku));
        }
        let known = |id: &str| shop.sales_warehouses().any(|warehouse| warehouse.id == id);
        if let Some((id, _)) = sku.stock.iter().find(|(id, _)| !known(id)) {
            return refuse(format!("shop `{}` has no sales warehouse `{id}`", shop.id));
        }
    }
    Ok(())
}

/// Returns a row for every warehouse that the SKU names, or for the shop's first.
fn stock_rows(shop: &Shop, sku: &NewSku) -> Vec<Stock> {
    let row = |warehouse: &str, available| Stock {
        warehouse: warehouse.to_owned(),
        available,
        committed: 0,
        backorder: None,
    };
    if sku.stock.is_empty() {
        return shop.sales_warehouses().take(1).map(|warehouse| row(&warehouse.id, sku.quantity)).collect();
    }
    sku.stock.iter().map(|(id, quantity)| row(id, *quantity)).collect()
}

/// Thirty things that a small shop in Jakarta might sell; every third comes in three sizes.
fn first_products() -> impl Iterator<Item = NewProduct> {
    const KINDS: [&str; 10] = [
        "Batik Shirt",
        "Tote Bag",
        "Rattan Basket",
        "Coffee Beans 250 g",
        "Palm Sugar 500 g",
        "Ceramic Mug",
        "Phone Case",
        "Prayer Mat",
        "Bamboo Straw Set",
        "Sandals",
    ];
    const MAKES: [&str; 3] = ["Jakarta", "Bandung", "Yogya"];
    (0..KINDS.len() * MAKES.len()).map(|n| {
        let (kind, make) = (KINDS[n % KINDS.len()], MAKES[n / KINDS.len()]);
        let code = format!("{}-{:03}", &make[..3].to_uppercase(), n + 1);
        let sizes: &[&str] = if n % 3 == 0 { &["S", "M", "L"] } else { &[""] };
        let sku = |size: &&str| NewSku {
            seller_sku: if size.is_empty() { code.clone() } else { format!("{code}-{size}") },
            option: (!size.is_empty()).then(|| (*size).to_owned()),
            barcode: String::new(),
            quantity: 20 + (n as i64 * 7) % 60,
            price: Decimal::from(25_000 + (n as i64 * 3_500) % 150_000),
            stock: Vec::new(),
        };
        NewProduct {
            title: format!("{kind} from {make}, made by hand"),
            skus: sizes.iter().map(sku).collect(),
        }
    })
}
