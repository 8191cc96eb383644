//! Lays the environment over the config file over the defaults, remembering for each value who said it.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;
use std::path::Path;
use std::str::FromStr;

use toml::de::{DeTable, DeValue};

use super::error::line_of;
use super::{Error, Origin, Value};
use crate::secrets::Source;

/// The defaults, as shipped: the lowest layer, the list of all keys, and their types.
pub(super) const EXAMPLE: &str = include_str!("../../config.example.toml");

/// Keys whose value may be a secret.
const SECRETS: [&str; 5] =
    ["store.password", "tiktok.app_secret", "shopee.partner_key", "shopee.push_key", "api.encryption_key"];

/// The key whose value may have a password in it.
const STORE_URL: &str = "store.url";

/// Names nearer than this are worth suggesting (Jaro-Winkler; found by trying typing errors).
const NEAR: f64 = 0.85;

/// One setting: its key (`tiktok.app_key`), what holds, and who said so.
#[derive(Clone)]
pub struct Setting {
    /// The dotted key.
    pub key: String,
    /// What holds.
    pub value: Value,
    /// Who said so.
    pub origin: Origin,
}

impl Setting {
    /// Returns the value as it may be shown: of a secret, the place it comes from.
    pub fn shown(&self) -> Value {
        match &self.value {
            Value::Text(text) if SECRETS.contains(&self.key.as_str()) => {
                let Ok(source) = text.parse::<Source>();
                Value::Text(source.to_string())
            }
            Value::Text(text) if self.key == STORE_URL => Value::Text(without_password(text)),
            value => value.clone(),
        }
    }

    /// Returns whether the value is a secret's own text.
    pub fn is_literal_secret(&self) -> bool {
        self.shown() != self.value
    }
}

/// Returns a URL, or what was meant as one, with its password hidden.
fn without_password(url: &str) -> String {
    let hidden = || {
        let (scheme, rest) = url.split_once("://")?;
        let (user, place) = rest.rsplit_once('@')?; // the last: what is typed may have others in its password
        let (user, _) = user.split_once(':')?;
        Some(format!("{scheme}://{user}:(hidden)@{place}"))
    };
    hidden().unwrap_or_else(|| url.to_owned())
}

/// Every setting, in the order of the example.
#[derive(Clone)]
pub struct Settings(Vec<Setting>);

impl Settings {
    /// Returns the defaults.
    pub fn defaults() -> Self {
        let table = leaves(EXAMPLE, Path::new("config.example.toml")).expect("the tests parse the example");
        let mut keys: Vec<_> = table.into_iter().collect();
        keys.sort_by_key(|leaf| leaf.line);
        let setting = |leaf: Leaf| Setting {
            key: leaf.key,
            value: leaf.value.expect("the tests parse the example"),
            origin: Origin::Default,
        };
        Self(keys.into_iter().map(setting).collect())
    }

