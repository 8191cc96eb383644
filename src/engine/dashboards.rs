//! Handing a group's transactions on to the dashboard that its owner named.
//!
//! The address is a tenant's to choose, so it is no way into the network that spark runs in: what it resolves to is
//! looked at when the connection is made, redirects are not followed, no proxy is asked, and nothing of the answer
//! but its status is passed on.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::OnceLock;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::dns::{Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use serde::Serialize;
use serde_json::Value;
use sha2::Sha256;
use url::{Host, Url};

use super::people::{Identity, ShopAccess};
use super::{Engine, Error as EngineError, open};
use crate::domain::{Fault, GroupId, Kind, Retry};
use crate::secrets::Secret;
use crate::store::groups;

/// How long a dashboard may take: less than the fifteen seconds that the app waits for spark.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// Why a dashboard did not get them.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The group names none.
    #[error("group `{gid}` has no dashboard")]
    NoDashboard { gid: GroupId },
    /// The dashboard said no.
    #[error("the dashboard of `{gid}` answered {status}")]
    Rejected { gid: GroupId, status: u16 },
    /// The dashboard did not answer, or is where spark does not go.
    #[error("the dashboard of `{gid}` cannot be reached")]
    Unreachable { gid: GroupId, source: Option<reqwest::Error> },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::NoDashboard { .. } => Kind::Missing,
            Self::Rejected { .. } | Self::Unreachable { .. } => Kind::Unavailable,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoDashboard { .. } => "dashboard_missing",
            Self::Rejected { .. } => "dashboard_rejected",
            Self::Unreachable { .. } => "dashboard_unreachable",
        }
    }

    fn retry(&self) -> Retry {
        match self {
            Self::NoDashboard { .. } => Retry::No,
            Self::Rejected { .. } | Self::Unreachable { .. } => Retry::After(Duration::from_secs(60)),
        }
    }
}

/// Where dashboards may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// On the public internet only.
    Public,
    /// On this machine and in its own network, too.
    Anywhere,
}

/// Carries transactions to dashboards.
#[derive(Debug)]
pub struct Courier {
    reach: Reach,
    client: OnceLock<reqwest::Client>,
}

/// What a dashboard is sent.
#[derive(Debug, Serialize)]
struct Parcel<'a> {
    group_id: &'a GroupId,
    shop_id: &'a str,
    shop_name: &'a str,
    platform: String,
    sync_timestamp: String,
    transactions: &'a [Value],
}

impl Courier {
    /// Returns a courier that goes where `reach` says.
    pub fn new(reach: Reach) -> Self {
        Self { reach, client: OnceLock::new() }
    }

    fn client(&self) -> Result<&reqwest::Client, reqwest::Error> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        let builder = reqwest::Client::builder().redirect(Policy::none()).no_proxy().timeout(ANSWER_WITHIN);
        let client = builder.dns_resolver(Guarded(self.reach)).build()?;
        Ok(self.client.get_or_init(|| client))
    }

    /// Returns whether `url` names an address that this courier may go to. Names are looked at when they are resolved.
    fn may_go(&self, url: &Url) -> bool {
        let address = match url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address),
            Some(Host::Ipv6(address)) => IpAddr::V6(address),
            Some(Host::Domain(_)) => return true,
            None => return false,
        };
        self.reach == Reach::Anywhere || is_public(address)
    }
}

impl Engine {
    /// Hands `transactions` of a shop on to the dashboard of the group that `who` works for, and returns the status
    /// that it answered with.
    ///
    /// # Errors
    /// [`open::Error::NoGroup`] for any other group, [`Error`], or the store's.
    pub async fn send_to_dashboard(
        &self,
        courier: &Courier,
        who: &Identity,
        gid: &GroupId,
        shop: &ShopAccess,
        transactions: &[Value],
    ) -> Result<u16, EngineError> {
        if *gid != who.gid {
            return Err(open::Error::NoGroup { gid: gid.clone() }.into());
        }
        let key = who.group;
        let group = self.store.read("find a dashboard", move |tx| groups::get(tx, key)).await?;
        let missing = || Error::NoDashboard { gid: gid.clone() };
        let group = group.filter(|group| !group.dashboard_url.is_empty()).ok_or_else(missing)?;
        let url = Url::parse(&group.dashboard_url).map_err(|_| missing())?;
        let secret = match &group.dashboard_secret {
            Some(sealed) => self.vault.open(&super::groups::dashboard_identity(gid), sealed)?,
            None => Secret::new(""),
        };
        let parcel = Parcel {
            group_id: gid,
            shop_id: shop.shop.shop_id.as_str(),
            shop_name: &shop.shop.name,
            platform: shop.shop.platform.as_str().to_uppercase(),
            sync_timestamp: self.clock.now().to_string(),
            transactions,
        };
        let body = serde_json::to_string(&parcel).unwrap_or_default(); // texts and numbers always serialise
        Ok(self.carry(courier, gid, url, &secret, body).await?)
    }

