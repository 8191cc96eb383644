//! The description of the API, as the routes themselves make it.

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
    let names: Vec<_> = operations.map(|operation| operation["operationId"].as_str().unwrap()).collect();
    assert_eq!(names.len(), names.iter().collect::<std::collections::BTreeSet<_>>().len(), "{names:?}");
    document["info"]["version"] = "any".into();
    insta::assert_json_snapshot!(document);
}
