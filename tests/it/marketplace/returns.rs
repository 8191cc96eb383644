//! Returns: what every marketplace's client must tell of them, and do once.

use std::collections::BTreeSet;

use futures_util::TryStreamExt as _;
use serde_json::json;
use spark::clock::Clock as _;
use spark::domain::order::{Return, ReturnStatus};
use spark::domain::{Millis, OrderId, ReturnId};
use spark::marketplace::{Consent, Deed, Error, Named, Session};

use super::stage::Stage;

macro_rules! contract {
    ($($case:ident),* $(,)?) => {
        mod tiktok_shop {
            $(#[tokio::test] async fn $case() { super::$case(super::Stage::start("tiktok").await).await })*
        }
        mod shopee_shop {
            $(#[tokio::test] async fn $case() { super::$case(super::Stage::start("shopee").await).await })*
        }
    };
}

contract!(
    returns_of_many_weeks_come_whole,
    a_return_is_told_with_what_comes_back,
    a_request_is_agreed_to_once,
    an_unanswered_agreement_is_looked_at,
    what_is_not_asked_is_not_agreed_to,
);

impl Stage {
    async fn delivered(&self) -> String {
        let lines = json!([{"seller_sku": "A", "quantity": 2}]);
        let order = self.lever("orders", json!({"shop_id": self.shop_id, "lines": lines})).await;
        let id = order["order_id"].as_str().unwrap().to_owned();
        self.lever(&format!("orders/{id}/advance"), json!({"to": "delivered"})).await;
        id
    }

    async fn ask(&self, order: &str, what: &str) {
        self.lever(&format!("orders/{order}/ask"), json!({"what": what})).await;
        self.clock.advance_ms(1_000);
    }

    async fn returns(&self, shop: &Session, since: Millis) -> Vec<Return> {
        let pages: Vec<_> = self.market.changed_returns(shop, since).try_collect().await.unwrap();
        assert!(
            pages.last().is_some_and(|page| page.complete_to.is_some()),
            "the end is proof of completeness"
        );
        pages.into_iter().flat_map(|page| page.returns).map(|fetched| fetched.what).collect()
    }

    /// Places an order, has its buyer ask for `what`, and returns the return.
    async fn asked(&self, what: &str) -> (Session, Return) {
        self.product(&[("A", 10)]).await;
        let start = self.clock.now();
        let order = self.delivered().await;
        self.ask(&order, what).await;
        let (_, session) = self.connect().await;
        let found = self.returns(&session, start).await.remove(0);
        (session, found)
    }

    async fn agree(&self, shop: &Session, what: &Return, consent: Consent) -> Result<Deed, Error> {
        self.market.accept_return(shop, named(what), consent, false).await
    }

    async fn now(&self, shop: &Session, what: &Return) -> ReturnStatus {
        self.market.read_return(shop, &what.return_id).await.unwrap().unwrap().what.status
    }
}

fn named(what: &Return) -> Named<'_> {
    Named { return_id: &what.return_id, order_id: &what.order_id }
}

async fn returns_of_many_weeks_come_whole(stage: Stage) {
    stage.product(&[("A", 1_000)]).await;
    let start = stage.clock.now();
    let mut asked = BTreeSet::new();
    for n in 0..120 {
        let order = stage.delivered().await;
        stage.ask(&order, "return").await;
        asked.insert(OrderId::from(order));
        if n == 5 {
            stage.clock.advance_ms(40 * 86_400_000);
        }
    }
    let (_, session) = stage.connect().await;
    let orders = |found: &[Return]| found.iter().map(|it| it.order_id.clone()).collect::<BTreeSet<_>>();
    assert_eq!(orders(&stage.returns(&session, start).await), asked);
    let late = stage.returns(&session, start.plus_ms(86_400_000)).await;
    assert_eq!(orders(&late).len(), 114);
}

async fn a_return_is_told_with_what_comes_back(stage: Stage) {
    let (shop, what) = stage.asked("return").await;
    assert_eq!((&what.status, what.with_goods), (&ReturnStatus::Requested, true));
    assert_eq!((what.currency.as_str(), what.refund_minor), ("IDR", Some(1_000_000)));
    assert_eq!((what.lines.len(), what.lines[0].units), (1, 2));
    let order =
        stage.market.orders(&shop, std::slice::from_ref(&what.order_id)).await.unwrap().remove(0).order;
    assert_eq!(order.lines[0].variant_id, what.lines[0].variant_id);
    assert!(stage.market.read_return(&shop, &ReturnId::from("1")).await.unwrap().is_none());
}

async fn a_request_is_agreed_to_once(stage: Stage) {
    let (shop, what) = stage.asked("return").await;
    let rehearsed = stage.market.accept_return(&shop, named(&what), Consent::ToRequest, true).await;
    assert_eq!(rehearsed.unwrap(), Deed::Done);
    assert_eq!(stage.now(&shop, &what).await, ReturnStatus::Requested);
    assert_eq!(stage.agree(&shop, &what, Consent::ToRequest).await.unwrap(), Deed::Done);
    assert_eq!(stage.now(&shop, &what).await, ReturnStatus::Accepted);
    assert_eq!(stage.agree(&shop, &what, Consent::ToRequest).await.unwrap(), Deed::DoneBefore);
    stage.ask(what.order_id.as_str(), "send_back").await;
    assert_eq!(stage.agree(&shop, &what, Consent::ToRequest).await.unwrap(), Deed::DoneBefore);
    assert_eq!(stage.agree(&shop, &what, Consent::ToGoods).await.unwrap(), Deed::Done);
    assert_eq!(stage.now(&shop, &what).await, ReturnStatus::Completed);
    for consent in [Consent::ToRequest, Consent::ToGoods] {
        assert_eq!(stage.agree(&shop, &what, consent).await.unwrap(), Deed::DoneBefore);
    }
}

async fn an_unanswered_agreement_is_looked_at(stage: Stage) {
    let (shop, what) = stage.asked("refund").await;
    assert!(!what.with_goods);
    let endpoint = if stage.platform == "tiktok" { "/approve" } else { "returns/confirm" };
    stage.fault("commit_then_500", endpoint, 1).await;
    let error = stage.agree(&shop, &what, Consent::ToRequest).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown { .. }), "{error:?}");
    assert_eq!(stage.agree(&shop, &what, Consent::ToRequest).await.unwrap(), Deed::DoneBefore);
}

async fn what_is_not_asked_is_not_agreed_to(stage: Stage) {
    let (shop, what) = stage.asked("return").await;
    let early = stage.agree(&shop, &what, Consent::ToGoods).await.unwrap_err();
    assert!(matches!(early, Error::Impossible { .. }), "nothing was sent: {early:?}");
    let nobodys = Named { return_id: &ReturnId::from("1"), order_id: &what.order_id };
    let error = stage.market.accept_return(&shop, nobodys, Consent::ToRequest, false).await.unwrap_err();
    assert!(matches!(error, Error::Impossible { .. }), "{error:?}");
}
