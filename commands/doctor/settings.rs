//! The config file and the secrets that it names.

use spark::secrets::private;

use super::Finding;
use crate::context::Context;
use crate::failure::Failure;

pub(super) fn check(cx: &Context<'_>) -> Vec<Finding> {
    let path = cx.home.config.display();
    let config = match cx.config() {
        Ok(config) => config,
        Err(failure) => return vec![Finding::failed("config", failure)],
    };
    let mut findings = vec![if !cx.home.config.exists() {
        Finding::warning(
            "config",
            format!("there is no file `{path}`: the defaults hold"),
            "run `spark init`",
        )
    } else {
        Finding::ok("config", path.to_string())
    }];
    for (key, source) in config.secrets() {
        findings.push(match source.fetch(&cx.env, cx.home.base()) {
            Err(error) => Finding::failed(key, Failure::from(error)),
            Ok(_) if source.is_empty() => Finding::skipped(key, "is not set"),
            Ok(_) if source.is_literal() => in_clear(cx, key),
            Ok(secret) if secret.is_empty() => {
                Finding::warning(key, format!("`{source}` is empty"), "put the secret there")
            }
            Ok(_) => Finding::ok(key, source.to_string()),
        });
    }
    findings
}

/// A secret in the config file is worth a warning, all the more where others can read it.
fn in_clear(cx: &Context<'_>, key: &str) -> Finding {
    let readable = private::others_may_read(&cx.home.config).is_ok_and(|mode| mode.is_some());
    let whom = if readable { "in clear, and others can read the file" } else { "in clear" };
    let remedy = if readable { "chmod 600 the config, and " } else { "" };
    Finding::warning(
        key,
        format!("stands in the settings {whom}"),
        format!("{remedy}use `spark config set {key} keyring:NAME --secret`, or env: or file:"),
    )
}
