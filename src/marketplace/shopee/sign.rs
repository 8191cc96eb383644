//! How Shopee wants its calls signed (Shopee reference, 2): a pure function of the key, who calls, what and when.
//! Parameters and body are not signed.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::secrets::Secret;

/// Returns the `sign` parameter of a call of `path` (with `/api/v2`) at `timestamp` in unix seconds.
///
/// `on` names the access token and the shop (or merchant) of a call that has one; public calls and consent links
/// have none. The key is text: it looks like hexadecimal digits and is not decoded.
pub(crate) fn sign(
    key: &Secret,
    partner_id: u64,
    path: &str,
    timestamp: i64,
    on: Option<(&Secret, &str)>,
) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.expose().as_bytes()).expect("HMAC takes a key of any length");
    mac.update(partner_id.to_string().as_bytes());
    mac.update(path.as_bytes());
    mac.update(timestamp.to_string().as_bytes());
    if let Some((access, id)) = on {
        mac.update(access.expose().as_bytes());
        mac.update(id.as_bytes());
    }
    hex::encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Vector {
        name: String,
        kind: String,
        partner_key: Secret,
        partner_id: Option<u64>,
        path: Option<String>,
        timestamp: Option<i64>,
        access_token: Option<Secret>,
        shop_id: Option<u64>,
        merchant_id: Option<u64>,
        expected_sign: String,
    }

    #[test]
    fn every_vector_that_other_sdks_agree_on() {
        let vectors: Vec<Vector> =
            serde_json::from_str(include_str!("../../../tests/fixtures/sign/shopee-signing.json")).unwrap();
        // Push messages are signed by another formula.
        let calls: Vec<_> = vectors.into_iter().filter(|vector| vector.kind != "push").collect();
        assert_eq!(calls.len(), 15);
        for vector in calls {
            let id = vector.shop_id.or(vector.merchant_id).map(|id| id.to_string());
            let got = sign(
                &vector.partner_key,
                vector.partner_id.unwrap(),
                &vector.path.unwrap(),
                vector.timestamp.unwrap(),
                vector.access_token.as_ref().zip(id.as_deref()),
            );
            assert_eq!(got, vector.expected_sign, "{}", vector.name);
        }
    }
}
