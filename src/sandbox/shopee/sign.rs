//! Shopee's signature, computed for checking: HMAC-SHA256 over plain concatenation, lower-case hex.
//!
//! Neither parameters nor body are signed. The partner key is used as text, though it looks like hex.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// What a call that acts for somebody adds to the base string: the token, and the id of the shop, merchant or user.
#[derive(Debug, Clone, Copy)]
pub(super) struct Acting<'a> {
    pub(super) access_token: &'a str,
    pub(super) id: u32,
}

/// Returns the text that is signed. `path` starts with `/api/v2`, `timestamp` is in unix seconds; a public call acts for nobody.
pub(super) fn base(partner_id: u32, path: &str, timestamp: u32, acting: Option<Acting<'_>>) -> String {
    let mut base = format!("{partner_id}{path}{timestamp}");
    if let Some(Acting { access_token, id }) = acting {
        base += &format!("{access_token}{id}");
    }
    base
}

/// Tells whether `given` is the signature of `base` under `key`, in constant time.
pub(super) fn holds(key: &str, base: &str, given: &str) -> bool {
    hmac_hex(key, base.as_bytes()).as_bytes().ct_eq(given.as_bytes()).into()
}

/// Returns the `Authorization` of a push message: over the address as registered and the body as sent.
pub(super) fn push(key: &str, callback_url: &str, body: &str) -> String {
    hmac_hex(key, format!("{callback_url}|{body}").as_bytes())
}

fn hmac_hex(key: &str, text: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(text);
    hex::encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Vector {
        name: String,
        kind: String,
        partner_id: Option<u32>,
        partner_key: String,
        path: Option<String>,
        timestamp: Option<u32>,
        access_token: Option<String>,
        shop_id: Option<u32>,
        merchant_id: Option<u32>,
        base_string: String,
        expected_sign: String,
    }

    #[test]
    fn every_published_vector_holds() {
        let vectors: Vec<Vector> =
            serde_json::from_str(include_str!("../../../tests/fixtures/sign/shopee-signing.json"))
                .expect("vectors are JSON");
        assert_eq!(vectors.len(), 18);
        for vector in &vectors {
            if vector.kind != "push" {
                let acting = vector.access_token.as_deref().map(|access_token| Acting {
                    access_token,
                    id: vector.shop_id.or(vector.merchant_id).expect("an id beside the token"),
                });
                let (partner_id, timestamp) =
                    (vector.partner_id.expect("partner"), vector.timestamp.expect("timestamp"));
                let path = vector.path.as_deref().expect("path");
                assert_eq!(base(partner_id, path, timestamp, acting), vector.base_string, "{}", vector.name);
            }
            assert!(
                holds(&vector.partner_key, &vector.base_string, &vector.expected_sign),
                "{}",
                vector.name
            );
            assert!(
                !holds(&vector.partner_key, &format!("{}0", vector.base_string), &vector.expected_sign),
                "{}",
                vector.name
            );
        }
    }

    #[test]
    fn a_key_decoded_from_hex_is_a_wrong_key() {
        let base = "2001887/api/v2/shop/get_shop_info165571443159777174636562737266615546704c6d14701711";
        let key = "5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f70819203";
        let decoded = hex::decode(key).expect("hex");
        let mut mac = Hmac::<Sha256>::new_from_slice(&decoded).expect("any length");
        mac.update(base.as_bytes());
        let wrong = hex::encode(mac.finalize().into_bytes());
        assert!(wrong.starts_with("cb4a14837e9f6c80"));
        assert!(!holds(key, base, &wrong));
    }
}
