//! Changes the config file and leaves everything else in it alone.

use std::path::Path;

use toml_edit::{DocumentMut, Item, Table, TomlError, value};

use super::settings::EXAMPLE;
use super::{Error, Origin, Settings, Value};

/// Returns the config file that a new home gets: the example with every value commented out, so that a later
/// spark's better default holds there, too.
pub fn template() -> String {
    let line = |line: &str| match line.split_once(" = ") {
        Some(_) if !line.starts_with('#') => format!("#{line}\n"),
        _ => format!("{line}\n"),
    };
    EXAMPLE.lines().map(line).collect()
}

/// Returns the config file `text` with `key` set to what `typed` says. `path` is where errors say they are.
///
/// # Errors
/// [`Error::UnknownKey`] with the nearest one, [`Error::WrongType`], [`Error::Syntax`] for a file that is no TOML.
pub fn set(text: &str, path: &Path, key: &str, typed: &str) -> Result<String, Error> {
    let settings = Settings::defaults();
    let setting = settings.get(key)?;
    let new = setting.value.same_type(typed).ok_or_else(|| Error::WrongType {
        origin: Origin::Given,
        key: key.to_owned(),
        expected: setting.value.type_name(),
        found: "another text",
    })?;
    let mut document: DocumentMut =
        text.parse().map_err(|error: TomlError| Error::syntax(path, text, error.span(), error.message()))?;
    let (section, name) = key.split_once('.').unwrap_or(("", key));
    let mut item = match new {
        Value::Text(text) => value(text),
        Value::Number(number) => value(number),
    };
    if document.get(section).is_none_or(|table| table.get(name).is_none())
        && let Some(text) = uncomment(text, section, name, &item.to_string())
    {
        return Ok(text);
    }
    let table = document.entry(section).or_insert(Item::Table(Table::new()));
    let Some(table) = table.as_table_like_mut() else {
        return Err(Error::WrongType {
            origin: Origin::File { path: path.to_owned(), line: 1 },
            key: section.to_owned(),
            expected: "a section",
            found: "a value",
        });
    };
    if let (Some(old), Some(new)) = (table.get(name).and_then(Item::as_value), item.as_value_mut()) {
        *new.decor_mut() = old.decor().clone(); // a comment behind the value
    }
    match table.get_mut(name) {
        Some(old) => *old = item, // its key keeps the comment before it
        None => drop(table.insert(name, item)),
    }
    Ok(document.to_string())
}

/// Returns `text` with the template's `#name = …` of the section in force, where it has that line.
fn uncomment(text: &str, section: &str, name: &str, value: &str) -> Option<String> {
    let (header, sleeping) = (format!("[{section}]"), format!("#{name} = "));
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    let start = lines.iter().position(|line| line.trim() == header)? + 1;
    let inside = lines[start..].iter().take_while(|line| !line.starts_with('['));
    let at = start + inside.enumerate().find(|(_, line)| line.starts_with(&sleeping))?.0;
    lines[at] = format!("{name} = {value}");
    Some(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_order_stay() {
        let before = "# mine\n[stock]\n# why\npolicy = \"ask\" # for now\nbuffer = 1\n";
        let after = set(before, Path::new("c"), "stock.policy", "master").unwrap();
        assert_eq!(after, before.replace("ask", "master"));
        let after = set(before, Path::new("c"), "tiktok.app_key", "k").unwrap();
        assert_eq!(after, format!("{before}\n[tiktok]\napp_key = \"k\"\n"));
    }

    #[test]
    fn the_template_says_nothing_and_takes_every_setting() {
        let mut text = template();
        assert!(
            Settings::of(&text, Path::new("c"), &Default::default())
                .unwrap()
                .iter()
                .all(|setting| setting.origin == Origin::Default)
        );
        for setting in Settings::defaults().iter() {
            text = set(&text, Path::new("c"), &setting.key, &setting.value.to_string()).unwrap();
        }
        let read = Settings::of(&text, Path::new("c"), &Default::default()).unwrap();
        for (one, other) in read.iter().zip(Settings::defaults().iter()) {
            assert!(one.value == other.value && one.origin != Origin::Default, "{}", one.key);
        }
    }

    #[test]
    fn a_setting_wakes_where_the_template_has_it() {
        let text = set(&template(), Path::new("c"), "shopee.api_url", "http://x").unwrap();
        assert_eq!(
            text,
            template().replace("#api_url = \"https://partner.shopeemobile.com\"", "api_url = \"http://x\"")
        );
    }

    #[test]
    fn an_unknown_key_and_a_wrong_type_are_refused() {
        let unknown = set("", Path::new("c"), "stock.polisy", "ask").unwrap_err();
        assert_eq!(unknown.nearest(), Some("stock.policy"));
        assert!(matches!(set("", Path::new("c"), "stock.buffer", "some"), Err(Error::WrongType { .. })));
        assert!(matches!(set("[", Path::new("c"), "stock.buffer", "1"), Err(Error::Syntax { .. })));
    }
}
