//! The flags that say something about a SKU.

use std::str::FromStr;

use spark::engine::skus::{Edit, SkuEdit};
use spark::engine::{Amount, Currency};

/// What `sku add` and `sku set` can say.
#[derive(Debug, clap::Args)]
pub(super) struct Facts {
    /// Name
    #[arg(long)]
    name: Option<String>,
    /// Selling price, such as 12.50
    #[arg(long, value_parser = said::<Amount>, allow_hyphen_values = true)]
    price: Option<Said<Amount>>,
    /// Cost, such as 7.25
    #[arg(long, value_parser = said::<Amount>, allow_hyphen_values = true)]
    cost: Option<Said<Amount>>,
    /// Currency of price and cost (default: the one that all shops sell in)
    #[arg(long, value_name = "CODE", value_parser = said::<Currency>)]
    currency: Option<Said<Currency>>,
    /// Barcode (GTIN, EAN, UPC)
    #[arg(long)]
    barcode: Option<String>,
    /// Units held back from every shop
    #[arg(long, value_name = "N", value_parser = said::<i64>, allow_negative_numbers = true)]
    buffer: Option<Said<i64>>,
    /// Stock is low at this many units and below
    #[arg(long, value_name = "N", value_parser = said::<i64>, allow_negative_numbers = true)]
    low: Option<Said<i64>>,
}

/// A value, or an empty text: forget it.
#[derive(Debug, Clone)]
struct Said<T>(Option<T>);

fn said<T: FromStr>(text: &str) -> Result<Said<T>, T::Err> {
    if text.is_empty() { Ok(Said(None)) } else { text.parse().map(|value| Said(Some(value))) }
}

impl Facts {
    /// Returns the edit that the flags ask for.
    pub(super) fn edit(self) -> SkuEdit {
        let text =
            |said: Option<String>| edit(said.map(|text| Said(Some(text).filter(|text| !text.is_empty()))));
        SkuEdit {
            name: text(self.name),
            barcode: text(self.barcode),
            price: edit(self.price),
            cost: edit(self.cost),
            currency: edit(self.currency),
            buffer: edit(self.buffer),
            low_stock_at: edit(self.low),
        }
    }

    /// Tells whether no flag says anything.
    pub(super) fn is_empty(&self) -> bool {
        let Self { name, price, cost, currency, barcode, buffer, low } = self;
        name.is_none()
            && price.is_none()
            && cost.is_none()
            && currency.is_none()
            && barcode.is_none()
            && buffer.is_none()
            && low.is_none()
    }
}

fn edit<T>(said: Option<Said<T>>) -> Edit<T> {
    match said {
        None => Edit::Keep,
        Some(Said(None)) => Edit::Clear,
        Some(Said(Some(value))) => Edit::To(value),
    }
}
