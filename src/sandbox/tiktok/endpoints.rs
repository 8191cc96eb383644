//! The table of signed calls: where each is, in which versions, what it takes.

use serde_json::Value;

use crate::sandbox::tiktok::after_sales::{self, cancellations, returns};
use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::tiktok::{
    documents, events, inventory, logistics, orders, packages, prices, products, shops,
};

/// A signed call.
pub(crate) struct Endpoint {
    pub(crate) method: &'static str,
    /// `{v}` is the version, `{}` an id.
    pub(crate) path: &'static str,
    pub(crate) versions: &'static [&'static str],
    pub(crate) cipher: Cipher,
    pub(crate) multipart: bool,
    /// Whether it can succeed in part.
    pub(crate) batch: bool,
    pub(crate) run: fn(&mut Call<'_>) -> Result<Value, Failure>,
}

/// Whether a call is about one shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cipher {
    Needed,
    /// Must not be there (reference section 1.3).
    Refused,
}

impl Endpoint {
    /// Returns version and ids if `path` has this endpoint's shape.
    pub(crate) fn matches<'p>(&self, path: &'p str) -> Option<(&'p str, Vec<&'p str>)> {
        let (mut version, mut ids) = ("", Vec::new());
        let mut sent = path.split('/');
        for segment in self.path.split('/') {
            let found = sent.next()?;
            match segment {
                "{v}" => version = found,
                "{}" if !found.is_empty() => ids.push(found),
                _ if segment == found => {}
                _ => return None,
            }
        }
        sent.next().is_none().then_some((version, ids))
    }
}

const fn shop_call(
    method: &'static str,
    path: &'static str,
    versions: &'static [&'static str],
    run: fn(&mut Call<'_>) -> Result<Value, Failure>,
) -> Endpoint {
    Endpoint { method, path, versions, cipher: Cipher::Needed, multipart: false, batch: false, run }
}

/// Every signed call that is served.
pub(crate) const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        cipher: Cipher::Refused,
        ..shop_call("GET", "/authorization/{v}/shops", &["202309"], shops::authorized)
    },
    Endpoint { cipher: Cipher::Refused, ..shop_call("GET", "/seller/{v}/shops", &["202309"], shops::active) },
    Endpoint {
        cipher: Cipher::Refused,
        ..shop_call("GET", "/seller/{v}/permissions", &["202309"], shops::permissions)
    },
    shop_call("POST", "/product/{v}/products/search", &["202502", "202309"], products::search),
    shop_call("GET", "/product/{v}/products/{}", &["202309"], products::detail),
    Endpoint {
        batch: true,
        ..shop_call("POST", "/product/{v}/products/activate", &["202309"], products::activate)
    },
    Endpoint {
        batch: true,
        ..shop_call("POST", "/product/{v}/products/deactivate", &["202309"], products::deactivate)
    },
    Endpoint { batch: true, ..shop_call("DELETE", "/product/{v}/products", &["202309"], products::delete) },
    Endpoint {
        batch: true,
        ..shop_call("POST", "/product/{v}/products/recover", &["202309"], products::recover)
    },
    shop_call("POST", "/product/{v}/inventory/search", &["202309"], inventory::search),
    Endpoint {
        batch: true,
        ..shop_call("POST", "/product/{v}/products/{}/inventory/update", &["202309"], inventory::update)
    },
    shop_call("POST", "/product/{v}/products/{}/prices/update", &["202309"], prices::update),
    shop_call("GET", "/logistics/{v}/warehouses", &["202309"], logistics::warehouses),
    shop_call(
        "GET",
        "/logistics/{v}/warehouses/{}/delivery_options",
        &["202309"],
        logistics::delivery_options,
    ),
    shop_call(
        "GET",
        "/logistics/{v}/delivery_options/{}/shipping_providers",
        &["202309"],
        logistics::shipping_providers,
    ),
    shop_call("POST", "/order/{v}/orders/search", &["202309"], orders::search),
    shop_call("GET", "/order/{v}/orders", &["202507", "202309"], orders::detail),
    shop_call("POST", "/fulfillment/{v}/packages/search", &["202309"], packages::search),
    Endpoint {
        batch: true,
        ..shop_call("POST", "/fulfillment/{v}/packages/ship", &["202309"], packages::ship_all)
    },
    shop_call("GET", "/fulfillment/{v}/packages/{}", &["202309"], packages::detail),
    shop_call("POST", "/fulfillment/{v}/packages/{}/ship", &["202309"], packages::ship),
    shop_call(
        "GET",
        "/fulfillment/{v}/packages/{}/handover_time_slots",
        &["202309"],
        packages::handover_time_slots,
    ),
    shop_call(
        "GET",
        "/fulfillment/{v}/packages/{}/shipping_documents",
        &["202309"],
        documents::shipping_documents,
    ),
    shop_call("POST", "/fulfillment/{v}/orders/{}/packages", &["202309"], packages::mark_shipped),
    shop_call("GET", "/fulfillment/{v}/orders/{}/tracking", &["202309"], packages::order_tracking),
    shop_call(
        "POST",
        "/return_refund/{v}/cancellations/search",
        &["202602", "202309"],
        cancellations::search,
    ),
    shop_call("POST", "/return_refund/{v}/cancellations", &["202602", "202309"], cancellations::create),
    shop_call("POST", "/return_refund/{v}/cancellations/{}/approve", &["202309"], cancellations::approve),
    shop_call("POST", "/return_refund/{v}/cancellations/{}/reject", &["202309"], cancellations::reject),
    shop_call("GET", "/return_refund/{v}/reject_reasons", &["202309"], after_sales::reject_reasons),
    shop_call("POST", "/return_refund/{v}/returns/search", &["202602", "202309"], returns::search),
    shop_call("POST", "/return_refund/{v}/returns/{}/approve", &["202309"], returns::approve),
    shop_call("POST", "/return_refund/{v}/returns/{}/reject", &["202606", "202309"], returns::reject),
    shop_call("GET", "/event/{v}/webhooks", &["202309"], events::list),
    shop_call("PUT", "/event/{v}/webhooks", &["202309"], events::set),
    shop_call("DELETE", "/event/{v}/webhooks", &["202309"], events::remove),
];
