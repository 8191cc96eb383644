//! What a country code says of a shop that the marketplaces themselves don't tell: its currency and its time zone.

/// The currency and the time zone of a market.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    /// ISO 4217 code.
    pub(crate) currency: &'static str,
    /// IANA time zone: the capital's, or the marketplace's own office where a country has several.
    pub(crate) timezone: &'static str,
}

/// Returns what is known of `code`, an ISO 3166 country code; `XXX` (no currency) and UTC for a market that opened
/// after this table was written.
pub(crate) fn region(code: &str) -> Region {
    let (currency, timezone) = match code.to_ascii_uppercase().as_str() {
        "AR" => ("ARS", "America/Argentina/Buenos_Aires"),
        "AT" => ("EUR", "Europe/Vienna"),
        "BE" => ("EUR", "Europe/Brussels"),
        "BR" => ("BRL", "America/Sao_Paulo"),
        "CL" => ("CLP", "America/Santiago"),
        "CN" => ("CNY", "Asia/Shanghai"),
        "CO" => ("COP", "America/Bogota"),
        "CZ" => ("CZK", "Europe/Prague"),
        "DE" => ("EUR", "Europe/Berlin"),
        "ES" => ("EUR", "Europe/Madrid"),
        "FR" => ("EUR", "Europe/Paris"),
        "GB" | "UK" => ("GBP", "Europe/London"),
        "GR" => ("EUR", "Europe/Athens"),
        "HK" => ("HKD", "Asia/Hong_Kong"),
        "HU" => ("HUF", "Europe/Budapest"),
        "ID" => ("IDR", "Asia/Jakarta"),
        "IE" => ("EUR", "Europe/Dublin"),
        "IN" => ("INR", "Asia/Kolkata"),
        "IT" => ("EUR", "Europe/Rome"),
        "JP" => ("JPY", "Asia/Tokyo"),
        "KR" => ("KRW", "Asia/Seoul"),
        "MX" => ("MXN", "America/Mexico_City"),
        "MY" => ("MYR", "Asia/Kuala_Lumpur"),
        "NL" => ("EUR", "Europe/Amsterdam"),
        "PH" => ("PHP", "Asia/Manila"),
        "PL" => ("PLN", "Europe/Warsaw"),
        "PT" => ("EUR", "Europe/Lisbon"),
        "SG" => ("SGD", "Asia/Singapore"),
        "TH" => ("THB", "Asia/Bangkok"),
        "TW" => ("TWD", "Asia/Taipei"),
        "US" => ("USD", "America/Los_Angeles"),
        "VN" => ("VND", "Asia/Ho_Chi_Minh"),
        _ => ("XXX", "UTC"),
    };
    Region { currency, timezone }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_time_zone_exists_and_a_new_market_is_no_fault() {
        for code in
            ["AR", "BR", "CL", "CO", "GB", "ID", "JP", "MX", "MY", "PH", "PL", "SG", "TH", "TW", "US", "VN"]
        {
            let region = region(code);
            assert_ne!(region.currency, "XXX", "{code}");
            assert!(region.timezone.contains('/'), "{code}");
        }
        assert_eq!(region("ID"), Region { currency: "IDR", timezone: "Asia/Jakarta" });
        assert_eq!(region("ZZ"), Region { currency: "XXX", timezone: "UTC" });
    }
}
