//! What makes a code a code.

use super::SkuCode;

/// The longest code: what a unique index of four-byte characters can hold on every engine.
const LONGEST: usize = 191;

/// Why a text is no SKU code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// Nothing in it.
    #[error("a SKU's code cannot be blank")]
    Blank,
    /// Too long to be a code.
    #[error("a SKU's code has at most {LONGEST} characters, this one {0}")]
    TooLong(usize),
    /// A character that cannot be seen.
    #[error("a SKU's code cannot hold line breaks, tabs or other control characters")]
    Control,
}

/// Checks a code as people and files write it. Blanks around it are no part of it; its case is.
///
/// # Errors
/// [`BadCode`].
pub fn check(text: &str) -> Result<&str, BadCode> {
    let code = text.trim();
    if code.is_empty() {
        return Err(BadCode::Blank);
    }
    if code.chars().any(char::is_control) {
        return Err(BadCode::Control);
    }
    match code.chars().count() {
        long if long > LONGEST => Err(BadCode::TooLong(long)),
        _ => Ok(code),
    }
}

/// As [`check`], and makes it a [`SkuCode`].
///
/// # Errors
/// [`BadCode`].
pub fn code(text: &str) -> Result<SkuCode, BadCode> {
    check(text).map(SkuCode::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_keeps_its_case_and_loses_the_blanks_around() {
        assert_eq!(check(" Kaos-Biru 42 "), Ok("Kaos-Biru 42"));
        assert_eq!(check("  "), Err(BadCode::Blank));
        assert_eq!(check("a\tb"), Err(BadCode::Control));
        assert_eq!(check(&"é".repeat(191)).map(str::len), Ok(382));
        assert_eq!(check(&"é".repeat(192)), Err(BadCode::TooLong(192)));
    }
}
