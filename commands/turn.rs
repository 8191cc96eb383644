//! Who changes a home's files takes turns.

use std::fs::File;
use std::path::Path;

/// Waits until no other process changes the files in `folder`; the next may when the answer is dropped. Where folders
/// cannot be locked, nobody waits.
pub(crate) fn take(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    folder.lock().ok()?;
    Some(folder)
}
