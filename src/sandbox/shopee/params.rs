//! The query of a request: unknown names are ignored, lists come with commas or as repeated keys.

use super::envelope::Refusal;

/// The query's pairs, decoded, in the order in which they came.
#[derive(Debug, Clone)]
pub(super) struct Params(Vec<(String, String)>);

impl Params {
    /// Reads a raw query, with or without a trailing `&`.
    pub(super) fn parse(query: &str) -> Self {
        Self(url::form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// Returns the first value of `name` that is not empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.all(name).find(|value| !value.is_empty())
    }

    /// Returns the elements of the list `name`: repeated keys, commas, or both.
    pub(super) fn list(&self, name: &str) -> Vec<&str> {
        self.all(name)
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .filter(|element| !element.is_empty())
            .collect()
    }

    /// Returns the integers of the list `name`.
    pub(super) fn ints(&self, name: &str) -> Result<Vec<i64>, Refusal> {
        self.list(name).into_iter().map(|element| element.parse().map_err(|_| invalid(name))).collect()
    }

    /// Returns the integer `name`, if it is there.
    pub(super) fn int(&self, name: &str) -> Result<Option<i64>, Refusal> {
        self.text(name).map(|value| value.parse().map_err(|_| invalid(name))).transpose()
    }

    /// Returns the integer `name`, which must be there and lie in `range`.
    pub(super) fn int_in(&self, name: &str, range: std::ops::RangeInclusive<i64>) -> Result<i64, Refusal> {
        let value = self.int(name)?.ok_or_else(|| invalid(name))?;
        if value > *range.end() {
            return Err(Refusal::wrong_parameters(format!("{name} must be {} or less.", range.end())));
        }
        if value < *range.start() {
            return Err(Refusal::wrong_parameters(format!("{name} must be {} or more.", range.start())));
        }
        Ok(value)
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

fn invalid(name: &str) -> Refusal {
    Refusal::wrong_parameters(format!("{name} is invalid."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_take_commas_and_repeated_keys() {
        let expected = vec![34_001, 34_002];
        for query in [
            "item_id_list=34001,34002",
            "item_id_list=34001%2C34002",
            "item_id_list=34001&item_id_list=34002",
            "item_id_list=34001,&item_id_list=34002&",
        ] {
            assert_eq!(Params::parse(query).ints("item_id_list").expect("integers"), expected, "{query}");
        }
        assert!(Params::parse("item_id_list=[34001 34002]").ints("item_id_list").is_err());
        assert!(Params::parse("other=1").ints("item_id_list").expect("none").is_empty());
    }

    #[test]
    fn ranges_name_their_bound() {
        let page = |query: &str| Params::parse(query).int_in("page_size", 1..=100);
        assert_eq!(page("page_size=100").expect("in range"), 100);
        assert_eq!(
            page("page_size=101").expect_err("too many").message,
            "Wrong parameters, detail: page_size must be 100 or less."
        );
        assert!(page("page_size=0").is_err());
        assert!(page("page_size=ten").is_err());
        assert!(page("").is_err());
    }
}
