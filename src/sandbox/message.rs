//! What the marketplaces hand to the courier.

use crate::sandbox::world::Platform;

/// A notification, worded and signed.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) platform: Platform,
    /// 0 where it is about the app.
    pub(crate) shop: i64,
    /// TikTok: the event type. Shopee: `push/` and the code.
    pub(crate) topic: String,
    pub(crate) address: String,
    pub(crate) body: String,
    /// The `Authorization` header.
    pub(crate) authorization: String,
    /// Whether it is tried again, and kept among the lost ones in the end.
    pub(crate) matters: bool,
}
