//! Shopee's push messages: who sent one (Shopee reference, 5.2). What a message says is a hint to fetch, and nobody's
//! business here.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::secrets::Secret;

/// Returns whether `authorization`, the header of that name, signs `body` for `callback_url`.
///
/// `callback_url` is the address as it was registered, which behind a proxy is not what the daemon sees; `body` the bytes
/// as received. The comparison takes the same time wherever they differ.
pub fn is_signed(push_key: &Secret, callback_url: &str, body: &[u8], authorization: &str) -> bool {
    let Ok(signature) = hex::decode(authorization.trim()) else { return false };
    let mut mac =
        Hmac::<Sha256>::new_from_slice(push_key.expose().as_bytes()).expect("HMAC takes a key of any length");
    mac.update(callback_url.as_bytes());
    mac.update(b"|");
    mac.update(body);
    mac.verify_slice(&signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Vector {
        name: String,
        kind: String,
        partner_key: Secret,
        callback_url: Option<String>,
        body: Option<String>,
        expected_sign: String,
    }

    #[test]
    fn every_push_vector_is_signed_and_nothing_beside_it() {
        let vectors: Vec<Vector> =
            serde_json::from_str(include_str!("../../../tests/fixtures/sign/shopee-signing.json")).unwrap();
        let pushes: Vec<_> = vectors.into_iter().filter(|vector| vector.kind == "push").collect();
        assert_eq!(pushes.len(), 3);
        for vector in pushes {
            let (url, body) = (vector.callback_url.unwrap(), vector.body.unwrap());
            let signed = |url: &str, body: &str, sign: &str| {
                is_signed(&vector.partner_key, url, body.as_bytes(), sign)
            };
            assert!(signed(&url, &body, &vector.expected_sign), "{}", vector.name);
            assert!(!signed(&format!("{url}/"), &body, &vector.expected_sign), "{}", vector.name);
            assert!(!signed(&url, &format!("{body} "), &vector.expected_sign), "{}", vector.name);
            assert!(!signed(&url, &body, "not hexadecimal"), "{}", vector.name);
        }
    }
}
