//! Shopee's answers: one envelope for success and failure, most often under HTTP 200.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

/// What a call that went well answers, by the place of its payload.
#[derive(Debug, Clone)]
pub(super) enum Payload {
    /// Under `response`: nearly every call.
    Response(Value),
    /// Under `response`, with more fields beside it (`gtin_limit`).
    ResponseAnd(Value, Map<String, Value>),
    /// Beside `error`: token calls, `/public/*`, `get_shop_info`.
    Flat(Map<String, Value>),
    /// In place of the envelope: a file, which is a PDF.
    File(Vec<u8>),
}

impl Payload {
    /// Returns a payload that lies beside `error`. Anything but an object is empty.
    pub(super) fn flat(value: Value) -> Self {
        match value {
            Value::Object(fields) => Self::Flat(fields),
            _ => Self::Flat(Map::new()),
        }
    }

    fn into_body(self, request_id: &str) -> Value {
        let (response, beside) = match self {
            Self::Response(response) => (Some(response), Map::new()),
            Self::ResponseAnd(response, beside) => (Some(response), beside),
            Self::Flat(beside) => (None, beside),
            Self::File(_) => (None, Map::new()),
        };
        let mut body = Map::new();
        body.insert("error".into(), "".into());
        body.insert("message".into(), "".into());
        if let Some(response) = response {
            body.insert("warning".into(), "".into());
            body.insert("response".into(), response);
        }
        body.insert("request_id".into(), request_id.into());
        body.extend(beside);
        Value::Object(body)
    }
}

/// A call that was refused.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Refusal {
    pub(super) error: &'static str,
    pub(super) message: String,
    /// What stands under `response` beside the error: the lists of a batch of which all failed, or an explicit null.
    pub(super) response: Option<Value>,
    /// Whether the gateway refused (app, signature, token, shop) rather than the service behind it.
    pub(super) by_gateway: bool,
}

impl Refusal {
    /// Returns a refusal of the service: HTTP 200.
    pub(super) fn service(error: &'static str, message: impl Into<String>) -> Self {
        Self { error, message: message.into(), response: None, by_gateway: false }
    }

    /// Returns a refusal of the gateway.
    pub(super) fn gateway(error: &'static str, message: impl Into<String>) -> Self {
        Self { error, message: message.into(), response: None, by_gateway: true }
    }

    /// Returns the refusal of a parameter that is missing, malformed or out of range.
    pub(super) fn wrong_parameters(detail: impl std::fmt::Display) -> Self {
        Self::service("error_param", format!("Wrong parameters, detail: {detail}"))
    }

    /// Adds what stands under `response`.
    pub(super) fn with_response(mut self, response: Value) -> Self {
        self.response = Some(response);
        self
    }

    fn into_body(self, request_id: &str) -> Value {
        let mut body = json!({"error": self.error, "message": self.message, "request_id": request_id});
        if let Some(response) = self.response {
            body["response"] = response;
        }
        body
    }
}

/// What every call comes to.
pub(super) type Answer = Result<Payload, Refusal>;

/// Returns the HTTP status and the body of an answer. Shopee documents no status for the gateway's refusals, hence
/// `gateway`; the service's own are always 200.
pub(super) fn seal(answer: Answer, request_id: &str, gateway: StatusCode) -> (StatusCode, Value) {
    match answer {
        Ok(payload) => (StatusCode::OK, payload.into_body(request_id)),
        Err(refusal) => {
            let status = if refusal.by_gateway { gateway } else { StatusCode::OK };
            (status, refusal.into_body(request_id))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_lies_where_its_call_puts_it() {
        let body = |payload| seal(Ok(payload), "r1", StatusCode::FORBIDDEN).1;
        assert_eq!(
            body(Payload::Response(json!({"a": 1}))),
            json!({"error": "", "message": "", "warning": "", "response": {"a": 1}, "request_id": "r1"})
        );
        assert_eq!(
            body(Payload::flat(json!({"a": 1}))),
            json!({"error": "", "message": "", "request_id": "r1", "a": 1})
        );
    }

    #[test]
    fn only_the_gateway_uses_the_status() {
        let gateway = || Err(Refusal::gateway("error_sign", "Wrong sign."));
        assert_eq!(seal(gateway(), "r", StatusCode::FORBIDDEN).0, 403);
        assert_eq!(seal(gateway(), "r", StatusCode::OK).0, 200);
        let service =
            Err(Refusal::service("error_item_not_found", "Product not found").with_response(Value::Null));
        let (status, body) = seal(service, "r", StatusCode::FORBIDDEN);
        assert_eq!(status, 200);
        assert_eq!(body["response"], Value::Null);
        assert_eq!(body["error"], "error_item_not_found");
    }
}
