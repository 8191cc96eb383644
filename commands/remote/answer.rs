//! What a daemon answers, and what its refusals mean here.

use std::time::Duration;

use reqwest::{Response, StatusCode, header};
use serde_json::Value;

use super::Address;
use crate::exit::Exit;
use crate::failure::Failure;

/// An answer, read whole.
pub(super) struct Answer {
    status: StatusCode,
    /// How long the daemon asks to wait.
    pub(super) wait: Option<Duration>,
    /// The envelope; null for what is none.
    body: Value,
}

/// Why there is no data.
pub(super) enum NoData {
    /// The daemon says why.
    Refused(Failure),
    /// What answered is no daemon, or one that does not know the question.
    Strange(String),
}

impl Answer {
    /// Reads an answer to its end.
    pub(super) async fn read(response: Response) -> reqwest::Result<Self> {
        let wait = response.headers().get(header::RETRY_AFTER);
        let wait = wait.and_then(|text| text.to_str().ok()?.parse().ok().map(Duration::from_secs));
        let status = response.status();
        let body = serde_json::from_slice(&response.bytes().await?).unwrap_or_default();
        Ok(Self { status, wait, body })
    }

    /// Returns whether the daemon only asks for patience.
    pub(super) fn is_busy(&self) -> bool {
        matches!(self.status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE)
    }

    /// Returns the data of a success; of one that has none, null.
    pub(super) fn data(mut self, address: &Address) -> Result<Value, NoData> {
        if self.status.is_success() && self.body["success"] == true {
            return Ok(self.body["data"].take());
        }
        let (message, code) = (self.body["message"].as_str(), self.body["code"].as_str());
        match message.filter(|_| self.body["success"] == false) {
            // The only 404 without a word for programs is that of a route which is not there.
            Some(message) if code.is_some() || self.status != StatusCode::NOT_FOUND => {
                let code = code.unwrap_or("daemon_refused").to_owned();
                Err(NoData::Refused(Failure::new(exit(self.status), code, message)))
            }
            None if self.status.is_server_error() => {
                let message = format!("`{address}` answered {}", self.status);
                Err(NoData::Refused(Failure::new(Exit::Unavailable, "daemon_unavailable", message)))
            }
            _ => Err(NoData::Strange(format!("it answered {}", self.status))),
        }
    }
}

fn exit(status: StatusCode) -> Exit {
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Exit::Auth,
        StatusCode::NOT_FOUND => Exit::Missing,
        StatusCode::CONFLICT => Exit::Busy,
        StatusCode::TOO_MANY_REQUESTS
        | StatusCode::BAD_GATEWAY
        | StatusCode::SERVICE_UNAVAILABLE
        | StatusCode::GATEWAY_TIMEOUT => Exit::Unavailable,
        status if status.is_server_error() => Exit::Bug,
        _ => Exit::Invalid,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(status: u16, body: Value) -> Result<Value, Option<(Exit, String)>> {
        let answer = Answer { status: StatusCode::from_u16(status).unwrap(), wait: None, body };
        answer.data(&"https://h".parse().unwrap()).map_err(|error| match error {
            NoData::Refused(failure) => Some((failure.exit, failure.code.into_owned())),
            NoData::Strange(_) => None,
        })
    }

    #[test]
    fn a_refusal_ends_as_the_same_fault_would_here() {
        let refusal = |code: &str| json!({"success": false, "message": "No", "code": code});
        for (status, code, exit) in [
            (401, "session_invalid", Exit::Auth),
            (403, "role_too_low", Exit::Auth),
            (404, "no_such_sku", Exit::Missing),
            (400, "date_invalid", Exit::Invalid),
            (429, "too_many_requests", Exit::Unavailable),
            (503, "database_busy", Exit::Unavailable),
            (500, "bug", Exit::Bug),
        ] {
            assert_eq!(told(status, refusal(code)), Err(Some((exit, code.to_owned()))), "{status}");
        }
        assert_eq!(told(200, json!({"success": true, "data": [1]})), Ok(json!([1])));
        assert_eq!(told(502, Value::Null), Err(Some((Exit::Unavailable, "daemon_unavailable".to_owned()))));
    }

    #[test]
    fn what_no_daemon_would_say_is_strange() {
        for (status, body) in [
            (200, Value::Null),
            (200, json!([1])),
            (301, Value::Null),
            (404, Value::Null),
            (404, json!({"success": false, "message": "Route not found"})),
            (200, json!({"success": false})),
        ] {
            assert_eq!(told(status, body.clone()), Err(None), "{status} {body}");
        }
    }
}
