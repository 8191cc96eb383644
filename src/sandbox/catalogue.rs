//! What the first shops sell, from a file instead of the built-in list.
//!
//! JSON as `POST /_sandbox/products` takes it (`{"products":[…]}`, or the bare list; `platform` narrows it to that
//! marketplace's shop), or CSV with the columns `sku,title,price,stock` and one product a row; `title`, `price` and `stock`
//! may be left out.

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::sandbox::levers::ProductBody;
use crate::sandbox::world::{NewProduct, NewSku, Platform};

/// Products for the first shops.
#[derive(Debug, Clone)]
pub struct Catalogue {
    pub(crate) platform: Option<Platform>,
    pub(crate) products: Vec<NewProduct>,
}

/// Why a file is no catalogue.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// It is no JSON of the right shape.
    #[error("the products are not as `POST /_sandbox/products` takes them")]
    Json(#[source] serde_json::Error),
    /// It is no CSV of the right columns.
    #[error("the products are no CSV with the columns `sku,title,price,stock`")]
    Csv(#[source] csv::Error),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Shape {
    List(Vec<ProductBody>),
    Body { platform: Option<Platform>, products: Vec<ProductBody> },
}

#[derive(Deserialize)]
struct Row {
    sku: String,
    #[serde(default)]
    title: String,
    #[serde(default, deserialize_with = "money")]
    price: Option<Decimal>,
    stock: Option<i64>,
}

/// Reads a price from its text: left to itself, the CSV reader takes it through a float.
fn money<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Decimal>, D::Error> {
    let text = String::deserialize(from)?;
    let price = (!text.is_empty()).then(|| text.parse()).transpose();
    price.map_err(|_| D::Error::custom(format!("`{text}` is not a price")))
}

impl Catalogue {
    /// Reads a file's content: JSON if it begins like it, else CSV.
    ///
    /// # Errors
    ///
    /// Names the place at which the content is not as it should be.
    pub fn read(content: &[u8]) -> Result<Self, CatalogueError> {
        let begins = content.iter().find(|byte| !byte.is_ascii_whitespace());
        if matches!(begins, Some(b'{' | b'[')) {
            let (platform, products) = match serde_json::from_slice(content).map_err(CatalogueError::Json)? {
                Shape::List(products) => (None, products),
                Shape::Body { platform, products } => (platform, products),
            };
            return Ok(Self { platform, products: products.into_iter().map(NewProduct::from).collect() });
        }
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(content);
        let rows = reader.deserialize::<Row>().map(|row| row.map(NewProduct::from));
        let products = rows.collect::<Result<_, _>>().map_err(CatalogueError::Csv)?;
        Ok(Self { platform: None, products })
    }
}

impl From<Row> for NewProduct {
    fn from(row: Row) -> Self {
        let sku = NewSku {
            option: None,
            barcode: String::new(),
            quantity: row.stock.unwrap_or(0),
            price: row.price.unwrap_or(Decimal::ONE_HUNDRED),
            stock: Vec::new(),
            seller_sku: row.sku,
        };
        let title = if row.title.is_empty() { sku.seller_sku.clone() } else { row.title };
        Self { title, skus: vec![sku] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_and_json_say_the_same() {
        let csv = Catalogue::read(b"sku,title,price,stock\nA,\"Mug, blue\",12.50,7\nB,,,\n").unwrap();
        let json =
            br#"{"products":[{"title":"Mug, blue","skus":[{"seller_sku":"A","price":"12.50","quantity":7}]},
            {"skus":[{"seller_sku":"B"}]}]}"#;
        let json = Catalogue::read(json).unwrap();
        assert_eq!(format!("{:?}", csv.products), format!("{:?}", json.products));
        assert_eq!(csv.products[0].skus[0].quantity, 7);
    }

    #[test]
    fn another_file_is_refused() {
        assert!(matches!(Catalogue::read(b"name;count\nA;7\n"), Err(CatalogueError::Csv(_))));
        assert!(matches!(Catalogue::read(b"{\"a\":1}"), Err(CatalogueError::Json(_))));
    }
}
