//! What went wrong, as people and scripts are told: a sentence, its causes, a hint, an exit code.

use std::borrow::Cow;
use std::error::Error;

use serde::Serialize;
use serde_json::{Value, json};
use spark::engine::{self, Fault, import, lease, ledger, lookup, push, shops};
use spark::{config, secrets};

use super::exit::Exit;

/// A command's failure. Built from the library's errors, or by [`Failure::new`] for what only a face can get wrong.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    /// Stable: scripts match on it.
    pub(crate) code: Cow<'static, str>,
    pub(crate) message: String,
    /// Why, outermost first.
    pub(crate) causes: Vec<String>,
    pub(crate) hint: Option<String>,
    /// The rows, listings or fields that are meant. Boxed, as failures are passed up by value.
    pub(crate) details: Box<Value>,
}

impl Failure {
    /// Returns a failure with one sentence: lower case, no full stop.
    pub(crate) fn new(exit: Exit, code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        let code = code.into();
        let hint = hint(&code).map(str::to_owned);
        Self { exit, code, message: message.into(), causes: Vec::new(), hint, details: Box::default() }
    }

    /// Ends with another exit code.
    pub(crate) fn ending(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    /// Wraps `error` of the library, whatever room it is from.
    pub(crate) fn of(error: &(impl Fault + 'static)) -> Self {
        let causes = causes(error).iter().map(ToString::to_string).collect();
        Self { causes, ..Self::new(error.kind().into(), error.code(), error.to_string()) }
    }

    /// Says what to do next, instead of what the table says.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Names the cause.
    pub(crate) fn because(self, cause: &dyn Error) -> Self {
        self.because_of(cause.to_string())
    }

    /// Names the cause in words.
    pub(crate) fn because_of(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }

    /// Names the rows, listings or fields that are meant: a list of objects, or an object.
    pub(crate) fn details(mut self, details: impl Serialize) -> Self {
        self.details = Box::new(serde_json::to_value(details).unwrap_or_default());
        self
    }

    /// Returns the one-line object of `--json`.
    pub(crate) fn to_json(&self) -> Value {
        let Self { exit, code, message, causes, hint, details } = self;
        let exit = *exit as u8;
        let mut error =
            json!({ "code": code, "message": message, "hint": hint, "exit": exit, "details": details });
        if !causes.is_empty() {
            error["causes"] = json!(causes);
        }
        json!({ "error": error })
    }
}

/// Returns why, outermost first.
pub(crate) fn causes<'e>(error: &'e (dyn Error + 'static)) -> Vec<&'e (dyn Error + 'static)> {
    let (mut causes, mut cause) = (Vec::new(), error.source());
    while let Some(error) = cause {
        causes.push(error);
        cause = error.source();
    }
    causes
}

impl From<engine::Error> for Failure {
    fn from(error: engine::Error) -> Self {
        let failure = Self::of(&error);
        match error {
            engine::Error::Import(import::Error::Rows { problems, .. }) => failure.details(problems.listed),
            engine::Error::Lookup(lookup::Error::NoSuchSku { nearest: Some(nearest), .. }) => {
                failure.hint(format!("did you mean `{nearest}`?"))
            }
            engine::Error::Shop(shops::Error::NoSuchShop { nearest: Some(nearest), .. }) => {
                failure.hint(format!("did you mean `{nearest}`?"))
            }
            engine::Error::Held(lease::Error { holder, until, .. }) => {
                failure.details(json!({ "holder": holder, "until": until }))
            }
            engine::Error::Lookup(lookup::Error::Ambiguous { listings, .. }) => failure.details(listings),
            engine::Error::Ledger(ledger::Error::BelowZero { sku, on_hand, delta }) => {
                failure.details(json!({ "sku": sku, "on_hand": on_hand, "delta_on_hand": delta }))
            }
            engine::Error::Ledger(ledger::Error::Bundle { components, .. }) => failure.details(components),
            engine::Error::Ledger(ledger::Error::CannotRevert { short, .. }) => failure.details(short),
            engine::Error::Push(push::Error::Stale { listings }) => failure.details(listings),
            _ => failure,
        }
    }
}

impl From<secrets::Error> for Failure {
    fn from(error: secrets::Error) -> Self {
        Self::of(&error)
    }
}

impl From<config::Error> for Failure {
    fn from(error: config::Error) -> Self {
        let (mut failure, nearest) = (Self::of(&error), error.nearest());
        if let Some((origin, key)) = error.place() {
            let (file, line) = match origin {
                config::Origin::File { path, line } => (Some(path.display().to_string()), Some(line)),
                _ => (None, None),
            };
            failure = failure.details(json!({ "file": file, "line": line, "key": key, "nearest": nearest }));
        }
        match nearest {
            Some(nearest) => failure.hint(format!("did you mean `{nearest}`?")),
            None => failure,
        }
    }
}

/// What to do next, by the error's code. Commands in here are real: a test parses them.
pub(crate) const HINTS: &[(&str, &str)] = &[
    ("address_unusable", "--listen names another address, and port 0 any that is free"),
    ("alias_taken", "`spark shop list` shows the aliases in use"),
    ("app_credentials_rejected", "check the app's key and secret: `spark config show`"),
    ("authorisation_code_rejected", "a code works once and for minutes: start `spark shop connect` again"),
    ("authorisation_missing", "open the consent page, agree, and paste the address that the browser ends on"),
    ("authorisation_refused", "start `spark shop connect` again when the seller has agreed to it"),
    ("authorisation_timed_out", "--timeout waits longer; --paste works without a browser on this machine"),
    ("backup_damaged", "nothing was changed; take another backup"),
    ("below_zero", "`spark stock set SKU N` says what is there now"),
    ("cannot_revert", "the units have gone on since: correct those SKUs with `spark stock set SKU N`"),
    ("certificate_incomplete", "`spark config show` shows what is set"),
    (
        "certificate_unusable",
        "both files must be PEM and readable, the server's own certificate the first of its chain",
    ),
    ("clock_skew", "set this machine's clock, e.g. by NTP; `spark doctor` shows how far it is off"),
    ("config_unknown_key", "`spark config show` lists every setting"),
    ("copies_differ", "stop what writes there (the daemon), empty the database to fill, and copy again"),
    (
        "daemon_strange",
        "check the address, a path of a proxy in it too, and that both are of the same version",
    ),
    ("daemon_unreachable", "check the address, and that `spark daemon` runs there; then run it again"),
    (
        "daemon_untrusted",
        "its certificate must name this address and come from an authority that this machine trusts (SSL_CERT_FILE names others)",
    ),
    ("data_key_exposed", "make it yours alone: chmod 600 on that file"),
    (
        "data_key_missing",
        "put the key file back from your backup; without it every shop must be connected again",
    ),
    (
        "data_key_wrong",
        "put the key back that was made with this database; `spark doctor` shows where spark looks",
    ),
    ("database_busy", "another spark is writing; try again when it is done"),
    (
        "database_damaged",
        "see what is wrong with `spark db check`; `spark db restore FILE` brings a backup back",
    ),
    ("database_lost", "nothing half done was kept; run it again when the server is back"),
    ("database_missing", "make one with `spark init`, or name its folder with --home"),
    ("database_newer", "a newer spark has written it: use that one, or restore an older backup"),
    (
        "database_not_empty",
        "name an empty one; a copy that was cut off goes on with `spark db copy` from the same database",
    ),
    ("database_outcome_unknown", "run it again: what was kept is recognised, and not done twice"),
    (
        "database_read_only",
        "check who owns the database file and its folder, and whether the disk is read-only",
    ),
    (
        "database_refused",
        "check user, password, database, ssl-mode and ssl-ca: `spark config show`; the user needs all rights on that database",
    ),
    ("database_unfinished", "run the same `spark db copy` again: it goes on where it stopped"),
    (
        "database_unreachable",
        "check that the server runs, and the host and port in `spark config get store.url`; then run it again",
    ),
    ("disk_full", "free some space and run it again; nothing half done was kept"),
    (
        "drift_undecided",
        "see them with `spark stock push --dry-run`; then `spark stock push --policy master` or another policy settles them",
    ),
    ("dump_damaged", "nothing was changed; take another backup"),
    (
        "encryption_key_invalid",
        "make one: `openssl rand -base64 32`, and put it where api.encryption_key says",
    ),
    ("file_empty", "nothing is read from an empty file, so that it can empty nothing"),
    ("group_exists", "change it with `spark group set GID`"),
    ("group_not_empty", "`spark user rm MAIL` takes people out; a group that has had shops or stock is kept"),
    ("group_unknown", "`spark group list` shows them; the one made by `spark init` is called `main`"),
    (
        "guard_tripped",
        "look at the plan with `spark stock push --dry-run`; `spark stock push --force` sends it all the same",
    ),
    ("keyring_unavailable", "unlock the keyring, or name another place: `env:NAME` or `file:PATH`"),
    ("lease_held", "it ends within a minute if that process is dead; run it again then"),
    ("lease_lost", "another spark took over; run it again to see what is left to do"),
    ("listen_failed", "--listen names another address, --paste does without one"),
    (
        "listing_ambiguous",
        "name the variant, and the warehouse if there are several: `alias:product/variant`",
    ),
    ("marketplace_not_configured", "set it with `spark config set KEY VALUE`"),
    ("marketplace_unavailable", "run it again later; what was done stays done"),
    ("master_moved", "run it again: it plans anew"),
    ("no_such_listing", "see them with `spark listing list`, or read the shops again: `spark listing pull`"),
    ("no_such_order", "`spark order list` shows what was taken in; `spark order pull` asks the shops"),
    (
        "no_such_return",
        "`spark order return list` shows what was taken in; `spark order pull` asks the shops",
    ),
    ("no_such_run", "the report of every import, push and pull names its run_id"),
    ("no_such_shop", "`spark shop list` shows every shop"),
    ("no_such_user", "`spark user list` shows who may log in"),
    (
        "not_logged_in",
        "`spark login MAIL --server URL` begins a session; a job may have its token in SPARK_TOKEN",
    ),
    ("order_not_taken_in", "say what came back by hand: `spark stock adjust SKU +N --reason return`"),
    ("outcome_unknown", "run it again: spark first reads back what the shop shows"),
    ("plan_stale", "plan again: `spark stock push --dry-run --out PLAN`"),
    ("rate_limited", "run it again in a few minutes"),
    (
        "return_has_several_lines",
        "`spark order return receive RETURN --line LINE=UNITS` says how many of which",
    ),
    ("return_unmapped", "map its listing first: `spark map add LISTING SKU`"),
    ("rows_invalid", "correct these rows, or take the good ones with --skip-invalid"),
    ("secret_missing", "`spark config show` says where each secret should come from"),
    ("server_unnamed", "`spark login MAIL --server https://spark.example.com`"),
    ("session_invalid", "it has ended: `spark login MAIL --server URL` begins a new one"),
    ("shop_connected_elsewhere", "whoever manages that group has to disconnect it there first"),
    ("shop_disconnected", "connect it again: `spark shop connect`"),
    ("shop_expired", "the seller has to agree again: `spark shop connect`"),
    ("shop_revoked", "the seller has to agree again: `spark shop connect`"),
    ("sku_exists", "change it with `spark sku set CODE`"),
    ("sku_has_history", "its ledger is kept; `spark stock set SKU 0` empties it"),
    ("sku_is_bundle", "set the stock of its components; the bundle follows"),
    ("sku_mapped", "`spark map list` shows where; `spark map rm LISTING` takes a listing off it"),
    ("time_zone_unknown", "name one with --tz, or install this machine's time zone data (tzdata)"),
    (
        "tls_missing",
        "set daemon.tls_cert and daemon.tls_key, or put a TLS proxy in front and say --behind-proxy",
    ),
    ("token_key_invalid", "--token-key takes what the old backend had as TOKEN_ENCRYPTION_KEY"),
    ("token_rejected", "try `spark shop refresh ALIAS`, then `spark shop connect`"),
    ("user_exists", "change it with `spark user set MAIL`, its password with `spark user passwd MAIL`"),
];

fn hint(code: &str) -> Option<&'static str> {
    HINTS.iter().find(|(known, _)| *known == code).map(|(_, hint)| *hint)
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use clap::error::ErrorKind;

    use super::*;
    use crate::Cli;

    #[test]
    fn every_command_in_a_hint_exists() {
        for (code, hint) in HINTS {
            let commands = hint.split('`').filter(|text| text.starts_with("spark "));
            for command in commands {
                match Cli::try_parse_from(command.split(' ')).map_err(|error| error.kind()) {
                    // A hint may leave out what only its reader can know.
                    Ok(_)
                    | Err(
                        ErrorKind::MissingRequiredArgument
                        | ErrorKind::ValueValidation
                        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
                    ) => {}
                    Err(kind) => panic!("{code}: `{command}` is no command: {kind:?}"),
                }
            }
        }
    }

    #[test]
    fn hints_are_looked_up_by_codes_that_come_once() {
        let mut codes: Vec<_> = HINTS.iter().map(|(code, _)| code).collect();
        assert!(codes.is_sorted(), "keep the table in order");
        codes.dedup();
        assert_eq!(codes.len(), HINTS.len());
    }

    #[test]
    fn an_error_says_each_cause_once() {
        let source = std::io::Error::other("the disk is on fire");
        let error = secrets::Error::Unreadable { path: "key".into(), source };
        let failure = Failure::from(error);
        assert_eq!(failure.message, "cannot read the secret in `key`");
        assert_eq!(failure.causes, ["the disk is on fire"]);
        assert_eq!(failure.exit, Exit::Config);
        assert_eq!(failure.to_json()["error"]["exit"], 8);
    }
}
