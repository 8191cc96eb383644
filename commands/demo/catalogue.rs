//! The catalogue that the demo sells: about 3,000 real SKUs of a UK online gift shop.
//!
//! Chen, D. (2015). Online Retail [Dataset]. UCI Machine Learning Repository. DOI 10.24432/C5BW33. CC BY 4.0.
//! `scripts/extract-demo-catalogue` says what was changed.

use std::collections::BTreeMap;
use std::io::Read as _;

use flate2::read::GzDecoder;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::exit::Exit;
use crate::failure::Failure;

static PACKED: &[u8] = include_bytes!("online-retail.csv.gz");

/// Of so many SKUs, one shows a stale figure when the story begins.
const STALE: usize = 12;

/// One row of the catalogue.
#[derive(Debug, Deserialize)]
pub(super) struct Good {
    pub(super) sku: String,
    pub(super) name: String,
    pub(super) price: String,
    pub(super) currency: String,
    pub(super) stock: i64,
    /// Goods of one product differ in colour or size.
    pub(super) product: String,
}

/// Unpacks the catalogue.
pub(super) fn goods() -> Result<Vec<Good>, Failure> {
    let broken = |error: &dyn std::error::Error| {
        Failure::new(Exit::Bug, "demo_data_broken", "the demo's own data cannot be read").because(error)
    };
    let mut text = String::new();
    GzDecoder::new(PACKED).read_to_string(&mut text).map_err(|error| broken(&error))?;
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|error| broken(&error))
}

/// Returns the file that the operator imports: what the shop really has.
pub(super) fn as_csv(goods: &[Good]) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let write = |writer: &mut csv::Writer<Vec<u8>>| -> csv::Result<()> {
        writer.write_record(["sku", "name", "price", "currency", "stock"])?;
        for good in goods {
            writer.write_record([
                &good.sku,
                &good.name,
                &good.price,
                &good.currency,
                &good.stock.to_string(),
            ])?;
        }
        Ok(())
    };
    let failed = |error: &dyn std::error::Error| {
        Failure::new(Exit::Bug, "demo_data_broken", "the demo's catalogue cannot be written").because(error)
    };
    write(&mut writer).map_err(|error| failed(&error))?;
    writer.into_inner().map_err(|error| failed(&error))
}

/// Returns the products as a sandbox shop lists them: mostly what master has, some figures stale, as in a shop that was
/// kept by hand. `salt` makes each shop stale in other places.
pub(super) fn as_listed(goods: &[Good], salt: usize) -> Value {
    let mut products: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
    for (at, good) in goods.iter().enumerate() {
        let stale = (at + salt).is_multiple_of(STALE);
        let quantity = if stale { good.stock / 2 + 3 } else { good.stock };
        titles.entry(&good.product).or_insert(&good.name);
        products.entry(&good.product).or_default().push(json!({
            "seller_sku": good.sku, "quantity": quantity, "price": good.price, "option": good.name,
        }));
    }
    products.iter().map(|(product, skus)| json!({ "title": titles[product], "skus": skus })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_about_three_thousand_goods_and_no_fees() {
        let goods = goods().unwrap();
        assert!((2_900..3_300).contains(&goods.len()), "{}", goods.len());
        assert!(goods.iter().all(|good| good.sku.as_bytes()[..5].iter().all(u8::is_ascii_digit)));
        assert!(goods.iter().all(|good| good.stock >= 0 && !good.name.is_empty()));
    }
}
