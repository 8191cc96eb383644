//! What TikTok Shop means by its codes (TikTok reference, 6).

use crate::marketplace::call::Meaning;

/// What a code means (6.2, 6.3). Where one code means several things, the beginning of its message decides; live
/// messages carry a help link behind it.
pub(super) fn meaning(status: u16, code: &str, message: &str) -> Meaning {
    let message = message.to_ascii_lowercase();
    match code {
        "36009002" | "36009037" => Meaning::Throttled,
        "36009003" | "36009007" => Meaning::Busy,
        "36009004" if message.starts_with("invalid timestamp") => Meaning::Clock,
        "36009004" if message.starts_with("invalid credentials") && message.contains("app_key") => {
            Meaning::Credentials
        }
        "36009004" if message.starts_with("invalid credentials") => Meaning::Token,
        "101000" | "105001" | "105002" => Meaning::Token,
        "105005" | "36009033" => Meaning::Denied,
        "106001" => Meaning::Credentials,
        "36004001" | "36004005" => Meaning::Consent,
        "36004004" if message.contains("app_secret") || message.contains("app_key") => Meaning::Credentials,
        "36004004" => Meaning::Code,
        // locked for now: appeal, auction, promotion, quota of the day
        "12052308" | "12052371" | "12052393" | "12019045" | "12052038" | "12052093" => Meaning::ForNow,
        // transient, of fulfilment and after-sales (4.9, 4.10)
        "11034023" | "11034037" // a label that is being made
        | "11001027" | "11001031" | "21001003" | "21001008" | "21001011" | "25001028" | "25001058"
        | "25007002" => Meaning::Busy,
        _ if code.starts_with("120") => Meaning::Refused,
        _ => match status {
            429 => Meaning::Throttled,
            500.. => Meaning::Busy,
            _ => Meaning::Refused,
        },
    }
}

/// More than 10,000 products match: narrow by time (4.0).
pub(super) const TOO_MANY: &str = "12052180";

/// Returns whether `code` says that a product is not there (6.3).
pub(super) fn no_such_product(code: &str) -> bool {
    matches!(code, "12019150" | "12052032" | "12052260" | "12052031" | "12052048")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_code_means() {
        use Meaning::{Busy, Clock, Code, Consent, Credentials, Denied, ForNow, Refused, Throttled, Token};
        let table = [
            (429, "36009002", "Too many requests.", Throttled),
            (200, "36009037", "", Throttled),
            (200, "36009003", "Internal error.", Busy),
            (504, "36009007", "Request timeout.", Busy),
            (404, "36009009", "Invalid path.", Refused),
            (403, "36009033", "Access denied. Your IP address 1.2.3.4", Denied),
            (400, "36009004", "Missing credentials.", Refused),
            (401, "36009004", "Invalid credentials. The 'x-tts-access-token' header is invalid.", Token),
            (400, "36009004", "Invalid credentials. The 'app_key' query parameter is invalid.", Credentials),
            (400, "36009004", "Invalid timestamp. For more details: https://…", Clock),
            (400, "36009004", "Unexpected identifier. shop_cipher", Refused),
            (400, "101000", "Invalid query or header.", Token),
            (401, "105001", "Expired credentials.", Token),
            (401, "105002", "Expired credentials.", Token),
            (403, "105005", "Access denied.", Denied),
            (401, "106001", "Invalid credentials.", Credentials),
            (400, "106013", "Missing identifier.", Refused),
            (200, "36004004", "auth code is expired", Code),
            (200, "36004004", "app_secret is wrong", Credentials),
            (200, "36004005", "authorization record not found", Consent),
            (200, "36004001", "refresh token expired", Consent),
            (200, "12052393", "promotion", ForNow),
            (200, "12052055", "out of range", Refused),
            (500, "12099999", "a code that nobody knows", Refused),
            (500, "77", "", Busy),
            (429, "77", "", Throttled),
            (200, "77", "", Refused),
        ];
        for (status, code, message, expected) in table {
            assert_eq!(meaning(status, code, message), expected, "{status} {code} {message}");
        }
    }
}
