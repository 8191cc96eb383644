//! TikTok's webhooks: who sent one (5.3), what it is about (5.4), and where they go (4.13).

use async_trait::async_trait;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::TikTok;
use super::client::Signed;
use crate::domain::{Millis, OrderId};
use crate::marketplace::call::Effect;
use crate::marketplace::lenient::{Id, object, or_default, whole};
use crate::marketplace::webhook::{Delivery, News, Notice, Webhooks, digest};
use crate::marketplace::{Error, Session};
use crate::secrets::Secret;

/// What spark listens to: whatever moves stock, and the end of the authorisation.
const TOPICS: [&str; 6] = [
    "ORDER_STATUS_CHANGE",
    "PACKAGE_UPDATE",
    "CANCELLATION_STATUS_CHANGE",
    "RETURN_STATUS_CHANGE",
    "SELLER_DEAUTHORIZATION",
    "UPCOMING_AUTHORIZATION_EXPIRATION",
];

/// Returns whether `authorization`, the header of that name, signs `body` for the app called `app_key`. The comparison
/// takes the same time wherever they differ.
pub fn is_signed(app_key: &str, app_secret: &Secret, body: &[u8], authorization: &str) -> bool {
    let Ok(signature) = hex::decode(authorization.trim()) else { return false };
    let mut mac = Hmac::<Sha256>::new_from_slice(app_secret.expose().as_bytes())
        .expect("HMAC takes a key of any length");
    mac.update(app_key.as_bytes());
    mac.update(body);
    mac.verify_slice(&signature).is_ok()
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(rename = "type", default, deserialize_with = "whole")]
    kind: Option<i64>,
    #[serde(default)]
    tts_notification_id: Id,
    #[serde(default)]
    shop_id: Id,
    #[serde(default, deserialize_with = "whole")]
    timestamp: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    data: Data,
}

#[derive(Default, Deserialize)]
struct Data {
    #[serde(default)]
    order_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    package_list: Vec<Package>,
    #[serde(default, deserialize_with = "whole")]
    expiration_time: Option<i64>,
}

#[derive(Deserialize)]
struct Package {
    #[serde(default, deserialize_with = "or_default")]
    order_id_list: Vec<Id>,
}

fn read(body: &[u8]) -> Result<Notice, String> {
    let Envelope { kind, tts_notification_id, shop_id, timestamp, data } = object(body)?;
    let kind = kind.ok_or("it has no type")?;
    let news = match kind {
        1 | 3 | 4 | 11 | 12 => {
            let packed = data.package_list.into_iter().flat_map(|package| package.order_id_list);
            let ids = std::iter::once(data.order_id).chain(packed).filter(|id| !id.0.is_empty());
            News::Orders(ids.map(|id| OrderId::from(id.0)).collect())
        }
        6 => News::ConsentGone,
        7 => News::ConsentEnds(data.expiration_time.map(Millis::from_seconds)),
        _ => News::Other,
    };
    Ok(Notice {
        key: if tts_notification_id.0.is_empty() { digest(body) } else { tts_notification_id.0 },
        topic: kind.to_string(),
        sent_at: timestamp.map(Millis::from_seconds),
        shops: Some(shop_id.0).filter(|id| !id.is_empty()).into_iter().map(Into::into).collect(),
        news,
    })
}

#[derive(Default, Deserialize)]
struct Targets {
    #[serde(default, deserialize_with = "or_default")]
    webhooks: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    #[serde(default, deserialize_with = "or_default")]
    event_type: String,
    #[serde(default, deserialize_with = "or_default")]
    address: String,
}

#[derive(Serialize)]
struct NewTarget<'a> {
    address: &'a str,
    event_type: &'a str,
}

#[derive(Deserialize)]
struct Nothing {}

#[async_trait]
impl Webhooks for TikTok {
    fn is_signed(&self, delivery: &Delivery<'_>) -> bool {
        let config = &self.0.config;
        self.0.configured().is_ok()
            && is_signed(&config.app_key, &config.app_secret, delivery.body, delivery.authorization)
    }

    fn read_notice(&self, body: &[u8]) -> Result<Notice, String> {
        read(body)
    }

    async fn set_webhook(&self, shop: &Session, address: &str) -> Result<bool, Error> {
        let path = "/event/202309/webhooks";
        let list = Signed { endpoint: "event/webhooks", path, ..Signed::get() };
        let known: Targets = self.0.on(shop, list).await?;
        let is_set =
            |topic: &str| known.webhooks.iter().any(|it| it.event_type == topic && it.address == address);
        let missing: Vec<_> = TOPICS.into_iter().filter(|topic| !is_set(topic)).collect();
        for topic in &missing {
            let target = NewTarget { address, event_type: topic };
            let set = Signed {
                method: Method::PUT,
                endpoint: "event/webhooks",
                path,
                ..Signed::post(Some(&target), Effect::Sets)
            };
            let Nothing {} = self.0.on(shop, set).await?;
        }
        Ok(!missing.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Printed in TikTok's guide (5.3).
    const PUBLISHED: &str = r#"{"type":1,"tts_notification_id":"7380066284010030890","shop_id":"7495540735365777507","timestamp":1718305585,"data":{"is_on_hold_order":true,"order_id":"576653688135258178","order_status":"UNPAID","update_time":1718305585}}"#;

    #[test]
    fn the_published_message_is_signed_and_nothing_beside_it() {
        let sign = "5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac05";
        let signed = |body: &str, sign: &str| is_signed("abcdef", &Secret::new("123"), body.as_bytes(), sign);
        assert!(signed(PUBLISHED, sign));
        assert!(signed(PUBLISHED, &sign.to_uppercase()));
        assert!(!signed(&format!("{PUBLISHED} "), sign));
        assert!(!signed(PUBLISHED, &sign.replace('5', "6")));
        for nonsense in ["", "00", "not hexadecimal"] {
            assert!(!signed(PUBLISHED, nonsense), "{nonsense}");
        }
    }

    #[test]
    fn a_message_says_what_it_is_about() {
        let notice = read(PUBLISHED.as_bytes()).unwrap();
        assert_eq!(notice.key, "7380066284010030890");
        assert_eq!(notice.sent_at, Some(Millis::from_seconds(1_718_305_585)));
        assert_eq!(notice.shops, ["7495540735365777507".into()]);
        assert_eq!(notice.news, News::Orders(vec!["576653688135258178".into()]));
        for (body, news) in [
            (
                r#"{"type":4,"data":{"package_list":[{"order_id_list":["1","2"]}]}}"#,
                News::Orders(vec!["1".into(), "2".into()]),
            ),
            (r#"{"type":6,"shop_id":7,"data":{"message":"x"}}"#, News::ConsentGone),
            (
                r#"{"type":7,"data":{"expiration_time":"1718305585"}}"#,
                News::ConsentEnds(Some(Millis::from_seconds(1_718_305_585))),
            ),
            (r#"{"type":99,"data":null}"#, News::Other),
        ] {
            assert_eq!(read(body.as_bytes()).unwrap().news, news, "{body}");
        }
        for body in ["", "[]", "{}", r#"{"type":1"#, r#"{"type":"x"}"#] {
            assert!(read(body.as_bytes()).is_err(), "{body}");
        }
    }
}
