//! Walking through TikTok Shop's whole catalogue, which a search shows a page at a time, and never more than 10,000
//! products of it.

use std::collections::HashSet;

use futures_util::stream::{self, Stream};

use super::client::{Client, Span};
use super::meaning::TOO_MANY;
use super::wire::Page;
use crate::marketplace::{Error, Product, Session};

/// Walks that are made at most for one whole catalogue.
const WALKS: usize = 3;

/// How far a walk has come.
struct Walk {
    /// Spans still to walk, the present one last; `None` is all time.
    spans: Vec<Option<Span>>,
    page_token: String,
    /// Ids of all products that were met, deleted ones included.
    met: HashSet<String>,
    /// Products of the spans behind us, as the marketplace counts them.
    counted: i64,
    walks: usize,
}

/// Streams every product that is not deleted, once, a page at a time.
pub(super) fn walk<'a>(
    client: &'a Client,
    shop: &'a Session,
) -> impl Stream<Item = Result<Vec<Product>, Error>> + Send + 'a {
    stream::try_unfold(Walk::start(), move |mut walk| async move {
        while let Some(span) = walk.span() {
            match client.search(shop, span, &walk.page_token).await {
                Ok(page) => {
                    let products = walk.turn(page);
                    return Ok(Some((products, walk)));
                }
                Err(Error::Refused { refusal, shop }) if refusal.code == TOO_MANY => {
                    let now = client.caller.marketplace_time().seconds();
                    if !walk.halve(span.unwrap_or((0, now + 1))) {
                        return Err(Error::Refused { refusal, shop });
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    })
}

impl Walk {
    fn start() -> Self {
        Self { spans: vec![None], page_token: String::new(), met: HashSet::new(), counted: 0, walks: 1 }
    }

    /// Returns the span to go on with. Products that change while pages are turned can slip from one to another: when
    /// fewer were met than the marketplace counts, everything is walked again, as whoever asks takes a product left out
    /// for deleted.
    fn span(&mut self) -> Option<Option<Span>> {
        let missed = i64::try_from(self.met.len()).is_ok_and(|met| met < self.counted);
        if self.spans.is_empty() && missed && self.walks < WALKS {
            *self = Self { met: std::mem::take(&mut self.met), walks: self.walks + 1, ..Self::start() };
        }
        self.spans.last().copied()
    }

    /// Takes in a page and returns what it has that is new.
    fn turn(&mut self, page: Page) -> Vec<Product> {
        // The last page has no token; one that repeats itself would never end.
        if page.next_page_token.is_empty() || page.next_page_token == self.page_token {
            self.counted += page.total_count.unwrap_or_default();
            self.spans.pop();
            self.page_token.clear();
        } else {
            self.page_token = page.next_page_token;
        }
        let new = page.products.into_iter().filter(|item| self.met.insert(item.id.0.clone()));
        new.filter(|item| !item.deleted()).map(Product::from).collect()
    }

    /// Replaces the present span by its halves; `false` when it is too short for that.
    fn halve(&mut self, (from, to): Span) -> bool {
        if from >= to {
            return false;
        }
        let middle = from + (to - from) / 2;
        self.spans.pop();
        self.spans.extend([Some((middle + 1, to)), Some((from, middle))]);
        self.page_token.clear();
        true
    }
}
