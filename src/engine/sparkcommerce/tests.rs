use super::unseal::{Key, open};
use crate::secrets::Secret;

/// Sealed as the backend did, by Node's own `aes-256-gcm` and a key of 32 `k`s.
const SEALED: &str = "ENC::BwcHBwcHBwcHBwcH:4uYKEu+Q5n8cUobP0faQiA==:A0P83IXASAFLA8X1hPs=";

fn key(text: &str) -> Option<Key> {
    Key::read(&Secret::from(text.to_owned())).ok()
}

fn opened(key: Option<&Key>, value: &str) -> Result<String, &'static str> {
    open(key, value).map(|secret| secret.expose().to_owned())
}

#[test]
fn a_token_opens_with_its_key_however_that_was_written() {
    let base64 = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";
    for text in [base64, &"6b".repeat(32), &"k".repeat(32), &format!(" {base64}\n")] {
        assert_eq!(opened(key(text).as_ref(), SEALED).as_deref(), Ok("TTP_pwSm2AAAAA"), "{text}");
    }
    for text in ["", "k", &"k".repeat(33)] {
        assert!(key(text).is_none(), "{text}");
    }
}

#[test]
fn a_value_in_clear_is_itself_and_rubbish_says_what_it_is() {
    let key = key(&"k".repeat(32));
    assert_eq!(opened(None, "plain").as_deref(), Ok("plain"));
    assert_eq!(opened(None, SEALED), Err("it is sealed, and no token key was given"));
    let wrong = self::key(&"x".repeat(32));
    assert_eq!(opened(wrong.as_ref(), SEALED), Err("the token key does not open it"));
    assert_eq!(opened(key.as_ref(), &SEALED.replace("A0P8", "A0P9")), Err("the token key does not open it"));
    for text in ["ENC::", "ENC::a:b", "ENC::!:?:*", "ENC::AAAA:AAAA:AAAA"] {
        assert_eq!(opened(key.as_ref(), text), Err("it is no sealed token"), "{text}");
    }
}
