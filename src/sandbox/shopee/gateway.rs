//! What Shopee's gateway asks of a request before any service sees it, in the order in which it asks.
//!
//! Path, `partner_id`, `timestamp`, `sign`, token and shop are first only read ([`Claims::read`]); then the app and its
//! signature are checked ([`Claims::prove`]), so that a wrong key learns nothing about tokens; then token and shop ([`Denied`]).

use super::envelope::Refusal;
use super::params::Params;
use super::sign::{self, Acting};

/// How far a request's timestamp may lie from the server's time, in seconds.
const WINDOW_S: i64 = 300;

/// Whom a call acts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nobody: signed by the app alone. Many libraries sign these calls as shop calls; that is taken too.
    Public,
    /// A shop, with its token.
    Shop,
}

/// What a request says of itself, not yet believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claims {
    pub(super) partner_id: u32,
    timestamp: u32,
    sign: String,
    shop: Option<ShopClaim>,
}

/// The shop that a request claims to act for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ShopClaim {
    pub(super) access_token: String,
    pub(super) shop_id: u32,
}

impl Claims {
    /// Reads the common parameters. `now_s` is the server's time in unix seconds.
    pub(super) fn read(kind: Kind, params: &Params, now_s: i64) -> Result<Self, Refusal> {
        let partner_id = required_id(params, "partner_id")?;
        let timestamp = params.text("timestamp").ok_or_else(|| refused("no timestamp."))?;
        let timestamp = u32_of(timestamp).ok_or_else(|| not_an_id("Timestamp"))?;
        if (now_s - i64::from(timestamp)).abs() > WINDOW_S {
            return Err(refused("Timestamp is expired."));
        }
        let sign = required(params, "sign")?.to_owned();
        let shop = match kind {
            Kind::Shop => {
                let access_token = required(params, "access_token")?.to_owned();
                Some(ShopClaim { access_token, shop_id: required_id(params, "shop_id")? })
            }
            Kind::Public => params
                .text("access_token")
                .zip(params.text("shop_id").and_then(u32_of))
                .map(|(access_token, shop_id)| ShopClaim { access_token: access_token.to_owned(), shop_id }),
        };
        Ok(Self { partner_id, timestamp, sign, shop })
    }

    /// Checks the signature over `path` and gives the shop that the call acts for, if it is of the kind that does.
    pub(super) fn prove(
        self,
        kind: Kind,
        path: &str,
        partner_key: Option<&str>,
    ) -> Result<Option<ShopClaim>, Refusal> {
        let key = partner_key.ok_or_else(|| {
            Refusal::gateway("invalid_partner_id", "Invalid partner_id, please have a check.")
        })?;
        let holds =
            |acting| sign::holds(key, &sign::base(self.partner_id, path, self.timestamp, acting), &self.sign);
        let acting =
            self.shop.as_ref().map(|shop| Acting { access_token: &shop.access_token, id: shop.shop_id });
        let proven = match kind {
            Kind::Shop => holds(acting),
            Kind::Public => holds(None) || (acting.is_some() && holds(acting)),
        };
        if !proven {
            return Err(Refusal::gateway("error_sign", "Wrong sign."));
        }
        Ok(self.shop.filter(|_| kind == Kind::Shop))
    }
}

/// What the records hold against a token and a shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    /// No such token, an expired one, or another shop's.
    BadToken,
    /// The shop never authorized this app.
    NeverLinked,
    /// The shop took its authorization back.
    Unlinked,
    /// The authorization ran out.
    AccessExpired,
}

impl Denied {
    /// Returns how the gateway words it.
    pub(super) fn refusal(self) -> Refusal {
        let (error, message) = match self {
            Self::BadToken => ("invalid_acceess_token", "Invalid access_token, please have a check."),
            Self::NeverLinked => {
                ("partner_shop_no_link", "Invalid partner_id or shop_id, please have a check.")
            }
            Self::Unlinked => ("shop_no_linked", "Partner and shop has no linked."),
            Self::AccessExpired => ("shop_access_expired", "Your access to shop has expired."),
        };
        Refusal::gateway(error, message)
    }
}

/// Returns the refusal of a path, or a method on it, that is not served.
pub(super) fn unknown_path() -> Refusal {
    refused("Permission denied. This API is currently offline or the request path is incorrect.")
}

/// Returns the refusal of a call over its rate.
pub(super) fn too_many_requests() -> Refusal {
    Refusal::service(
        "error_rate_limit",
        "Too many requests. You have reached the rate limit. Please try again later.",
    )
}

fn required<'a>(params: &'a Params, name: &str) -> Result<&'a str, Refusal> {
    params.text(name).ok_or_else(|| refused(format!("There is no {name} in query.")))
}

fn required_id(params: &Params, name: &'static str) -> Result<u32, Refusal> {
    u32_of(required(params, name)?)
        .ok_or_else(|| not_an_id(if name == "partner_id" { "Partner_id" } else { name }))
}

