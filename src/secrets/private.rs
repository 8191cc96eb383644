//! Files that nobody but their owner may read.

use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

/// Creates a file that only its owner may read (mode 0600, where the platform has such a thing). It appears whole:
/// nobody finds a part of it.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] where somebody was first; the file is theirs then.
pub fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    if path.exists() {
        return Err(io::ErrorKind::AlreadyExists.into()); // in a folder, perhaps, that takes no new file
    }
    written(path, content)?.persist_noclobber(path)?;
    settle(path)
}

/// Writes a file whole, as only its owner may read it: readers see the old content or the new, never a part.
///
/// # Errors
/// When the folder cannot be written to; the old content then stays.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned()); // what a link points at, not the link
    written(&path, content)?.persist(&path)?;
    settle(&path)
}

/// Waits until the disk has the file under its name, so that a power cut leaves it where it is.
fn settle(path: &Path) -> io::Result<()> {
    if cfg!(unix) { std::fs::File::open(folder(path))?.sync_all() } else { Ok(()) }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes `content` beside `path`.
fn written(path: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let folder = folder(path);
    std::fs::create_dir_all(folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => io::ErrorKind::NotADirectory.into(), // which says nothing about `path`
        _ => error,
    })?;
    let mut file = NamedTempFile::new_in(folder)?; // mode 0600
    file.write_all(content)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Returns the file's mode where others than its owner may read or write it.
///
/// # Errors
/// When the file's metadata cannot be read.
pub fn others_may_read(path: &Path) -> io::Result<Option<u32>> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = path.metadata()?.permissions().mode() & 0o777;
        Ok((mode & 0o077 != 0).then_some(mode))
    }
    #[cfg(not(unix))]
    {
        path.metadata().map(|_| None) // the profile folder's access list keeps others out
    }
}
