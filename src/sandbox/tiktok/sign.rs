//! Request signatures (reference section 2), checked over what arrived: decoded query, raw body bytes.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What of a request is signed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signed<'a> {
    pub(crate) path: &'a str,
    /// Decoded, in the order in which they came.
    pub(crate) query: &'a [(String, String)],
    pub(crate) content_type: Option<&'a str>,
    pub(crate) body: &'a [u8],
}

/// Returns whether `sign` is right. A key given twice is read as other people's signers do (section 8): the first value,
/// the last, or all of them; one of the readings must fit.
pub(crate) fn fits(secret: &str, request: Signed<'_>, sign: &str) -> bool {
    let kept: Vec<(&str, &str)> = request
        .query
        .iter()
        .filter(|(key, _)| key != "sign" && key != "access_token")
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    let mut all = kept.clone();
    all.sort_by_key(|(key, _)| *key);
    let mut first = all.clone();
    first.dedup_by_key(|(key, _)| *key);
    let mut readings = vec![first];
    if readings[0].len() < all.len() {
        let mut last: Vec<_> = kept.into_iter().rev().collect();
        last.sort_by_key(|(key, _)| *key);
        last.dedup_by_key(|(key, _)| *key);
        readings.extend([last, all]);
    }
    readings.iter().any(|pairs| signature(secret, request, pairs) == sign)
}

fn signature(secret: &str, request: Signed<'_>, pairs: &[(&str, &str)]) -> String {
    let mut message = format!("{secret}{}", request.path).into_bytes();
    for (key, value) in pairs {
        message.extend_from_slice(key.as_bytes());
        message.extend_from_slice(value.as_bytes());
    }
    if !is_multipart(request.content_type) {
        message.extend_from_slice(request.body);
    }
    message.extend_from_slice(secret.as_bytes());
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(&message);
    hex::encode(mac.finalize().into_bytes())
}

/// Returns whether the media type, without its parameters and in any case, is `multipart/form-data`.
pub(crate) fn is_multipart(content_type: Option<&str>) -> bool {
    media_type(content_type).eq_ignore_ascii_case("multipart/form-data")
}

/// Returns the media type without its parameters; empty when there is none.
pub(crate) fn media_type(content_type: Option<&str>) -> &str {
    content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Vector {
        name: String,
        app_secret: String,
        path: String,
        query: BTreeMap<String, String>,
        headers: BTreeMap<String, String>,
        body: Option<String>,
        expected_sign: String,
    }

    #[test]
    fn every_published_vector_is_accepted_and_nothing_next_to_it() {
        let text = include_str!("../../../tests/fixtures/sign/tiktok-signing.json");
        let vectors: Vec<Vector> = serde_json::from_str(text).unwrap();
        assert_eq!(vectors.len(), 14);
        for vector in vectors {
            let query: Vec<_> = vector.query.into_iter().rev().collect();
            let body = vector.body.unwrap_or_default();
            let content_type = vector.headers.get("content-type").map(String::as_str);
            let request = Signed { path: &vector.path, query: &query, content_type, body: body.as_bytes() };
            assert!(fits(&vector.app_secret, request, &vector.expected_sign), "{}", vector.name);
            let other = Signed { path: "/x", ..request };
            assert!(!fits(&vector.app_secret, other, &vector.expected_sign), "{}", vector.name);
            let longer = format!("{body} ");
            let other = Signed { body: longer.as_bytes(), ..request };
            assert_eq!(
                fits(&vector.app_secret, other, &vector.expected_sign),
                is_multipart(content_type),
                "{}",
                vector.name
            );
        }
    }

    #[test]
    fn a_repeated_key_may_be_signed_in_any_known_reading() {
        let query = [("ids", "2"), ("app_key", "k"), ("ids", "1")].map(|(k, v)| (k.to_owned(), v.to_owned()));
        let request = Signed { path: "/p", query: &query, content_type: None, body: b"" };
        for pairs in [
            vec![("app_key", "k"), ("ids", "2")],
            vec![("app_key", "k"), ("ids", "1")],
            vec![("app_key", "k"), ("ids", "2"), ("ids", "1")],
        ] {
            assert!(fits("s", request, &signature("s", request, &pairs)), "{pairs:?}");
        }
        assert!(!fits("s", request, &signature("s", request, &[("app_key", "k")])));
    }

    #[test]
    fn upper_case_is_refused() {
        let request = Signed { path: "/p", query: &[], content_type: None, body: b"" };
        assert!(!fits("s", request, &signature("s", request, &[]).to_uppercase()));
    }
}