    async fn carry(
        &self,
        courier: &Courier,
        gid: &GroupId,
        url: Url,
        secret: &Secret,
        body: String,
    ) -> Result<u16, Error> {
        let unreachable = |source| Error::Unreachable { gid: gid.clone(), source };
        if !courier.may_go(&url) {
            return Err(unreachable(None));
        }
        let id = hex::encode(self.entropy.bytes::<16>());
        let sent_at = self.clock.now().seconds().to_string();
        let client = courier.client().map_err(|error| unreachable(Some(error)))?;
        let mut request = client.post(url).header("content-type", "application/json");
        if !secret.is_empty() {
            // What receivers of the system before check, and beside it what nobody can forge or replay.
            request = request
                .header("x-secret", secret.expose())
                .header("webhook-id", &id)
                .header("webhook-timestamp", &sent_at)
                .header("webhook-signature", sign(secret, &id, &sent_at, &body));
        }
        let answer = request.body(body).send().await;
        let status = answer.map_err(|error| unreachable(Some(error.without_url())))?.status().as_u16();
        if (200..300).contains(&status) {
            Ok(status)
        } else {
            Err(Error::Rejected { gid: gid.clone(), status })
        }
    }
}

/// Returns the signature of a post, as Standard Webhooks has it.
fn sign(secret: &Secret, id: &str, sent_at: &str, body: &str) -> String {
    let text = secret.expose();
    let coded = text.strip_prefix("whsec_").and_then(|coded| STANDARD.decode(coded).ok());
    let key = coded.unwrap_or_else(|| text.as_bytes().to_vec());
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes any key");
    for part in [id, ".", sent_at, ".", body] {
        mac.update(part.as_bytes());
    }
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

/// Resolves names to addresses that may be gone to, at the very moment that they are.
struct Guarded(Reach);

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<_> =
                found.filter(|address| reach == Reach::Anywhere || is_public(address.ip())).collect();
            if allowed.is_empty() {
                return Err("it has no public address".into());
            }
            Ok(Box::new(allowed.into_iter()) as _)
        })
    }
}

/// Returns whether an address is one of the public internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let shared = first == 100 && (64..128).contains(&second);
    let protocols = (first, second, third) == (192, 0, 0);
    let benchmarks = first == 198 && (18..20).contains(&second);
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || shared
        || protocols
        || benchmarks
        || first == 0
        || first >= 240)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let inner = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match parts {
        _ if address.to_ipv4_mapped().is_some() => address.to_ipv4_mapped().is_some_and(is_public_v4),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => is_public_v4(inner(high, low)), // NAT64
        [0x2002, high, low, ..] => is_public_v4(inner(high, low)),               // 6to4
        [0x2001, 0xdb8, ..] | [0x2001, 0, ..] => false,                          // documentation, Teredo
        // Only 2000::/3 was ever given out.
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_of_the_public_internet_is_not_gone_to() {
        for inside in [
            "127.0.0.1",
            "127.9.9.9",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "::127.0.0.1",
            "2001::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
        for outside in
            ["1.1.1.1", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
        {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }

    #[test]
    fn an_address_in_the_url_is_looked_at_however_it_is_written() {
        let courier = Courier::new(Reach::Public);
        for url in [
            "http://127.1/x",
            "http://2130706433/x",
            "http://0x7f.0.0.1/",
            "http://[::1]/",
            "http://[::ffff:7f00:1]/",
        ] {
            assert!(!courier.may_go(&Url::parse(url).unwrap()), "{url}");
            assert!(Courier::new(Reach::Anywhere).may_go(&Url::parse(url).unwrap()), "{url}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_resolved() {
        let name = || "localhost".parse::<Name>().unwrap();
        assert!(Guarded(Reach::Public).resolve(name()).await.is_err());
        assert!(Guarded(Reach::Anywhere).resolve(name()).await.is_ok());
    }

    #[test]
    fn a_post_is_signed_as_standard_webhooks_has_it() {
        // The example of the specification's own reference libraries.
        let secret = Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        let signed = sign(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}");
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
