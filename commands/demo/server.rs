//! The database on a server that the story may be told on.

use spark::config::{ServerUrl, StoreUrl, variable};
use spark::engine::{Address, database};
use spark::secrets::{Secret, Source};

use crate::context::Context;
use crate::failure::Failure;

/// An empty database that the story fills. It stays, whatever becomes of the home.
pub(super) struct Server {
    /// Without the password.
    address: Address,
    /// As spark's own settings take it.
    url: String,
    password: Option<Secret>,
}

impl Server {
    /// Makes the database where there is none, and insists that it is empty.
    pub(super) async fn claim(cx: &Context<'_>, url: ServerUrl, password: &Source) -> Result<Self, Failure> {
        let base = std::path::absolute(cx.home.base()).unwrap_or_else(|_| cx.home.base().to_owned());
        let absolute = url.at(&base).to_string();
        let address = cx.address(&StoreUrl::MySql(url), password)?;
        database::insist_empty(&address, cx.limits()?).await.map_err(|error| {
            let hint = "name one that is empty, or that is not there yet: the demo makes it";
            let failure = Failure::from(error);
            if failure.code == "database_not_empty" { failure.hint(hint) } else { failure }
        })?;
        let password = match password {
            none if none.is_empty() => None,
            source => Some(source.fetch(&cx.env, cx.home.base())?),
        };
        Ok(Self { address, url: absolute, password })
    }

    /// Returns what leads a command of the story here, as variables of its environment.
    pub(super) fn settings(&self) -> Vec<(String, String)> {
        let mut settings = vec![(variable("store.url"), self.url.clone())];
        if let Some(password) = &self.password {
            settings.push((variable("store.password"), password.expose().to_owned()));
        }
        settings
    }

    /// Returns the lines that somebody types who wants to be led here.
    pub(super) fn exports(&self) -> String {
        let password = match self.password {
            Some(_) => format!("export {}=…\n", variable("store.password")),
            None => String::new(),
        };
        format!("export {}='{}'\n{password}", variable("store.url"), self.address)
    }

    /// Says what the story leaves in the database.
    pub(super) fn leaves(&self, skus: usize, is_home_kept: bool) -> String {
        let tokens = match is_home_kept {
            true => "their tokens are sealed with the key in that home",
            false => "the key to their tokens went with the temporary home",
        };
        format!(
            "`{}` keeps what the story wrote: two shops ({tokens}), {skus} SKUs and their ledger.\n\
             Drop it when you are done with it; another demo needs an empty one.\n",
            self.address
        )
    }
}
