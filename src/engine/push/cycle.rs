//! Pushing to all shops, none of which waits for one that is much slower.

use std::collections::BTreeSet;

use super::{AskOrders, PushRequest, Report};
use crate::domain::{Policy, SkuCode};
use crate::engine::{Engine, Error};

/// More SKUs than this are a push of everything.
const FEW: usize = 200;

impl Engine {
    /// Makes every shop show what it should. Shops that are about as quick are planned and pushed together; the pushes
    /// of those wait for no shop that takes much longer to tell its orders. What such a shop's orders move is due in the
    /// others in the end.
    ///
    /// # Errors
    /// An unknown shop, or the store's. A shop's own trouble stands in the report.
    pub(in crate::engine) async fn push_in_turn(&self, request: PushRequest) -> Result<Report, Error> {
        let shops = self.resolve_shops(&request.shops).await?;
        let meter = self.meter(&shops);
        let mut looks = self.look_at(shops, None, &request.look());
        let looked = match request.policy.unwrap_or(self.stock.policy) {
            // What one shop shows decides about all: nobody can be left out.
            Policy::Marketplace => looks.all().await,
            _ => looks.punctual().await,
        };
        let mark = self.last_movement().await?;
        let now = async { self.plan_push(request.clone(), None, looked, meter.clone()).await?.apply().await };
        if looks.is_over() {
            return now.await;
        }
        let later = async {
            let looked = looks.all().await;
            let idle_unrecorded = true; // the cycle has its record
            let request = PushRequest { idle_unrecorded, ..request.clone() };
            self.plan_push(request, None, looked, meter.clone()).await?.apply().await
        };
        let (now, later) = futures_util::join!(now, later);
        let mut report = now?.then(later?);
        if let Some(skus) = self.moved_behind(mark).await?.filter(|_| !report.interrupted) {
            let well = report.well().cloned().collect();
            let again = PushRequest {
                shops: well,
                skus,
                orders: AskOrders::OnDrift,
                idle_unrecorded: true,
                ..request
            };
            if !again.shops.is_empty() {
                report = report.then(self.prepare_push(again).await?.apply().await?);
            }
        }
        meter.read(&mut report);
        Ok(report)
    }

    /// Returns the SKUs that moved behind row `mark` of the ledger: none where they are all but few, which stands for
    /// everything; `None` where nothing moved.
    async fn moved_behind(&self, mark: i64) -> Result<Option<Vec<SkuCode>>, Error> {
        let (moved, _) = self.moved_since(mark).await?;
        let own = moved.into_iter().filter(|moved| moved.group == self.group);
        let skus: BTreeSet<_> = own.map(|moved| moved.sku).collect();
        Ok(match skus.len() {
            0 => None,
            1..=FEW => Some(skus.into_iter().collect()),
            _ => Some(Vec::new()),
        })
    }
}
