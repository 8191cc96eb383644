//! Messages that cannot wait for the database, on disk beside it: another process may hold a database in a file for as
//! long as a large import takes, and marketplaces want their answer sooner.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::Incoming;
use crate::secrets::private;

const SUFFIX: &str = "json";
/// What a file is called that nobody can read any more, for a person to look at.
const UNREADABLE: &str = "unreadable";

/// A folder of messages on their way to the database. Several processes may share one: what two of them take over is kept
/// once all the same.
#[derive(Debug, Clone)]
pub struct Spool {
    folder: PathBuf,
}

/// Messages in a spool, and where they lie there.
#[derive(Debug)]
pub struct Spooled {
    file: PathBuf,
    pub messages: Vec<Incoming>,
}

impl Spool {
    /// Returns the spool of a database in a file. Its folder is made when it is first needed.
    pub fn beside(database: &Path) -> Self {
        let mut folder = database.as_os_str().to_owned();
        folder.push("-inbox");
        Self { folder: folder.into() }
    }

    /// Keeps messages: they are on disk when this returns.
    ///
    /// # Errors
    /// When the folder cannot be written to; then nothing is kept.
    pub async fn put(&self, messages: Vec<Incoming>) -> io::Result<()> {
        let this = self.clone();
        blocking(move || {
            // A name that never comes again: another process may be about to forget what it has taken.
            let file = this.folder.join(Uuid::now_v7().to_string()).with_extension(SUFFIX);
            private::create(&file, &serde_json::to_vec(&messages)?)
        })
        .await
    }

    /// Returns some of the messages that lie there; `None` where there are none. They stay until [`Spool::forget`]. A file
    /// that says nothing is set aside.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn take(&self) -> io::Result<Option<Spooled>> {
        let folder = self.folder.clone();
        blocking(move || {
            let files = match fs::read_dir(folder) {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                files => files?,
            };
            for file in files {
                let file = file?.path();
                if file.extension() != Some(OsStr::new(SUFFIX)) {
                    continue;
                }
                let content = match fs::read(&file) {
                    Ok(content) => content,
                    Err(error) if error.kind() == ErrorKind::NotFound => continue, // another process was faster
                    Err(error) => {
                        tracing::warn!(file = %file.display(), %error, "messages cannot be read");
                        continue;
                    }
                };
                match serde_json::from_slice(&content) {
                    Ok(messages) => return Ok(Some(Spooled { file, messages })),
                    Err(error) => {
                        tracing::warn!(file = %file.display(), %error, "messages cannot be read; they are set aside");
                        fs::rename(&file, file.with_extension(UNREADABLE))?;
                    }
                }
            }
            Ok(None)
        })
        .await
    }

    /// Forgets messages that the database has by now.
    ///
    /// # Errors
    /// When their file cannot be removed.
    pub async fn forget(&self, spooled: Spooled) -> io::Result<()> {
        blocking(move || match fs::remove_file(&spooled.file) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            removed => removed,
        })
        .await
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Millis;

    fn message(key: &str) -> Incoming {
        Incoming {
            platform: "fake".into(),
            key: key.to_owned(),
            topic: "1".to_owned(),
            shops: vec!["s".into()],
            body: "{\"a\": \"ü\"}".to_owned(),
            received_at: Millis(7),
        }
    }

    /// Takes everything, and returns the keys in their order.
    async fn taken(spool: &Spool) -> Vec<String> {
        let mut keys = Vec::new();
        while let Some(mut spooled) = spool.take().await.unwrap() {
            keys.extend(spooled.messages.drain(..).map(|message| message.key));
            spool.forget(spooled).await.unwrap();
        }
        keys.sort();
        keys
    }

    #[tokio::test]
    async fn what_was_put_is_there_until_it_is_forgotten_whoever_put_it() {
        let home = tempfile::tempdir().unwrap();
        let spools = [(); 2].map(|()| Spool::beside(&home.path().join("spark.db")));
        assert!(spools[0].take().await.unwrap().is_none(), "no folder yet");
        spools[0].put(vec![message("a"), message("b")]).await.unwrap();
        spools[1].put(vec![message("c")]).await.unwrap();
        let spooled = spools[1].take().await.unwrap().unwrap();
        assert!(spooled.messages == [message("a"), message("b")] || spooled.messages == [message("c")]);
        assert_eq!(taken(&spools[0]).await, ["a", "b", "c"]);
        spools[0].put(vec![message("d")]).await.unwrap();
        spools[1].forget(spooled).await.unwrap();
        assert_eq!(taken(&spools[1]).await, ["d"], "nobody forgets what he has not taken");
    }

    #[tokio::test]
    async fn what_says_nothing_is_set_aside_and_hides_nothing() {
        let home = tempfile::tempdir().unwrap();
        let spool = Spool::beside(&home.path().join("spark.db"));
        spool.put(vec![message("a")]).await.unwrap();
        fs::write(home.path().join("spark.db-inbox/0.json"), "[{").unwrap();
        assert_eq!(taken(&spool).await, ["a"]);
        assert!(home.path().join("spark.db-inbox/0.unreadable").exists());
    }
}
