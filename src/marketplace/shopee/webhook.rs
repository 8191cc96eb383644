//! Shopee's push messages: who sent one (5.2), what it is about (5.3), where they go (4.12), and those that were lost
//! (5.4).

use async_trait::async_trait;
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use serde_json::value::RawValue;
use sha2::Sha256;

use super::Shopee;
use super::wire::response;
use crate::domain::{Millis, OrderId};
use crate::marketplace::call::Effect;
use crate::marketplace::lenient::{Id, object, or_default, whole};
use crate::marketplace::webhook::{Delivery, Lost, News, Notice, Webhooks, digest};
use crate::marketplace::{Error, Session};
use crate::secrets::Secret;

/// The codes that spark listens to and that can be switched (4.12): authorisations given, withdrawn and ending, orders,
/// tracking numbers.
const CODES: [i64; 5] = [1, 2, 3, 4, 12];

/// What is sent to see whether somebody answers (5.1).
const GREETING: i64 = 0;

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

#[derive(Deserialize)]
struct Envelope {
    #[serde(default, deserialize_with = "whole")]
    code: Option<i64>,
    #[serde(default)]
    msg_id: Id,
    #[serde(default)]
    shop_id: Id,
    #[serde(default)]
    shopid: Id,
    #[serde(default, deserialize_with = "whole")]
    timestamp: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    data: Data,
}

/// Field names are not uniform (5.3).
#[derive(Default, Deserialize)]
struct Data {
    #[serde(default)]
    ordersn: Id,
    #[serde(default)]
    order_sn: Id,
    #[serde(default)]
    shop_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    shop_id_list: Vec<Id>,
    #[serde(default, deserialize_with = "or_default")]
    shop_expire_soon: Vec<Id>,
    #[serde(default, deserialize_with = "whole")]
    expire_before: Option<i64>,
}

fn read(body: &[u8]) -> Result<Notice, String> {
    let Envelope { code, msg_id, shop_id, shopid, timestamp, data } = object(body)?;
    let code = code.ok_or("it has no code")?;
    let news = match code {
        2 => News::ConsentGone,
        12 => News::ConsentEnds(data.expire_before.map(Millis::from_seconds)),
        // Some kinds of an order's, and every kind that is added and names one.
        _ => match [data.ordersn, data.order_sn].into_iter().find(|id| !id.0.is_empty()) {
            Some(id) => News::Orders(vec![OrderId::from(id.0)]),
            None => News::Other,
        },
    };
    let shops =
        [shop_id, shopid, data.shop_id].into_iter().chain(data.shop_id_list).chain(data.shop_expire_soon);
    let mut shops: Vec<_> = shops.filter(|id| !id.0.is_empty()).map(|id| id.0.into()).collect();
    shops.sort();
    shops.dedup();
    Ok(Notice {
        key: if msg_id.0.is_empty() { digest(body) } else { msg_id.0 },
        topic: code.to_string(),
        sent_at: timestamp.map(Millis::from_seconds),
        shops,
        news,
    })
}

#[derive(Deserialize)]
struct Config {
    #[serde(default, deserialize_with = "or_default")]
    callback_url: String,
    #[serde(default, deserialize_with = "or_default")]
    push_config_on_list: Vec<i64>,
}

#[derive(Deserialize)]
struct LostPage<'a> {
    #[serde(borrow, default)]
    push_message_list: Vec<LostMessage<'a>>,
    #[serde(default, deserialize_with = "or_default")]
    has_next_page: bool,
    #[serde(default, deserialize_with = "whole")]
    last_message_id: Option<i64>,
}

#[derive(Deserialize)]
struct LostMessage<'a> {
    #[serde(borrow)]
    data: &'a RawValue,
}

impl LostMessage<'_> {
    /// Returns the message as it was sent: documented as text, shown as an object.
    fn body(&self) -> String {
        serde_json::from_str(self.data.get()).unwrap_or_else(|_| self.data.get().to_owned())
    }
}

#[derive(Deserialize)]
struct Nothing {}

#[async_trait]
impl Webhooks for Shopee {
    fn is_signed(&self, delivery: &Delivery<'_>) -> bool {
        let config = &self.0.config;
        let key = if config.push_key.is_empty() { &config.partner_key } else { &config.push_key };
        self.0.configured().is_ok() && is_signed(key, delivery.address, delivery.body, delivery.authorization)
    }

