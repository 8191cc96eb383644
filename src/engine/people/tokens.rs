//! Session tokens: JWTs signed with HS256, by a key that is derived from the vault's and changes by itself.
//!
//! The key of a token is that of the month it was signed in; nothing is kept, and every process of one spark agrees.
//! The header is compared as a whole with the few that this program writes, never interpreted: so there is no
//! algorithm to be talked into.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::domain::{AccountKey, Millis};
use crate::secrets::{self, Secret, Vault};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// How long a key signs.
const KEY_MS: i64 = 30 * DAY_MS;
/// How long a token is good; the app's old ones were as long.
pub(super) const TOKEN_MS: i64 = 30 * DAY_MS;
/// How far another process' clock may be ahead.
const SKEW_MS: i64 = 5 * 60 * 1000;
/// How long a token goes on once a newer one of its session was signed: an answer may be lost on its way, several jobs
/// may share a token, and clocks are that far apart.
const GRACE_MS: i64 = SKEW_MS;
/// A token has some 280 characters; nothing longer is looked at.
const LONGEST: usize = 500;
const ISSUER: &str = "spark";

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claims {
    iss: String,
    sub: i64,
    jti: String,
    iat: i64,
    exp: i64,
}

impl Claims {
    /// Returns the claims of a session of `account`, from `now` on.
    pub(super) fn new(account: AccountKey, session: &str, now: Millis) -> Self {
        Self {
            iss: ISSUER.to_owned(),
            sub: account.0,
            jti: session.to_owned(),
            iat: now.seconds(),
            exp: now.plus_ms(TOKEN_MS).seconds(),
        }
    }

    /// Returns whose token it is.
    pub(super) fn account(&self) -> AccountKey {
        AccountKey(self.sub)
    }

    /// Returns whether a newer token has taken its place for good. `ends` is when the session ends: as every new token
    /// moves that on by as much as a token lives, it tells when the newest was signed.
    pub(super) fn is_replaced(&self, ends: Millis, now: Millis) -> bool {
        let newest = ends.plus_ms(-TOKEN_MS);
        let is_older = Millis::from_seconds(self.iat).plus_ms(GRACE_MS) < newest;
        is_older && newest.plus_ms(GRACE_MS) <= now
    }

    /// Returns the session that it names.
    pub(super) fn session(&self) -> &str {
        &self.jti
    }
}

/// Returns the token that says `claims`.
pub(super) fn sign(vault: &Vault, claims: &Claims) -> Result<Secret, secrets::Error> {
    let month = month(Millis::from_seconds(claims.iat));
    let payload = serde_json::to_vec(claims).unwrap_or_default(); // texts and numbers always serialise
    let signed = format!("{}.{}", header(month), URL_SAFE_NO_PAD.encode(payload));
    let tag = mac(vault, month, &signed)?.finalize().into_bytes();
    Ok(Secret::new(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(tag))))
}

/// Returns what `token` says, if it was signed here and has not ended.
pub(super) fn read(vault: &Vault, token: &str, now: Millis) -> Result<Option<Claims>, secrets::Error> {
    if token.len() > LONGEST {
        return Ok(None);
    }
    let Some((signed, tag)) = token.rsplit_once('.') else { return Ok(None) };
    let Some((head, payload)) = signed.split_once('.') else { return Ok(None) };
    let mut months = month(now.plus_ms(-TOKEN_MS))..=month(now.plus_ms(SKEW_MS));
    let Some(month) = months.find(|month| header(*month) == head) else { return Ok(None) };
    let Ok(tag) = URL_SAFE_NO_PAD.decode(tag) else { return Ok(None) };
    if mac(vault, month, signed)?.verify_slice(&tag).is_err() {
        return Ok(None); // compared in constant time
    }
    let claims = URL_SAFE_NO_PAD.decode(payload).ok().and_then(|json| serde_json::from_slice(&json).ok());
    Ok(claims.filter(|claims: &Claims| claims.iss == ISSUER && claims.exp > now.seconds()))
}

/// Returns which key signs at `at`.
fn month(at: Millis) -> i64 {
    at.0.div_euclid(KEY_MS)
}

fn header(month: i64) -> String {
    URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"HS256","typ":"JWT","kid":"{month}"}}"#))
}

fn mac(vault: &Vault, month: i64, signed: &str) -> Result<Hmac<Sha256>, secrets::Error> {
    let key = vault.derive(&format!("spark session token, key {month}"))?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&*key).expect("HMAC takes any key");
    mac.update(signed.as_bytes());
    Ok(mac)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::Entropy;

    const NOW: Millis = Millis(1_800_000_000_000);

    fn vault(key: u8) -> Vault {
        Vault::new([key; 32], Arc::new(Entropy::seeded(1)))
    }

    fn token(claims: &Claims) -> String {
        sign(&vault(1), claims).unwrap().expose().to_owned()
    }

    fn claims() -> Claims {
        Claims::new(AccountKey(7), "a1b2", NOW)
    }

    #[test]
    fn a_token_reads_back_until_it_ends_whatever_key_signs_by_then() {
        let token = token(&claims());
        assert!(
            token.len() < 300
                && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        );
        for (after, good) in
            [(0, true), (TOKEN_MS - 1000, true), (TOKEN_MS, false), (3 * TOKEN_MS, false), (-SKEW_MS, true)]
        {
            let found = read(&vault(1), &token, NOW.plus_ms(after)).unwrap();
            assert_eq!(found, good.then(claims), "{after}");
        }
    }

    #[test]
    fn a_newer_token_takes_the_place_of_an_older_one_after_a_while() {
        let ends = |signed: i64| NOW.plus_ms(signed + TOKEN_MS);
        let hour = 60 * 60 * 1000;
        for (newest, after, is_replaced) in [
            (0, hour, false),
            (hour, hour, false),
            (hour, hour + GRACE_MS - 1, false),
            (hour, hour + GRACE_MS, true),
            (hour, hour - SKEW_MS, false),
            // Two that were signed at nearly the same time are both the newest.
            (GRACE_MS - 1000, hour, false),
        ] {
            assert_eq!(
                claims().is_replaced(ends(newest), NOW.plus_ms(after)),
                is_replaced,
                "{newest} {after}"
            );
        }
    }

    #[test]
    fn another_key_another_header_or_a_changed_letter_is_nothing() {
        let good = token(&claims());
        assert_eq!(read(&vault(2), &good, NOW).unwrap(), None);
        for place in 0..good.len() {
            let mut changed = good.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(read(&vault(1), &changed, NOW).unwrap(), None, "{place}");
            assert_eq!(read(&vault(1), &good[..place], NOW).unwrap(), None, "cut at {place}");
        }
        let (_, rest) = good.split_once('.').unwrap();
        for head in [
            r#"{"alg":"none"}"#,
            r#"{"alg":"HS256","typ":"JWT"}"#,
            r#"{"typ":"JWT","alg":"HS256","kid":"1"}"#,
        ] {
            let forged = format!("{}.{rest}", URL_SAFE_NO_PAD.encode(head));
            assert_eq!(read(&vault(1), &forged, NOW).unwrap(), None, "{head}");
        }
    }

    #[test]
    fn rubbish_is_nothing() {
        for text in ["", ".", "..", "a.b.c", &"a".repeat(501), &".".repeat(400), "\u{0}\u{0}.é.é"] {
            assert_eq!(read(&vault(1), text, NOW).unwrap(), None, "{text}");
        }
    }
}
