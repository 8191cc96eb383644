//! The carriers' numbers of Shopee's packages, which orders do not tell (Shopee reference, 4.6).

use std::collections::HashMap;

use serde::Deserialize;

use super::client::Client;
use super::item::Package;
use super::wire;
use crate::domain::Fault as _;
use crate::marketplace::lenient::{Id, or_default};
use crate::marketplace::{Error, Session};

/// Packages of one detail call (4.6).
const PACKAGES_PER_CALL: usize = 50;

#[derive(Deserialize)]
struct Details {
    #[serde(default, deserialize_with = "or_default")]
    package_list: Vec<Detail>,
}

#[derive(Deserialize)]
struct Detail {
    #[serde(default)]
    package_number: Id,
    #[serde(default, deserialize_with = "or_default")]
    tracking_number: String,
}

impl Package {
    /// Returns its number where a carrier may have given it one: its shipment was arranged.
    fn arranged(&self) -> Option<&str> {
        let has_none = matches!(
            self.logistics_status.as_str(),
            "" | "LOGISTICS_NOT_START"
                | "LOGISTICS_READY"
                | "LOGISTICS_INVALID"
                | "LOGISTICS_PENDING_ARRANGE"
                | "LOGISTICS_REQUEST_CANCELED"
        );
        Some(self.package_number.0.as_str()).filter(|number| !has_none && !number.is_empty())
    }
}

/// The carriers' numbers, by package.
#[derive(Default)]
pub(super) struct Numbers(HashMap<String, String>);

impl Numbers {
    /// Returns the numbers of an order's packages, one behind the other where it was split.
    pub(super) fn of(&self, packages: &[Package]) -> Option<String> {
        let numbers = packages.iter().filter_map(|it| self.0.get(&it.package_number.0));
        let numbers: Vec<_> = numbers.map(String::as_str).collect();
        Some(numbers.join(", ")).filter(|text| !text.is_empty())
    }
}

impl Client {
    /// Returns the numbers that carriers gave to these packages so far. Orders must not wait for them: where they cannot
    /// be had, there are none; only a token's trouble is the caller's.
    pub(super) async fn numbers<'p>(
        &self,
        shop: &Session,
        packages: impl Iterator<Item = &'p Package>,
    ) -> Result<Numbers, Error> {
        let arranged: Vec<_> = packages.filter_map(Package::arranged).collect();
        let mut numbers = HashMap::new();
        for chunk in arranged.chunks(PACKAGES_PER_CALL) {
            let list = chunk.join(",");
            let query = [("package_number_list", list.as_str())];
            let details = self.get(shop.into(), "order/get_package_detail", &query, |answer| {
                wire::response::<Details>(answer)
            });
            match details.await {
                Ok(Details { package_list }) => {
                    let told = package_list.into_iter().filter(|it| !it.tracking_number.is_empty());
                    numbers.extend(told.map(|it| (it.package_number.0, it.tracking_number)));
                }
                Err(error @ (Error::TokenRejected { .. } | Error::ConsentGone { .. })) => return Err(error),
                Err(error) => {
                    tracing::warn!(shop.alias = %shop.alias, code = error.code(), "no tracking numbers");
                    break;
                }
            }
        }
        Ok(Numbers(numbers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_packages_that_were_arranged_are_asked_about_and_split_ones_have_several() {
        let package = |number: &str, status: &str| Package {
            package_number: Id(number.to_owned()),
            logistics_status: status.to_owned(),
        };
        let one = package("OFG1", "LOGISTICS_REQUEST_CREATED");
        let two = package("OFG2", "LOGISTICS_PICKUP_DONE");
        let waiting = package("OFG3", "LOGISTICS_READY");
        assert_eq!([&one, &two, &waiting].map(Package::arranged), [Some("OFG1"), Some("OFG2"), None]);
        let numbers = HashMap::from([("OFG1".into(), "N1".into()), ("OFG2".into(), "N2".into())]);
        let numbers = Numbers(numbers);
        assert_eq!(numbers.of(&[one, two]).as_deref(), Some("N1, N2"));
        assert_eq!(numbers.of(&[waiting]), None);
    }
}
