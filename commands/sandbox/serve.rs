//! `spark sandbox serve`.

use std::fs;
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::SignedDuration;
use spark::sandbox::{self, Catalogue, Clock, Fault, FaultKind, Options, Ready};
use tokio::net::TcpListener;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Serve stand-ins for TikTok Shop and Shopee on loopback
///
/// They check signatures, tokens, limits and parameters as the real ones do, and keep their own count of every unit.
/// One JSON line on stdout says that they are ready, with everything a config needs. Ctrl-C stops them.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Address to listen on; loopback only, port 0 lets the system choose
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// The same seed and the same calls give the same ids, orders and faults
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Start with two shops that sell a few dozen things
    #[arg(long)]
    starter: bool,
    /// What those two shops sell instead: CSV (sku,title,price,stock), or JSON as `POST /_sandbox/products` takes it; - is stdin
    #[arg(long, value_name = "FILE")]
    products: Option<PathBuf>,
    /// How long every marketplace call takes on top of its work
    #[arg(long, value_name = "TIME", default_value = "0ms")]
    latency: SignedDuration,
    /// Limit the rate of calls as the marketplaces do
    #[arg(long, value_name = "WHICH", value_enum, default_value_t = RateLimits::Real)]
    rate_limits: RateLimits,
    /// A fault with its rate, 0 to 1, e.g. `http_500=0.05` (can be repeated)
    #[arg(long = "fault", value_name = "KIND=RATE", value_parser = fault)]
    faults: Vec<Fault>,
    /// How long access tokens live
    #[arg(long, value_name = "TIME", default_value = "4h")]
    token_ttl: SignedDuration,
    /// How far the marketplaces' clock is ahead of this machine's
    #[arg(long, value_name = "TIME", default_value = "0s", allow_hyphen_values = true)]
    clock_skew: SignedDuration,
    /// Where TikTok's consent page sends the seller back to
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:5588/callback")]
    redirect: String,
    /// How many times sooner than the real ones they send a webhook again that was not taken
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0, value_parser = factor)]
    webhook_speed: f64,
    /// File that keeps shops, stock, orders and tokens over a restart
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// Write a spark config that uses this sandbox; a config that no sandbox wrote is left alone
    #[arg(long, value_name = "FILE")]
    write_config: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum RateLimits {
    Real,
    Off,
}

/// Reads `KIND=RATE`.
fn fault(text: &str) -> Result<Fault, String> {
    let (kind, rate) = text.split_once('=').ok_or("write KIND=RATE, for example http_500=0.05")?;
    let kind: FaultKind = serde_json::from_value(kind.into()).map_err(|error| error.to_string())?;
    let rate = rate.parse().ok().filter(|rate| (0.0..=1.0).contains(rate)).ok_or("a rate is 0 to 1")?;
    Ok(Fault { kind, rate, platform: None, endpoint: None, count: None, delay_ms: None })
}

/// Reads a factor that time can be divided by.
fn factor(text: &str) -> Result<f64, &'static str> {
    text.parse().ok().filter(|factor: &f64| factor.is_normal() && *factor > 0.0).ok_or("a factor is above 0")
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let products = args.products.as_deref().map(read_products).transpose()?;
    let skew = i64::try_from(args.clock_skew.as_millis()).unwrap_or_default();
    let options = Options {
        seed: args.seed,
        clock: Clock::system().skewed(skew),
        latency: length("--latency", args.latency)?,
        rate_limits: args.rate_limits == RateLimits::Real,
        faults: args.faults,
        token_ttl: length("--token-ttl", args.token_ttl)?,
        redirect: args.redirect,
        webhook_speed: args.webhook_speed,
        starter: args.starter || products.is_some(),
        products,
        state: args.state,
        ..Options::default()
    };
    let listener = TcpListener::bind(args.listen).await.map_err(|error| {
        Failure::new(Exit::Usage, "address_unusable", format!("cannot listen on `{}`", args.listen))
            .because(&error)
    })?;
    let running = sandbox::serve(options, listener).await.map_err(|error| failed(&error))?;
    if let Some(file) = &args.write_config {
        write(file, running.ready()).map_err(|error| {
            Failure::new(Exit::Invalid, "config_not_written", format!("cannot write `{}`", file.display()))
                .because(&error)
                .hint("remove it first, or name another file")
        })?;
    }
    cx.out.event(running.ready())?;
    cx.interrupted.cancelled().await;
    running.stop().await.map_err(|error| failed(&error))?;
    Ok(Exit::Done)
}

fn length(flag: &str, duration: SignedDuration) -> Result<Duration, Failure> {
    Duration::try_from(duration)
        .map_err(|_| Failure::new(Exit::Usage, "bad_duration", format!("`{flag}` cannot be negative")))
}

fn read_products(file: &Path) -> Result<Catalogue, Failure> {
    let unreadable = |error: &dyn std::error::Error| {
        let message = format!("cannot read products from `{}`", file.display());
        caused(Failure::new(Exit::Invalid, "products_invalid", message), error)
    };
    let content = if file == Path::new("-") {
        let mut content = Vec::new();
        io::stdin().read_to_end(&mut content).map(|_| content)
    } else {
        fs::read(file)
    };
    let content = content.map_err(|error| unreadable(&error))?;
    Catalogue::read(&content).map_err(|error| unreadable(&error))
}

fn failed(error: &sandbox::Error) -> Failure {
    use sandbox::Error;
    let exit = match error {
        Error::NotLoopback(_) | Error::Listener(_) => Exit::Usage,
        Error::World(_) => Exit::Invalid,
        Error::State(..) | Error::NotKept(_) => Exit::Config,
    };
    caused(Failure::new(exit, "sandbox_failed", "the sandbox cannot go on"), error)
}

/// Adds an error and what is behind it.
fn caused(mut failure: Failure, error: &dyn std::error::Error) -> Failure {
    let mut cause = Some(error);
    while let Some(error) = cause {
        failure = failure.because(error);
        cause = error.source();
    }
    failure
}

/// Writes a config, readable by its owner alone, as spark insists on. Over one that a sandbox wrote, as its address
/// changes with every start; never over another.
fn write(file: &Path, ready: &Ready) -> io::Result<()> {
    match fs::read_to_string(file) {
        Ok(text) if text.starts_with(Ready::CONFIG_HEAD) => fs::remove_file(file)?,
        Ok(_) => return Err(ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(ready.config_toml().as_bytes())
}