fn u32_of(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn not_an_id(name: &str) -> Refusal {
    refused(format!("{name} is invalid, should be an integer between 0 and 4294967295."))
}

fn refused(message: impl Into<String>) -> Refusal {
    Refusal::gateway("error_param", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f70819203";
    const PATH: &str = "/api/v2/shop/get_shop_info";
    const NOW: i64 = 1_655_714_431;
    const PUBLIC: &str = "partner_id=2001887&timestamp=1655714431&sign=96f13bb5a1557186d27b5d8300b694d08bf458c3b6f52ff193edd2363979f079";
    const SHOP: &str = "partner_id=2001887&timestamp=1655714431&access_token=59777174636562737266615546704c6d&shop_id=14701711\
                        &sign=2abd5e60c5d8295adbdf70390cdde6efdc52a56713bc8b2686c25e3c6115befa";

    fn read(kind: Kind, query: &str, now_s: i64) -> Result<Claims, Refusal> {
        Claims::read(kind, &Params::parse(query), now_s)
    }

    /// Leaves the parameters out one by one, from the last asked for to the first: each refusal must hide those after it.
    #[test]
    fn the_first_thing_missing_is_named() {
        let mut query: Vec<&str> = SHOP.split('&').collect();
        query.rotate_right(1); // sign, partner_id, timestamp, access_token, shop_id
        let message =
            |query: &[&str]| read(Kind::Shop, &query.join("&"), NOW).expect_err("something missing").message;
        assert_eq!(message(&query[..4]), "There is no shop_id in query.");
        assert_eq!(message(&query[..3]), "There is no access_token in query.");
        assert_eq!(message(&query[1..3]), "There is no sign in query.");
        assert_eq!(message(&query[1..2]), "no timestamp.");
        assert_eq!(message(&[]), "There is no partner_id in query.");
    }

    #[test]
    fn ids_are_integers_of_32_bits() {
        let with = |from: &str, to: &str| {
            read(Kind::Shop, &SHOP.replace(from, to), NOW).expect_err("malformed").message
        };
        let bounds = "is invalid, should be an integer between 0 and 4294967295.";
        assert_eq!(with("partner_id=2001887", "partner_id=%2B2001887"), format!("Partner_id {bounds}"));
        assert_eq!(with("timestamp=1655714431", "timestamp=soon"), format!("Timestamp {bounds}"));
        assert_eq!(with("shop_id=14701711", "shop_id=4294967296"), format!("shop_id {bounds}"));
    }

    #[test]
    fn a_timestamp_counts_for_five_minutes_either_way() {
        for (off, ok) in [(300, true), (-300, true), (301, false), (-301, false)] {
            let claims = read(Kind::Shop, SHOP, NOW + off);
            assert_eq!(claims.is_ok(), ok, "{off}");
            if let Err(refusal) = claims {
                assert_eq!(
                    (refusal.error, refusal.message.as_str()),
                    ("error_param", "Timestamp is expired.")
                );
            }
        }
    }

    #[test]
    fn the_signature_is_that_of_the_kind() {
        let shop = read(Kind::Shop, SHOP, NOW).expect("complete");
        let claim = shop.clone().prove(Kind::Shop, PATH, Some(KEY)).expect("signed").expect("a shop call");
        assert_eq!(claim.shop_id, 14_701_711);
        assert_eq!(shop.clone().prove(Kind::Shop, PATH, Some("other")).expect_err("key").error, "error_sign");
        assert_eq!(
            shop.clone().prove(Kind::Shop, "/shop/get_shop_info", Some(KEY)).expect_err("path").error,
            "error_sign"
        );
        assert_eq!(shop.prove(Kind::Shop, PATH, None).expect_err("app").error, "invalid_partner_id");

        let path = "/api/v2/public/get_shops_by_partner";
        let public = read(Kind::Public, PUBLIC, NOW).expect("complete");
        assert_eq!(public.prove(Kind::Public, path, Some(KEY)).expect("signed"), None);
        let shop_call =
            read(Kind::Shop, &format!("{PUBLIC}&access_token=t&shop_id=1"), NOW).expect("complete");
        assert_eq!(
            shop_call.prove(Kind::Shop, path, Some(KEY)).expect_err("public sign on a shop call").error,
            "error_sign"
        );
    }

    #[test]
    fn a_public_call_may_be_signed_as_a_shop_call() {
        let vector = "partner_id=2001887&timestamp=1767225606&access_token=59777174636562737266615546704c6d&shop_id=14701711\
                      &sign=8020c095f13fa09d26f0ccee3df8519a769ff2b1594e4bce93f60e9b8f55c21d";
        let claims = read(Kind::Public, vector, 1_767_225_606).expect("complete");
        let path = "/api/v2/media_space/upload_image";
        assert_eq!(claims.prove(Kind::Public, path, Some(KEY)).expect("signed"), None);
    }
}