    fn is_greeting(&self, body: &[u8]) -> bool {
        body.is_empty() || object::<Envelope>(body).is_ok_and(|it| it.code == Some(GREETING))
    }

    fn read_notice(&self, body: &[u8]) -> Result<Notice, String> {
        read(body)
    }

    async fn set_webhook(&self, _shop: &Session, address: &str) -> Result<bool, Error> {
        let endpoint = "push/get_app_push_config";
        let known: Config = self.0.app_call(endpoint, None, |answer| response(answer)).await?;
        let missing: Vec<_> =
            CODES.into_iter().filter(|code| !known.push_config_on_list.contains(code)).collect();
        let is_new = known.callback_url != address;
        if !is_new && missing.is_empty() {
            return Ok(false);
        }
        let mut change = serde_json::json!({ "set_push_config_on": missing });
        if is_new {
            change["callback_url"] = address.into();
        }
        let change = Some((change, Effect::Sets));
        let Nothing {} =
            self.0.app_call("push/set_app_push_config", change, |answer| response(answer)).await?;
        Ok(true)
    }

    async fn lost_messages(&self) -> Result<Lost, Error> {
        let judge = |answer: &crate::marketplace::http::Answer| {
            let page: LostPage<'_> = response(answer)?;
            let messages: Vec<_> = page.push_message_list.iter().map(LostMessage::body).collect();
            let mark = page.last_message_id.filter(|_| !messages.is_empty());
            Ok(Lost { messages, mark, more: page.has_next_page })
        };
        self.0.app_call("push/get_lost_push_message", None, judge).await
    }

    async fn confirm_lost(&self, mark: i64) -> Result<(), Error> {
        let body = serde_json::json!({ "last_message_id": mark });
        let change = Some((body, Effect::Sets));
        let endpoint = "push/confirm_consumed_lost_push_message";
        let Nothing {} = self.0.app_call(endpoint, change, |answer| response(answer)).await?;
        Ok(())
    }
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

    #[test]
    fn a_message_says_what_it_is_about() {
        let orders = |id: &str| News::Orders(vec![id.into()]);
        for (body, shops, news) in [
            (
                r#"{"data":{"items":[],"ordersn":"220810QSK8S7BX","status":"PROCESSED"},"shop_id":727720655,"code":3,"timestamp":1660123127}"#,
                vec!["727720655"],
                orders("220810QSK8S7BX"),
            ),
            (r#"{"code":29,"shop_id":1,"data":{"order_sn":"A","return_sn":"R"}}"#, vec!["1"], orders("A")),
            (
                r#"{"code":2,"data":{"shop_id_list":[5,6],"success":1},"partner_id":9}"#,
                vec!["5", "6"],
                News::ConsentGone,
            ),
            (
                r#"{"code":12,"data":{"shop_expire_soon":[7],"expire_before":1660728000,"page_no":1}}"#,
                vec!["7"],
                News::ConsentEnds(Some(Millis::from_seconds(1_660_728_000))),
            ),
            (r#"{"code":5,"shop_id":1,"data":{"actions":[]}}"#, vec!["1"], News::Other),
            (r#"{"code":4711,"data":null}"#, vec![], News::Other),
        ] {
            let notice = read(body.as_bytes()).unwrap();
            let shops: Vec<crate::domain::ShopId> = shops.into_iter().map(Into::into).collect();
            assert_eq!((notice.shops, notice.news), (shops, news), "{body}");
            assert!(notice.key.starts_with("sha256:"));
        }
        assert_eq!(read(br#"{"code":5,"msg_id":"m1"}"#).unwrap().key, "m1");
        for body in ["", "[]", "{}", r#"{"code":3"#] {
            assert!(read(body.as_bytes()).is_err(), "{body}");
        }
    }

    #[test]
    fn a_lost_message_is_text_or_an_object() {
        let page = r#"{"push_message_list":[{"code":3,"data":"{\"code\":3}"},{"code":3,"data":{"code":3}}],"last_message_id":2}"#;
        let page: LostPage<'_> = serde_json::from_str(page).unwrap();
        assert_eq!(
            page.push_message_list.iter().map(LostMessage::body).collect::<Vec<_>>(),
            [r#"{"code":3}"#; 2]
        );
    }
}
