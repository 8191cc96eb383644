//! The description of the API, as the routes themselves make it.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Daemon, Spark};

/// The whole document. After a change, look at the difference and take it over with `INSTA_UPDATE=always cargo test openapi`.
#[test]
fn the_document_is_as_it_was_looked_at() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let mut document: Value = serde_json::from_str(&daemon.get("/api/openapi.json").1).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let operations =
        document["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values());
    let mut names = BTreeSet::new();
    for operation in operations {
        let name = operation["operationId"].as_str().unwrap();
        assert!(names.insert(name), "{name} is there twice");
        let parameters = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
        let of: BTreeSet<_> = parameters.iter().map(|it| (it["in"].as_str(), it["name"].as_str())).collect();
        assert_eq!(of.len(), parameters.len(), "{name} has a parameter twice");
    }
    document["info"]["version"] = "any".into();
    insta::assert_json_snapshot!(document);
}
