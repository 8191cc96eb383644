//! CSV: RFC 4180 quoting, the JSON's field names, nested fields dotted.

use std::borrow::Cow;

use serde_json::Value;

/// Returns every field that any of `items` has, in the order of first sight.
pub(super) fn fields(items: &[Value]) -> Vec<String> {
    let mut fields = Vec::new();
    for item in items {
        collect(item, "", &mut fields);
    }
    // An object that is absent in some items leaves its own name behind: its parts say more.
    let parents: Vec<_> = fields.iter().map(|field| format!("{field}.")).collect();
    let keep: Vec<_> = parents
        .iter()
        .map(|parent| !fields.iter().any(|field: &String| field.starts_with(parent.as_str())))
        .collect();
    fields.into_iter().zip(keep).filter_map(|(field, keep)| keep.then_some(field)).collect()
}

fn collect(value: &Value, prefix: &str, fields: &mut Vec<String>) {
    let Value::Object(object) = value else { return };
    for (name, value) in object {
        let field = format!("{prefix}{name}");
        if value.is_object() {
            collect(value, &format!("{field}."), fields);
        } else if !fields.contains(&field) {
            fields.push(field);
        }
    }
}

/// Returns the header.
pub(super) fn header(fields: &[String]) -> Vec<u8> {
    record(fields.iter().map(String::as_str))
}

/// Returns one item as a row.
pub(super) fn row(item: &Value, fields: &[String]) -> Vec<u8> {
    let cells: Vec<_> = fields.iter().map(|field| cell(super::table::find(item, field))).collect();
    record(cells.iter().map(AsRef::as_ref))
}

/// Returns a value as the text of a cell: nothing where nothing is known.
pub(crate) fn cell(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

fn record<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(cells).and_then(|()| Ok(writer.flush()?)).expect("a vector takes every record");
    writer.into_inner().expect("a vector takes every record")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nested_fields_are_dotted_and_quotes_doubled() {
        let items = [
            json!({"id": "1", "error": null, "note": "a, \"b\""}),
            json!({"id": "2", "error": {"code": "x"}, "note": null}),
        ];
        let fields = fields(&items);
        let mut text = header(&fields);
        items.iter().for_each(|item| text.extend(row(item, &fields)));
        assert_eq!(String::from_utf8(text).unwrap(), "id,note,error.code\r\n1,\"a, \"\"b\"\"\",\r\n2,,x\r\n");
    }
}
