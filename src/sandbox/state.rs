//! A world on disk: read at start, written a moment after it changed and at the end.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::sandbox::shared::Shared;
use crate::sandbox::world::World;

/// How long a change may be lost by a crash: this is a practice ground, not a ledger.
const EVERY: Duration = Duration::from_millis(500);

/// Reads the world of `path`; `None` when there is no such file yet.
pub(crate) fn load(path: &Path) -> io::Result<Option<World>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes the world to `path` whenever it has changed, until `stop`, and once more then. A crash leaves the last whole file.
pub(crate) async fn keep(shared: Arc<Shared>, path: PathBuf, stop: CancellationToken) -> io::Result<()> {
    let mut written = Vec::new();
    loop {
        let last = tokio::time::timeout(EVERY, stop.cancelled()).await.is_ok();
        let bytes = serde_json::to_vec(&*shared.world())?;
        if bytes != written {
            save(&path, &bytes)?;
            written = bytes;
        }
        if last {
            return Ok(());
        }
    }
}

fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}