    /// Returns the defaults, overlaid with the file at `path` (where there is one) and with `env`.
    ///
    /// # Errors
    /// The first thing that is wrong, with its place: an unknown key, a wrong type, no TOML at all.
    pub fn load(path: Option<&Path>, env: &BTreeMap<String, String>) -> Result<Self, Error> {
        let Some(path) = path else { return Self::of("", Path::new(""), env) };
        let text =
            fs::read_to_string(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
        Self::of(&text, path, env)
    }

    /// As [`Settings::load`], with the file's text given. `path` is where errors say they are.
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub fn of(text: &str, path: &Path, env: &BTreeMap<String, String>) -> Result<Self, Error> {
        let mut settings = Self::defaults();
        settings.overlay_file(text, path)?;
        settings.overlay_env(env)?;
        Ok(settings)
    }

    /// Returns every setting, in the order of the example.
    pub fn iter(&self) -> impl Iterator<Item = &Setting> {
        self.0.iter()
    }

    /// Returns the setting called `key`.
    ///
    /// # Errors
    /// [`Error::UnknownKey`], with the nearest one.
    pub fn get(&self, key: &str) -> Result<&Setting, Error> {
        self.0.iter().find(|setting| setting.key == key).ok_or_else(|| self.unknown(key, Origin::Given))
    }

    /// Returns the value of `key` as a `T`, a text or a number read by its `FromStr`.
    pub(super) fn read<T: FromStr<Err: Display>>(&self, key: &str) -> Result<T, Error> {
        let setting = self.get(key)?;
        setting.value.to_string().parse().map_err(|reason: T::Err| Error::BadValue {
            origin: setting.origin.clone(),
            key: key.to_owned(),
            value: setting.shown().to_string(),
            reason: reason.to_string(),
        })
    }

    fn overlay_file(&mut self, text: &str, path: &Path) -> Result<(), Error> {
        for Leaf { key, line, value } in leaves(text, path)? {
            let origin = Origin::File { path: path.to_owned(), line };
            let Some(setting) = self.0.iter_mut().find(|setting| setting.key == key) else {
                return Err(self.unknown(&key, origin));
            };
            let expected = setting.value.type_name();
            setting.value = match value {
                Ok(value) if value.type_name() == expected => value,
                Ok(value) => {
                    return Err(Error::WrongType { origin, key, expected, found: value.type_name() });
                }
                Err(found) => return Err(Error::WrongType { origin, key, expected, found }),
            };
            setting.origin = origin;
        }
        Ok(())
    }

    fn overlay_env(&mut self, env: &BTreeMap<String, String>) -> Result<(), Error> {
        for (name, text) in env {
            let origin = Origin::Env { name: name.clone() };
            let Some(setting) = self.0.iter_mut().find(|setting| variable(&setting.key) == *name) else {
                if let Some(error) = self.unknown_variable(name) {
                    return Err(error);
                }
                continue;
            };
            setting.value = setting.value.same_type(text).ok_or_else(|| Error::WrongType {
                origin: origin.clone(),
                key: setting.key.clone(),
                expected: setting.value.type_name(),
                found: "another text",
            })?;
            setting.origin = origin;
        }
        Ok(())
    }

    fn unknown(&self, key: &str, origin: Origin) -> Error {
        let nearest = nearest(key, self.0.iter().map(|setting| setting.key.clone()));
        Error::UnknownKey { origin, key: key.to_owned(), nearest }
    }

    /// Returns an error for a variable that looks as if it was meant for spark: one that begins like a section.
    /// Other programs have variables that begin with `SPARK_`, too.
    fn unknown_variable(&self, name: &str) -> Option<Error> {
        let section = |setting: &Setting| {
            let section = setting.key.split('.').next().unwrap_or_default();
            name.starts_with(&format!("{}_", variable(section)))
        };
        self.0.iter().any(section).then(|| Error::UnknownKey {
            origin: Origin::Env { name: name.to_owned() },
            key: name.to_owned(),
            nearest: nearest(name, self.0.iter().map(|setting| variable(&setting.key))),
        })
    }
}

/// Returns the environment variable of `key`: `tiktok.app_key` → `SPARK_TIKTOK_APP_KEY`.
pub fn variable(key: &str) -> String {
    format!("SPARK_{}", key.replace('.', "_").to_uppercase())
}

fn nearest(typed: &str, known: impl Iterator<Item = String>) -> Option<String> {
    known
        .map(|name| (strsim::jaro_winkler(typed, &name), name))
        .filter(|(likeness, _)| *likeness > NEAR)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}

/// One value of a TOML text, or what it is instead of a value that settings can have.
struct Leaf {
    key: String,
    line: usize,
    value: Result<Value, &'static str>,
}

/// Returns every `key = value` of a TOML text, with its line.
fn leaves(text: &str, path: &Path) -> Result<Vec<Leaf>, Error> {
    let table =
        DeTable::parse(text).map_err(|error| Error::syntax(path, text, error.span(), error.message()))?;
    let mut found = Vec::new();
    collect("", table.get_ref(), &|at| line_of(text, at), &mut found);
    found.sort_by_key(|leaf| leaf.line);
    Ok(found)
}

fn collect(prefix: &str, table: &DeTable<'_>, line_of: &dyn Fn(usize) -> usize, found: &mut Vec<Leaf>) {
    for (name, value) in table {
        let key = format!("{prefix}{}", name.get_ref());
        let value = match value.get_ref() {
            DeValue::Table(inner) => {
                collect(&format!("{key}."), inner, line_of, found);
                continue;
            }
            DeValue::String(text) => Ok(Value::Text(text.to_string())),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map(Value::Number)
                .map_err(|_| "a number too large"),
            DeValue::Float(_) => Err("a fraction"),
            DeValue::Boolean(_) => Err("true or false"),
            DeValue::Datetime(_) => Err("a date"),
            DeValue::Array(_) => Err("a list"),
        };
        found.push(Leaf { key, line: line_of(name.span().start), value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(file: &str, env: &[(&str, &str)]) -> Result<Settings, Error> {
        let env = env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Settings::of(file, Path::new("c.toml"), &env)
    }

    fn error(file: &str, env: &[(&str, &str)]) -> Error {
        load(file, env).err().unwrap()
    }

    #[test]
    fn the_environment_beats_the_file_and_the_file_the_default() {
        let file = "[tiktok]\napp_key = \"file\"\n\n[stock]\nbuffer = 3\n";
        let settings = load(file, &[("SPARK_STOCK_BUFFER", "5"), ("PATH", "/bin")]).unwrap();
        let said = |key| {
            let setting = settings.get(key).unwrap();
            (setting.value.to_string(), setting.origin.to_string())
        };
        assert_eq!(said("tiktok.app_key"), ("file".into(), "c.toml:2".into()));
        assert_eq!(said("stock.buffer"), ("5".into(), "SPARK_STOCK_BUFFER".into()));
        assert_eq!(said("oauth.listen"), ("127.0.0.1:5588".into(), "default".into()));
    }

    #[test]
    fn an_unknown_key_names_its_line_and_the_nearest() {
        let error = error("[tiktok]\n\napp_kee = \"x\"\n", &[]);
        assert_eq!(error.to_string(), "c.toml:3: there is no setting `tiktok.app_kee`");
        assert_eq!(error.nearest(), Some("tiktok.app_key"));
    }

    #[test]
    fn an_unknown_section_is_an_unknown_key() {
        let error = error("[tictok]\napp_key = \"x\"\n", &[]);
        assert_eq!(error.nearest(), Some("tiktok.app_key"));
    }

    #[test]
    fn a_misspelt_variable_names_the_nearest() {
        let error = error("", &[("SPARK_TIKTOK_APPKEY", "x")]);
        assert_eq!(error.nearest(), Some("SPARK_TIKTOK_APP_KEY"));
        assert!(load("", &[("SPARK_MASTER", "another program's")]).is_ok());
    }

    #[test]
    fn a_wrong_type_says_what_it_is_and_should_be() {
        for (file, message) in [
            ("[stock]\nbuffer = \"3\"\n", "c.toml:2: `stock.buffer` must be a whole number, and is a text"),
            ("[stock]\npolicy = [1]\n", "c.toml:2: `stock.policy` must be a text, and is a list"),
        ] {
            assert_eq!(error(file, &[]).to_string(), message);
        }
        let error = error("", &[("SPARK_STOCK_BUFFER", "many")]);
        assert_eq!(
            error.to_string(),
            "SPARK_STOCK_BUFFER: `stock.buffer` must be a whole number, and is another text"
        );
    }

    #[test]
    fn what_is_no_toml_names_its_line() {
        let error = error("[tiktok]\napp_key = \"x\nservice_id = 1\n", &[]);
        assert!(matches!(&error, Error::Syntax { origin: Origin::File { line: 2, .. }, .. }), "{error}");
    }
}
