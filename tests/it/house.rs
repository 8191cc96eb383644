//! The directions of `ARCHITECTURE.md`, kept by reading every path to a room.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Who may import whom, and nobody else.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("commands", &["engine", "sandbox", "config", "secrets", "clock", "api", "daemon", "dashboard"]),
    ("api", &["engine"]),
    ("daemon", &["engine"]),
    ("engine", &["store", "marketplace", "domain", "secrets", "clock"]),
    ("store", &["domain"]),
    ("marketplace", &["domain", "secrets", "clock"]),
    ("secrets", &["domain", "clock"]),
    ("config", &["secrets", "domain"]),
    ("clock", &["domain"]),
    ("domain", &[]),
    ("sandbox", &[]),
];

#[test]
fn every_room_imports_only_what_it_may() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rooms: Vec<_> = MAY_IMPORT.iter().map(|(room, _)| *room).collect();
    let mut wrong = Vec::new();
    let mut read = 0;
    for file in rust_files(&root.join("src")).into_iter().chain(rust_files(&root.join("commands"))) {
        let relative = file.strip_prefix(root).unwrap();
        let room = room_of(relative);
        if room == "lib" {
            continue;
        }
        let allowed = MAY_IMPORT.iter().find(|(name, _)| *name == room);
        let Some((_, allowed)) = allowed else {
            wrong.push(format!("{}: `{room}` is no room of the table", relative.display()));
            continue;
        };
        read += 1;
        for target in imports(&std::fs::read_to_string(&file).unwrap(), room == "commands") {
            if rooms.contains(&target.as_str()) && target != room && !allowed.contains(&target.as_str()) {
                wrong.push(format!("{}: {room} may not import {target}", relative.display()));
            }
        }
    }
    assert!(read > 20, "read only {read} files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_what_it_should() {
    let text = "use crate::store::Tx;\nuse crate::{domain::Millis, engine};\nlet x = crate::sandbox::serve();\n// crate::api\n";
    let seen: Vec<_> = imports(text, false).into_iter().collect();
    assert_eq!(seen, ["domain", "engine", "sandbox", "store"]);
    assert_eq!(imports("use spark::engine::Engine;", true).into_iter().collect::<Vec<_>>(), ["engine"]);
}

/// Two types of one name overwrite each other in the API's description without a word.
#[test]
fn every_schema_of_the_api_has_a_name_of_its_own() {
    let mut schemas: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        for name in schema_names(&std::fs::read_to_string(&file).unwrap()) {
            schemas.entry(name).or_default().push(file.clone());
        }
    }
    assert!(schemas.len() > 50, "read only {} schemas", schemas.len());
    schemas.retain(|_, files| files.len() > 1);
    assert!(schemas.is_empty(), "{schemas:#?}");
}

#[test]
fn the_reader_of_schemas_sees_what_it_should() {
    let text = "#[derive(Serialize, ToSchema)]\nstruct A {\n}\n#[derive(ToSchema)]\n#[schema(as = Other)]\npub(super) struct A;\n";
    assert_eq!(schema_names(text), ["A", "Other"]);
}

/// The names under which a file's types stand in the API's description.
fn schema_names(text: &str) -> Vec<String> {
    let described = text
        .split("#[derive(")
        .skip(1)
        .filter(|item| item.split_once(')').is_some_and(|(traits, _)| traits.contains("ToSchema")));
    let name = |item: &str| {
        let (_, renamed) = item.split_once("#[schema(as = ").unwrap_or_default();
        let (_, own) = item.split_once("struct ").or_else(|| item.split_once("enum "))?;
        let name = if renamed.is_empty() { own } else { renamed };
        Some(name.chars().take_while(|letter| letter.is_alphanumeric()).collect())
    };
    described.filter_map(name).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The room a file stands in: the first folder (or file) under `src/`, or `commands`.
fn room_of(file: &Path) -> String {
    let mut parts = file.iter().map(|part| part.to_str().unwrap());
    match parts.next() {
        Some("commands") => "commands".to_owned(),
        _ => parts.next().unwrap().trim_end_matches(".rs").to_owned(),
    }
}

/// Every room named by a `crate::room` or `crate::{room…, room…}` path (`spark::` where the binary speaks).
fn imports(text: &str, binary: bool) -> BTreeSet<String> {
    let prefix = if binary { "spark::" } else { "crate::" };
    let mut seen = BTreeSet::new();
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    for (at, _) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut name = String::new();
            let mut first = true; // still inside the first segment of an element
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => {
                        seen.insert(std::mem::take(&mut name));
                        first = true;
                    }
                    ':' => first = false,
                    letter if depth == 1 && first && (letter.is_alphanumeric() || letter == '_') => {
                        name.push(letter)
                    }
                    _ => {}
                }
                if depth == 0 {
                    seen.insert(name);
                    break;
                }
            }
        } else {
            seen.insert(
                rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect(),
            );
        }
    }
    seen.remove("");
    seen
}
