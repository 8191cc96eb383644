//! What Shopee means by its codes and messages (Shopee reference, 6).

use crate::marketplace::call::Meaning;

/// What a complaint means (6.3, 6.4). The same code serves many purposes (`error_auth` is used of tokens, of stock and
/// of holidays), so that the message is asked first.
pub(super) fn meaning(status: u16, code: &str, message: &str) -> Meaning {
    let text = message.to_ascii_lowercase();
    let text = |part: &str| text.contains(part);
    // Codes come bare or behind a module's name, some with blanks: `product.error_param`, `order. error_param`.
    let whole = code.trim().to_ascii_lowercase();
    let code = whole.rsplit('.').next().unwrap_or_default().trim();

    if text("timestamp is expired") || text("invalid timestamp") {
        Meaning::Clock
    } else if text("api call limit") || text("call number") {
        Meaning::Quota
    } else if text("too many requests")
        || whole.contains("rate_limit")
        || code == "error_too_many_invoke_function"
        || status == 429
    {
        Meaning::Throttled
    } else if code == "error_sign" || text("wrong sign") {
        Meaning::Credentials
    } else if text("refresh_token") || code.ends_with("refresh_token") || code == "refresh_token_expired" {
        Meaning::Consent
    } else if text("invalid access_token") || matches!(code, "invalid_acceess_token" | "invalid_access_token")
    {
        Meaning::Token
    } else if text("invalid code")
        || matches!(code, "invalid_code" | "invalid_shop_id" | "invalid_main_acount_id")
    {
        Meaning::Code
    } else if text("invalid partner_id or shop")
        || text("please link shop and partner")
        || text("no linked")
        || code.ends_with("no_linked")
        || code.ends_with("no_link")
        || code.ends_with("access_expired")
    {
        Meaning::Consent
    } else if text("partner_id is invalid")
        || text("invalid partner_id")
        || matches!(code, "invalid_partner_id" | "error_partner_key_expired" | "partner_frozen")
    {
        Meaning::Credentials
    } else if text("no permission")
        || text("don't have the permission")
        || text("app is deleted")
        || matches!(
            code,
            "error_api_permission"
                | "error_ashop_api_permission"
                | "error_kyc_auth"
                | "error_api_call_restricted"
                | "error_permission"
                | "source_ip_undeclared"
                | "shop_banned"
                | "user_banned"
        )
    {
        Meaning::Denied
    } else if text("reserved stock")
        || text("holiday")
        || code.contains("holiday")
        || code.contains("promotion")
        || text("promotion")
    {
        Meaning::ForNow
    } else if text("invalid stock location") || text("normal stock must be") || text("update item failed") {
        Meaning::Refused // under codes that otherwise mean a fault
    } else if text("system error")
        || text("try again later")
        || text("try later")
        || text("interal error")
        || matches!(
            code,
            "error_system_busy"
                | "system_busy"
                | "error_inner"
                | "error_server"
                | "error_network"
                | "error_data"
                | "error_other"
                | "error_get_shop_fail"
                | "error_timeout"
        )
        || status >= 500
    {
        Meaning::Busy
    } else {
        Meaning::Refused
    }
}

/// Returns whether `code` says that an item is not there.
pub(super) fn no_such_item(code: &str) -> bool {
    matches!(
        code.rsplit('.').next().map(str::trim),
        Some("error_item_not_found" | "error_item_not_belong_shop")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_complaint_means() {
        use Meaning::{
            Busy, Clock, Code, Consent, Credentials, Denied, ForNow, Quota, Refused, Throttled, Token,
        };
        let table = [
            ("error_param", "There is no partner_id in query.", Refused),
            ("error_param", "Timestamp is expired.", Clock),
            ("error_param", "Invalid timestamp", Clock),
            ("error_sign", "Wrong sign.", Credentials),
            (
                "error_param",
                "Permission denied. This API is currently offline or the request path is incorrect.",
                Refused,
            ),
            ("error_auth", "partner_id is invalid", Credentials),
            ("invalid_partner_id", "Invalid partner_id, please have a check.", Credentials),
            ("error_partner_key_expired", "Your API partner key has expired, please reset", Credentials),
            ("error_auth", "Invalid access_token.", Token),
            ("invalid_acceess_token", "Invalid access_token, please have a check.", Token),
            ("invalid_access_token", "", Token),
            ("error_auth", "Invalid refresh_token.", Consent),
            ("error_shop_refresh_token", "", Consent),
            ("refresh_token_expired", "", Consent),
            ("error_auth", "Invalid code", Code),
            ("invalid_main_acount_id", "", Code),
            ("error_auth", "Invalid partner_id or shopid.", Consent),
            ("partner_shop_no_link", "Invalid partner_id or shop_id, please have a check.", Consent),
            ("shop_no_linked", "Partner and shop has no linked. (…)", Consent),
            ("shop_access_expired", "Your access to shop has expired.", Consent),
            ("shop_banned", "", Denied),
            ("error_auth", "No permission to current api.", Denied),
            ("error_api_permission", "This app type has no permission to this API.", Denied),
            ("source_ip_undeclared", "Request Source IP (1.2.3.4) is undeclared.", Denied),
            (
                "error_rate_limit",
                "Too many requests. You have reached the rate limit. Please try again later.",
                Throttled,
            ),
            ("ads.rate_limit.exceed_shop_api", "", Throttled),
            ("error_server", "Too many requests, please try again later", Throttled),
            (
                "error_limit",
                "The total API call number made by your APP has reached the daily API call limit",
                Quota,
            ),
            ("order.error_limit", "Can not cancel this order", Refused),
            ("error_auth", "System error, please try again later.", Busy),
            ("error_system_busy", "Our system is taking some time to respond, please try later.", Busy),
            ("product.error_inner", "System error", Busy),
            ("error_inner", "Invalid stock location ID", Refused),
            ("error_server", "FBS item: normal stock must be equal to 0", Refused),
            ("error_data", "parse data failed", Busy),
            ("error_auth", "Total stock must be more than reserved stock.", ForNow),
            ("error_auth", "Please wait for the holiday mode set then to edit item.", ForNow),
            ("error_holiday_mode_change_stock", "", ForNow),
            ("error_cannt_edit_stock_in_promotion", "", ForNow),
            ("error_auth", "Lack of location_id, please double check.", Refused),
            ("error_auth", "You do not have right to use seller location_id", Refused),
            ("error_item_not_found", "Product not found", Refused),
            (" logistics.package_already_shipped", "", Refused),
            ("a_code_that_nobody_knows", "", Refused),
        ];
        for (code, message, expected) in table {
            assert_eq!(meaning(200, code, message), expected, "{code}: {message}");
        }
    }
}
