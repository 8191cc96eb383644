//! Walking through what changed, oldest change first: orders and returns.

use futures_util::stream::{self, BoxStream, StreamExt};

use super::client::Client;
use crate::domain::Millis;
use crate::marketplace::Error;

/// One page of a search, read.
pub(super) struct Found<T> {
    pub(super) rows: Vec<T>,
    pub(super) next_page_token: String,
}

/// A piece of what changed.
pub(super) struct Piece<T> {
    pub(super) rows: Vec<T>,
    /// With this piece every change before this time has been handed out.
    pub(super) complete_to: Option<Millis>,
}

/// How far a walk has come.
struct Walk {
    /// Only what changed then or later, in unix seconds.
    since: i64,
    page_token: String,
    done: bool,
}

impl Client {
    /// Streams the pages of `search`, which is handed the time to begin at, in unix seconds, and a page token.
    /// `changed_at` tells when a row changed.
    ///
    /// What changes while pages are turned moves to the end, and the rows behind its old place move up by one, past the
    /// page about to be asked for. So no page number is trusted: each search starts anew from the last time seen, and a
    /// page token serves only within one second that holds more than a page.
    pub(super) fn walk<'a, T, S, F>(
        &'a self,
        since: Millis,
        changed_at: fn(&T) -> Millis,
        search: S,
    ) -> BoxStream<'a, Result<Piece<T>, Error>>
    where
        T: Send + 'a,
        S: Fn(i64, String) -> F + Send + Sync + 'a,
        F: Future<Output = Result<Found<T>, Error>> + Send + 'a,
    {
        let start = Walk { since: since.seconds(), page_token: String::new(), done: false };
        stream::try_unfold((start, search), move |(mut walk, search)| async move {
            if walk.done {
                return Ok(None);
            }
            let passed = self.caller.heard();
            let Found { rows, next_page_token } = search(walk.since, walk.page_token.clone()).await?;
            if next_page_token.is_empty() || rows.is_empty() {
                walk.done = true;
                return Ok(Some((Piece { rows, complete_to: passed }, (walk, search))));
            }
            let last = rows.iter().map(|row| changed_at(row).seconds()).max();
            match last.filter(|last| *last > walk.since) {
                Some(last) => walk = Walk { since: last, page_token: String::new(), done: false },
                None => walk.page_token = next_page_token,
            }
            let complete_to = Some(Millis::from_seconds(walk.since));
            Ok(Some((Piece { rows, complete_to }, (walk, search))))
        })
        .boxed()
    }
}
