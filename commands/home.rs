//! Where spark's files are: one folder where `--home` names it, else where the platform expects them.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use spark::secrets::{KeyPlace, LoginPlace};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Globals;

/// Spark's places on this machine.
#[derive(Debug, Clone)]
pub(crate) struct Home {
    /// The config file.
    pub(crate) config: PathBuf,
    /// Whether the config file was named: then it has to be there.
    pub(crate) config_named: bool,
    /// The folder of database and key.
    pub(crate) data: PathBuf,
    /// Whether one folder is to hold everything, the key too.
    one_folder: bool,
}

impl Home {
    /// Returns the places that the flags and the platform name.
    pub(crate) fn find(globals: &Globals) -> Result<Self, Failure> {
        let (config, data) = match &globals.home {
            Some(home) => (home.join("config.toml"), home.clone()),
            None => {
                let dirs = ProjectDirs::from("", "", "spark").ok_or_else(|| {
                    Failure::new(Exit::Config, "no_home", "this user has no home folder")
                        .hint("name a folder with --home")
                })?;
                (dirs.config_dir().join("config.toml"), dirs.data_dir().to_owned())
            }
        };
        Ok(Self {
            config_named: globals.config.is_some(),
            config: globals.config.clone().unwrap_or(config),
            data,
            one_folder: globals.home.is_some(),
        })
    }

    /// Returns the folder that relative paths in the config start at.
    pub(crate) fn base(&self) -> &Path {
        self.config.parent().unwrap_or(Path::new(""))
    }

    /// Returns the default database file.
    pub(crate) fn database(&self) -> PathBuf {
        self.data.join("spark.db")
    }

    /// Returns the flags that lead another process here, wherever it starts.
    pub(crate) fn flags(&self) -> std::io::Result<Vec<String>> {
        let flag = |name: &str, path: &Path| {
            std::path::absolute(path).map(|path| [name.to_owned(), path.display().to_string()])
        };
        let mut flags = Vec::new();
        if self.one_folder {
            flags.extend(flag("--home", &self.data)?);
        }
        if self.config_named {
            flags.extend(flag("--config", &self.config)?);
        }
        Ok(flags)
    }

    /// Returns where logins at daemons elsewhere are looked for and put.
    pub(crate) fn logins(&self) -> LoginPlace {
        LoginPlace { file: self.data.join("logins"), keyring: !self.one_folder }
    }

    /// Returns where the data key is looked for and put.
    pub(crate) fn key(&self) -> KeyPlace {
        KeyPlace { file: self.data.join("key"), keyring: !self.one_folder }
    }
}
