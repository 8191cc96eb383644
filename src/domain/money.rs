//! Money: whole minor units of a currency, never a fraction in binary.
//!
//! A price is kept as an integer of the currency's ISO 4217 minor unit (cents for `USD`, whole yen for `JPY`, fils
//! for `KWD`), so whatever was written is kept exactly or refused. The rupiah has sen by ISO 4217, so it is kept in
//! hundredths; as nobody writes them, whole rupiah are printed without: `15000`.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// Returns the decimals of a currency's minor unit (ISO 4217), or `None` where there is no such currency.
fn decimals(code: &[u8; 3]) -> Option<u32> {
    Some(match code {
        b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
        | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
        b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
        b"CLF" | b"UYW" => 4,
        b"AED" | b"AFN" | b"ALL" | b"AMD" | b"AOA" | b"ARS" | b"AUD" | b"AWG" | b"AZN" | b"BAM" | b"BBD"
        | b"BDT" | b"BMD" | b"BND" | b"BOB" | b"BRL" | b"BSD" | b"BTN" | b"BWP" | b"BYN" | b"BZD"
        | b"CAD" | b"CDF" | b"CHF" | b"CNY" | b"COP" | b"CRC" | b"CUP" | b"CVE" | b"CZK" | b"DKK"
        | b"DOP" | b"DZD" | b"EGP" | b"ERN" | b"ETB" | b"EUR" | b"FJD" | b"FKP" | b"GBP" | b"GEL"
        | b"GHS" | b"GIP" | b"GMD" | b"GTQ" | b"GYD" | b"HKD" | b"HNL" | b"HTG" | b"HUF" | b"IDR"
        | b"ILS" | b"INR" | b"IRR" | b"JMD" | b"KES" | b"KGS" | b"KHR" | b"KPW" | b"KYD" | b"KZT"
        | b"LAK" | b"LBP" | b"LKR" | b"LRD" | b"LSL" | b"MAD" | b"MDL" | b"MGA" | b"MKD" | b"MMK"
        | b"MNT" | b"MOP" | b"MRU" | b"MUR" | b"MVR" | b"MWK" | b"MXN" | b"MYR" | b"MZN" | b"NAD"
        | b"NGN" | b"NIO" | b"NOK" | b"NPR" | b"NZD" | b"PAB" | b"PEN" | b"PGK" | b"PHP" | b"PKR"
        | b"PLN" | b"QAR" | b"RON" | b"RSD" | b"RUB" | b"SAR" | b"SBD" | b"SCR" | b"SDG" | b"SEK"
        | b"SGD" | b"SHP" | b"SLE" | b"SOS" | b"SRD" | b"SSP" | b"STN" | b"SVC" | b"SYP" | b"SZL"
        | b"THB" | b"TJS" | b"TMT" | b"TOP" | b"TRY" | b"TTD" | b"TWD" | b"TZS" | b"UAH" | b"USD"
        | b"UYU" | b"UZS" | b"VED" | b"VES" | b"WST" | b"XCD" | b"XCG" | b"YER" | b"ZAR" | b"ZMW"
        | b"ZWG" => 2,
        _ => return None,
    })
}

/// A currency of ISO 4217.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; 3],
    exponent: u32,
}

/// Why a text is no currency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no currency of ISO 4217, such as `IDR`")]
pub struct BadCurrency(pub String);

impl Currency {
    /// Returns its code, e.g. `IDR`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or_default() // three ASCII letters, see `from_str`
    }

    /// Returns the decimals of its minor unit.
    pub fn exponent(self) -> u32 {
        self.exponent
    }
}

impl FromStr for Currency {
    type Err = BadCurrency;

    fn from_str(text: &str) -> Result<Self, BadCurrency> {
        let bad = || BadCurrency(text.to_owned());
        let code: [u8; 3] = text.to_ascii_uppercase().as_bytes().try_into().map_err(|_| bad())?;
        let exponent = decimals(&code).ok_or_else(bad)?;
        Ok(Self { code, exponent })
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// An exact decimal number as it was written, before its currency is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    digits: i64,
    decimals: u32,
}

/// Why a text, or an amount in a currency, is no money.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadMoney {
    /// Not digits with at most one decimal point between them.
    #[error("`{0}` is no amount; write digits with a decimal point, such as `12.50`")]
    Text(String),
    /// More than 64 bits hold.
    #[error("the amount is too large")]
    TooLarge,
    /// A finer amount than the currency has.
    #[error("the amount has {decimals} decimals, its currency {exponent}")]
    TooFine { decimals: u32, exponent: u32 },
}

impl FromStr for Amount {
    type Err = BadMoney;

    fn from_str(text: &str) -> Result<Self, BadMoney> {
        let bad = || BadMoney::Text(text.to_owned());
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(bad()),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        let mut digits = 0_i64;
        if whole.is_empty() {
            return Err(bad());
        }
        for digit in whole.bytes().chain(fraction.bytes()) {
            if !digit.is_ascii_digit() {
                return Err(bad());
            }
            let next = digits.checked_mul(10).and_then(|tens| tens.checked_add(i64::from(digit - b'0')));
            digits = next.ok_or(BadMoney::TooLarge)?;
        }
        let digits = if unsigned.len() < text.len() { -digits } else { digits };
        Ok(Self { digits, decimals: fraction.len() as u32 })
    }
}

