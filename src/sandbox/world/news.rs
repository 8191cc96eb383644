//! What happened that an app may want to be told: noted by the world, worded by the marketplaces, carried by the courier.

use crate::sandbox::world::{Order, Platform, World};

/// Something that happened.
#[derive(Debug, Clone)]
pub(crate) struct News {
    /// Unix ms.
    pub(crate) at_ms: i64,
    pub(crate) shop: i64,
    pub(crate) what: What,
}

/// What happened. Orders are as they were then.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// An order was placed or moved on.
    Order(Box<Order>),
    /// The carrier's number of a package became known.
    Tracking(Box<Order>),
    /// A cancellation was asked for, refused or carried out.
    Cancellation(Box<Order>),
    /// A return was asked for, answered or done.
    Comeback(Box<Order>),
    Authorized,
    Deauthorized,
}

impl World {
    /// Notes news of an order, if anybody listens.
    pub(super) fn tell(&mut self, order: &str, what: fn(Box<Order>) -> What) {
        let Some(order) = self.orders.get(order) else { return };
        if self.is_heard(order.shop) {
            let news = News { at_ms: self.now_ms, shop: order.shop, what: what(Box::new(order.clone())) };
            self.news.push(news);
        }
    }

    /// Notes news of a shop, if anybody listens.
    pub(super) fn tell_of_shop(&mut self, shop: i64, what: What) {
        if self.is_heard(shop) {
            self.news.push(News { at_ms: self.now_ms, shop, what });
        }
    }

    fn is_heard(&self, shop: i64) -> bool {
        self.shops.get(&shop).is_some_and(|shop| match shop.platform {
            Platform::Tiktok => !shop.webhooks.is_empty(),
            Platform::Shopee => self.shopee_push.is_some(),
        })
    }
}
