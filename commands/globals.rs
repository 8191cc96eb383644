//! The flags that every command takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::remote::Address;

/// How data is printed on stdout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people; may change
    Table,
    /// An array of objects, or one object
    Json,
    /// One object a line
    Ndjson,
    /// A header and rows, nested fields dotted
    Csv,
}

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How the log on stderr looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// For people
    Text,
    /// One object a line
    Json,
}

/// Flags before or after any command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Globals {
    /// Folder that holds config, database and key
    #[arg(long, global = true, value_name = "DIR", env = "SPARK_HOME", hide_env_values = true)]
    pub(crate) home: Option<PathBuf>,
    /// Config file
    #[arg(long, global = true, value_name = "FILE", env = "SPARK_CONFIG", hide_env_values = true)]
    pub(crate) config: Option<PathBuf>,
    /// Group (tenant) to work in [default: main]
    #[arg(long, global = true, value_name = "GID")]
    pub(crate) group: Option<String>,
    /// Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)
    #[arg(long, global = true, value_name = "URL", env = "SPARK_SERVER", hide_env_values = true)]
    pub(crate) server: Option<Address>,
    /// How to print data
    #[arg(long, global = true, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: Format,
    /// Short for --format json
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Show no progress bars
    #[arg(long, global = true)]
    pub(crate) no_progress: bool,
    /// Never ask: fail instead, naming the flag that answers
    #[arg(long, global = true)]
    pub(crate) no_input: bool,
    /// Answer every question with yes
    #[arg(short, long, global = true)]
    pub(crate) yes: bool,
    /// Print data and errors only
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Log more (-v what is done, -vv how, -vvv everything)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
    /// How the log looks
    #[arg(long, global = true, value_name = "FORMAT", default_value = "text")]
    pub(crate) log_format: LogFormat,
}

impl Globals {
    /// Returns the format that holds.
    pub(crate) fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}
