//! Bodies that nobody reads: of a request that is too large, not allowed, or one too many.
//!
//! A connection that is closed with bytes unread is reset, and a reset takes the answer away from a client that is still
//! sending. So what is left of a body is read before the answer goes out, within bounds.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes, HttpBody as _};
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use futures_util::{Stream, StreamExt as _};
use tokio::sync::oneshot;

/// Four times what any route takes. Who sends more has not asked how much may be sent.
const MOST: usize = 4 * 1024 * 1024;
/// For as long an answer waits for a client that sends slowly.
const WITHIN: Duration = Duration::from_secs(2);

/// Answers once the request's body has been read, by whom ever.
pub(super) async fn drain(request: Request, next: Next) -> Response {
    // Who asks whether to send its body at all has not sent it, and reading would be a yes.
    if request.body().is_end_stream() || request.headers().contains_key(header::EXPECT) {
        return next.run(request).await;
    }
    let (give_back, mut given_back) = oneshot::channel();
    let lend = |body: Body| Body::from_stream(Lent(Some((body.into_data_stream(), give_back))));
    let response = next.run(request.map(lend)).await;
    if let Ok(rest) = given_back.try_recv() {
        let _ = tokio::time::timeout(WITHIN, read(rest)).await; // then the answer goes out as it can
    }
    response
}

async fn read(mut rest: BodyDataStream) {
    let mut left = MOST;
    while left > 0
        && let Some(Ok(bytes)) = rest.next().await
    {
        left = left.saturating_sub(bytes.len());
    }
}

/// A body that is given back by whoever drops it before its end.
struct Lent(Option<(BodyDataStream, oneshot::Sender<BodyDataStream>)>);

impl Stream for Lent {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some((body, _)) = &mut self.0 else { return Poll::Ready(None) };
        let next = std::task::ready!(body.poll_next_unpin(cx));
        if !matches!(next, Some(Ok(_))) {
            self.0 = None; // there is nothing left to read
        }
        Poll::Ready(next)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some((body, give_back)) = self.0.take() {
            let _ = give_back.send(body); // the client may have gone away
        }
    }
}