impl Amount {
    /// Returns whether it is below 0.
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// Returns the amount in minor units of `currency`; in hundredths as long as there is none.
    ///
    /// Zeros behind what the currency has are fine up to two decimals (`100.00` yen); three are refused, as `15.000`
    /// dong is more likely fifteen thousand.
    ///
    /// # Errors
    /// [`BadMoney::TooFine`] or [`BadMoney::TooLarge`]; never rounds.
    pub fn minor(self, currency: Option<Currency>) -> Result<i64, BadMoney> {
        let exponent = exponent(currency);
        if let Some(missing) = exponent.checked_sub(self.decimals) {
            return self.digits.checked_mul(10_i64.pow(missing)).ok_or(BadMoney::TooLarge);
        }
        let surplus = 10_i64.checked_pow(self.decimals - exponent).ok_or(BadMoney::TooLarge)?;
        if self.decimals > 2 || self.digits % surplus != 0 {
            return Err(BadMoney::TooFine { decimals: self.decimals, exponent });
        }
        Ok(self.digits / surplus)
    }
}

/// Returns the decimals of a currency's minor unit; two where the currency is not known yet.
fn exponent(currency: Option<Currency>) -> u32 {
    currency.map_or(2, |currency| currency.exponent)
}

/// An amount of money. Prints and serialises as a decimal text without its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units of the currency.
    pub minor: i64,
    /// The currency; `None` where nobody has said yet.
    pub currency: Option<Currency>,
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exponent = exponent(self.currency);
        let unit = 10_u64.pow(exponent);
        let minor = self.minor.unsigned_abs();
        let (whole, fraction) = (minor / unit, minor % unit);
        if self.minor < 0 {
            f.write_str("-")?;
        }
        let unwritten = fraction == 0 && self.currency.is_some_and(|currency| currency.code == *b"IDR");
        if exponent == 0 || unwritten {
            return write!(f, "{whole}");
        }
        write!(f, "{whole}.{fraction:0width$}", width = exponent as usize)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn minor(text: &str, currency: &str) -> Result<i64, BadMoney> {
        text.parse::<Amount>()?.minor(Some(currency.parse().unwrap()))
    }

    #[test]
    fn what_was_written_is_kept_exactly_or_refused() {
        for (text, currency, expected) in [
            ("12.50", "USD", Some(1250)),
            ("12.5", "USD", Some(1250)),
            ("12", "USD", Some(1200)),
            ("0.01", "MYR", Some(1)),
            ("-3.10", "SGD", Some(-310)),
            ("15000", "IDR", Some(1_500_000)),
            ("15000.25", "IDR", Some(1_500_025)),
            ("1.234", "KWD", Some(1234)),
            ("100", "JPY", Some(100)),
            ("100.00", "JPY", Some(100)),
            ("100.50", "JPY", None),
            ("15.000", "VND", None),
            ("12.500", "USD", None),
            ("12.505", "USD", None),
            ("12,50", "USD", None),
            ("1e3", "USD", None),
            ("", "USD", None),
            (".5", "USD", None),
            ("5.", "USD", None),
            ("$5", "USD", None),
            ("+5", "USD", None),
            ("--5", "USD", None),
            ("99999999999999999999", "USD", None),
            ("92233720368547758.08", "USD", None),
        ] {
            assert_eq!(minor(text, currency).ok(), expected, "{text} {currency}");
        }
    }

    #[test]
    fn a_currency_is_known_in_any_case_or_refused() {
        assert_eq!("idr".parse::<Currency>().unwrap().code(), "IDR");
        assert_eq!("kwd".parse::<Currency>().unwrap().exponent(), 3);
        for text in ["", "ID", "XXXX", "ABC", "€€€", "   "] {
            assert!(text.parse::<Currency>().is_err(), "{text}");
        }
    }

    #[test]
    fn rupiah_are_printed_whole_unless_they_are_not() {
        let currency = Some("IDR".parse().unwrap());
        assert_eq!(Money { minor: 1_500_000, currency }.to_string(), "15000");
        assert_eq!(Money { minor: 1_500_025, currency }.to_string(), "15000.25");
    }

    #[test]
    fn money_without_a_currency_is_kept_in_hundredths() {
        assert_eq!("9.5".parse::<Amount>().unwrap().minor(None), Ok(950));
        assert_eq!(Money { minor: 950, currency: None }.to_string(), "9.50");
    }

    proptest! {
        #[test]
        fn printed_money_reads_back(minor_units in any::<i64>(), code in "USD|JPY|KWD|IDR|CLF|VND") {
            let currency: Currency = code.parse().unwrap();
            let text = Money { minor: minor_units, currency: Some(currency) }.to_string();
            // The most negative integer has no positive counterpart to be read through.
            if minor_units != i64::MIN {
                prop_assert_eq!(minor(&text, &code), Ok(minor_units));
            }
        }
    }
}
