//! The marketplaces' statuses in the words that the app's users read.

/// What one marketplace's statuses are called.
pub(super) struct Labels(&'static [(&'static str, &'static str)]);

/// TikTok Shop's.
pub(super) const TIKTOK: Labels = Labels(&[
    ("UNPAID", "Belum Bayar"),
    ("ON_HOLD", "Ditahan"),
    ("AWAITING_SHIPMENT", "Menunggu Pengiriman"),
    ("PARTIALLY_SHIPPING", "Sebagian Dikirim"),
    ("AWAITING_COLLECTION", "Menunggu Penjemputan"),
    ("IN_TRANSIT", "Dalam Pengiriman"),
    ("DELIVERED", "Terkirim"),
    ("COMPLETED", "Selesai"),
    ("CANCELLED", "Dibatalkan"),
]);

/// Shopee's.
pub(super) const SHOPEE: Labels = Labels(&[
    ("UNPAID", "Belum Bayar"),
    ("PENDING", "Menunggu"),
    ("READY_TO_SHIP", "Siap Dikirim"),
    ("PROCESSED", "Diproses"),
    ("RETRY_SHIP", "Coba Kirim Ulang"),
    ("SHIPPED", "Dikirim"),
    ("IN_TRANSIT", "Dalam Pengiriman"),
    ("TO_CONFIRM_RECEIVE", "Menunggu Konfirmasi"),
    ("IN_CANCEL", "Dalam Pembatalan"),
    ("CANCELLED", "Dibatalkan"),
    ("TO_RETURN", "Dalam Pengembalian"),
    ("COMPLETED", "Selesai"),
    ("INVOICE_PENDING", "Menunggu Invoice"),
]);

impl Labels {
    /// Returns what a status is called; one that nobody knows is called as it is.
    pub(super) fn of<'s>(&self, status: &'s str) -> &'s str {
        self.0.iter().find(|(word, _)| *word == status).map_or(status, |(_, label)| label)
    }

    /// Returns the status that is called `label`; what is no label is returned as it is.
    pub(super) fn status<'s>(&self, label: &'s str) -> &'s str {
        self.0.iter().find(|(_, word)| *word == label).map_or(label, |(status, _)| status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_that_nobody_knows_is_called_as_it_is() {
        assert_eq!(TIKTOK.of("ON_HOLD"), "Ditahan");
        assert_eq!(SHOPEE.of("BEING_PAINTED"), "BEING_PAINTED");
    }

    #[test]
    fn a_label_leads_back_to_its_status() {
        for labels in [TIKTOK, SHOPEE] {
            for (status, label) in labels.0 {
                assert_eq!(labels.status(label), *status);
            }
            assert_eq!(labels.status("PAINTED"), "PAINTED");
        }
    }
}
