//! Values on their way into and out of a statement.

/// A parameter. Borrowed, so that bulk work copies nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// SQL NULL.
    Null,
    /// A 64-bit integer: ids, counts, times (unix ms), money (minor units), booleans (0 or 1).
    Int(i64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

/// A column's value as read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ValueRef<'a> {
    /// SQL NULL.
    Null,
    /// A 64-bit integer.
    Int(i64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

/// What can be a parameter.
pub trait ToValue {
    /// Returns the parameter.
    fn to_value(&self) -> Value<'_>;
}

/// What a column can be read as; `Err` says what was expected.
pub trait FromValue: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// Says in words what does not fit.
    fn from_value(value: ValueRef<'_>) -> Result<Self, String>;
}

macro_rules! integers {
    ($($int:ty),*) => {$(
        impl ToValue for $int {
            fn to_value(&self) -> Value<'_> {
                Value::Int(i64::from(*self))
            }
        }

        impl FromValue for $int {
            fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
                match value {
                    ValueRef::Int(int) => int.try_into().map_err(|_| format!("{int} is out of range")),
                    other => Err(format!("expected an integer, found {}", name(other))),
                }
            }
        }
    )*};
}
integers!(i64, i32, u32, u16);

impl ToValue for bool {
    fn to_value(&self) -> Value<'_> {
        Value::Int(i64::from(*self))
    }
}

impl FromValue for bool {
    fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
        i64::from_value(value).map(|int| int != 0)
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl FromValue for String {
    fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
        match value {
            ValueRef::Text(text) => Ok(text.to_owned()),
            other => Err(format!("expected text, found {}", name(other))),
        }
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Value<'_> {
        Value::Blob(self)
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
        match value {
            ValueRef::Blob(bytes) => Ok(bytes.to_vec()),
            other => Err(format!("expected bytes, found {}", name(other))),
        }
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
        match value {
            ValueRef::Null => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value<'_> {
        (**self).to_value()
    }
}

macro_rules! text_values {
    ($($id:ident),*) => {$(
        impl ToValue for crate::domain::$id {
            fn to_value(&self) -> Value<'_> {
                Value::Text(self.as_str())
            }
        }

        impl FromValue for crate::domain::$id {
            fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
                String::from_value(value).map(Self::from)
            }
        }
    )*};
}
text_values!(
    SkuCode,
    ShopAlias,
    Platform,
    ShopId,
    ProductId,
    VariantId,
    WarehouseId,
    OrderId,
    ReturnId,
    GroupId
);

impl ToValue for crate::domain::Currency {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.code())
    }
}

impl FromValue for crate::domain::Currency {
    fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
        match value {
            ValueRef::Text(code) => {
                code.parse().map_err(|error: crate::domain::BadCurrency| error.to_string())
            }
            other => Err(format!("expected a currency, found {}", name(other))),
        }
    }
}

impl ToValue for crate::domain::Millis {
    fn to_value(&self) -> Value<'_> {
        Value::Int(self.0)
    }
}

impl FromValue for crate::domain::Millis {
    fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
        i64::from_value(value).map(Self)
    }
}

macro_rules! key_values {
    ($($key:ident),*) => {$(
        impl ToValue for crate::domain::$key {
            fn to_value(&self) -> Value<'_> {
                Value::Int(self.0)
            }
        }

        impl FromValue for crate::domain::$key {
            fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
                i64::from_value(value).map(Self)
            }
        }
    )*};
}
key_values!(
    GroupKey,
    ShopKey,
    SkuKey,
    ListingKey,
    MovementKey,
    RunKey,
    OrderKey,
    LineKey,
    AccountKey,
    ReturnKey,
    ReturnLineKey
);

fn name(value: ValueRef<'_>) -> &'static str {
    match value {
        ValueRef::Null => "NULL",
        ValueRef::Int(_) => "an integer",
        ValueRef::Text(_) => "text",
        ValueRef::Blob(_) => "bytes",
    }
}
