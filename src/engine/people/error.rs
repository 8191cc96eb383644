//! Why somebody is not let in, or an account not changed.

use std::time::Duration;

use crate::domain::{Fault, Kind, Retry, Role};

/// What is wrong with a field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: &'static str,
    /// What it should be, as a sentence.
    pub message: &'static str,
}

/// Why somebody is not let in, or an account not changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Mail address and password do not belong together, or the account is closed: which of it, nobody is told.
    #[error("the mail address or the password is wrong")]
    BadLogin,
    /// Too many failed logins.
    #[error("too many failed logins: try again in {} s", wait.as_secs().max(1))]
    LockedOut { wait: Duration },
    /// Too many passwords are being checked at once.
    #[error("too many logins at once: try again in a moment")]
    Crowded,
    /// The token is none, has ended, or was logged out.
    #[error("unauthorized: log in again")]
    NoSession,
    /// The role does not reach.
    #[error("this takes the role `{needs}`")]
    Forbidden { needs: Role },
    /// A form was not filled in as it should be.
    #[error("{}", fields.first().map_or("the form is incomplete", |field| field.message))]
    Fields { fields: Vec<FieldError> },
    /// The mail address is in use.
    #[error("this mail address is registered already")]
    EmailTaken,
    /// The current password is not that.
    #[error("the current password is wrong")]
    WrongPassword,
    /// The new password is the current one.
    #[error("the new password must differ from the current one")]
    SamePassword,
    /// There is nobody by that mail address in the group.
    #[error("there is no user `{email}` in this group")]
    NoSuchUser { email: String },
    /// The person is in the group already.
    #[error("`{email}` is a user of this group already")]
    UserExists { email: String },
    /// Somebody decides about themselves.
    #[error("nobody changes or removes themselves: ask another owner")]
    OneSelf,
    /// There is no such session of this account.
    #[error("there is no session `{id}`")]
    NoSuchSession { id: String },
    /// The caller has that shop already.
    #[error("this shop is linked to you already")]
    AlreadyAttached,
    /// The browser that came back is not the one that was sent, came too late or came twice.
    #[error("this does not answer an authorisation that was asked for here; start again from the app")]
    StrayConsent,
    /// A hash could not be made or read.
    #[error("a password could not be hashed")]
    Hash { reason: String },
}

impl Error {
    /// Returns the error about one field.
    pub(super) fn field(field: &'static str, message: &'static str) -> Self {
        Self::Fields { fields: vec![FieldError { field, message }] }
    }
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::BadLogin | Self::NoSession | Self::StrayConsent => Kind::Auth,
            Self::Forbidden { .. } => Kind::Forbidden,
            Self::LockedOut { .. } | Self::Crowded => Kind::Busy,
            Self::Fields { .. }
            | Self::EmailTaken
            | Self::WrongPassword
            | Self::SamePassword
            | Self::OneSelf
            | Self::UserExists { .. }
            | Self::AlreadyAttached => Kind::Invalid,
            Self::NoSuchUser { .. } | Self::NoSuchSession { .. } => Kind::Missing,
            Self::Hash { .. } => Kind::Bug,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::BadLogin => "login_wrong",
            Self::LockedOut { .. } => "locked_out",
            Self::Crowded => "logins_crowded",
            Self::NoSession => "session_invalid",
            Self::Forbidden { .. } => "role_too_low",
            Self::Fields { .. } => "fields_invalid",
            Self::EmailTaken => "email_taken",
            Self::WrongPassword => "password_wrong",
            Self::SamePassword => "password_same",
            Self::NoSuchUser { .. } => "no_such_user",
            Self::UserExists { .. } => "user_exists",
            Self::OneSelf => "user_is_oneself",
            Self::NoSuchSession { .. } => "no_such_session",
            Self::AlreadyAttached => "shop_attached",
            Self::StrayConsent => "authorisation_stray",
            Self::Hash { .. } => "password_unhashable",
        }
    }

    fn retry(&self) -> Retry {
        match self {
            Self::LockedOut { wait } => Retry::After(*wait),
            Self::Crowded => Retry::After(Duration::from_secs(1)),
            _ => Retry::No,
        }
    }
}
