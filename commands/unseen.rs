//! Reading what must not be seen: from the terminal without an echo, or from stdin. Never a flag: those are shown to every
//! process of the machine.

use std::io::{self, IsTerminal as _};

use spark::secrets::Secret;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Asks for the secret that `prompt` names, or reads it from stdin: all of it, but for the line's end.
pub(crate) fn read(cx: &Context<'_>, prompt: &str) -> Result<Secret, Failure> {
    ask(cx, dialoguer::Password::new().with_prompt(prompt))
}

/// As [`read`], and has a person type it twice: nobody could tell them later what they typed.
pub(crate) fn read_new(cx: &Context<'_>, prompt: &str) -> Result<Secret, Failure> {
    ask(cx, dialoguer::Password::new().with_prompt(prompt).with_confirmation("Once more", "They differ"))
}

fn ask(cx: &Context<'_>, question: dialoguer::Password<'_>) -> Result<Secret, Failure> {
    let unreadable = |error: &dyn std::error::Error| {
        Failure::new(Exit::Invalid, "secret_unreadable", "cannot read the secret").because(error)
    };
    if cx.may_ask() {
        return question.interact().map(Secret::new).map_err(|error| unreadable(&error));
    }
    if io::stdin().is_terminal() {
        return Err(Failure::new(Exit::Decision, "secret_needed", "there is nobody to ask for the secret")
            .hint("give it on stdin"));
    }
    let text = io::read_to_string(io::stdin()).map(Secret::new).map_err(|error| unreadable(&error))?;
    Ok(Secret::new(text.expose().trim_end_matches(['\r', '\n'])))
}
