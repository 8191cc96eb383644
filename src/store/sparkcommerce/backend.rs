//! The backend's tables, through whichever server they are on. Every column is asked for as text: the two servers'
//! types (enums, serials, times with and without a zone) then look alike.

use sqlx::mysql::{MySqlConnectOptions, MySqlConnection};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Row as _};
use url::Url;

use super::{Backend, Group, Shop, Token, User, UserShop};
use crate::domain::Millis;
use crate::store::Error;

/// Which SQL a server speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speech {
    /// MySQL and MariaDB.
    MySql,
    /// PostgreSQL.
    Postgres,
}

impl Speech {
    fn quoted(self, name: &str) -> String {
        match self {
            Self::MySql => format!("`{name}`"),      // `groups` is a word of MySQL 8
            Self::Postgres => format!("\"{name}\""), // GID is in upper case
        }
    }

    fn text(self, column: &str) -> String {
        let column = self.quoted(column);
        match self {
            Self::MySql => format!("CAST({column} AS CHAR)"),
            Self::Postgres => format!("CAST({column} AS TEXT)"),
        }
    }

    /// Unix milliseconds, as text.
    fn millis(self, column: &str) -> String {
        let column = self.quoted(column);
        match self {
            Self::MySql => format!("CAST(FLOOR(UNIX_TIMESTAMP({column}) * 1000) AS CHAR)"),
            Self::Postgres => {
                format!("CAST(CAST(FLOOR(EXTRACT(EPOCH FROM {column}) * 1000) AS BIGINT) AS TEXT)")
            }
        }
    }

    /// Returns the query for `columns` of `table`, in the order of the first of them; those called `…_at` are times.
    fn select(self, table: &str, columns: &[&str]) -> String {
        let asked: Vec<_> = columns
            .iter()
            .map(|column| if column.ends_with("_at") { self.millis(column) } else { self.text(column) })
            .collect();
        format!(
            "SELECT {} FROM {} ORDER BY {}",
            asked.join(", "),
            self.quoted(table),
            self.quoted(columns[0])
        )
    }
}

/// A row, every column as text.
struct Cells(std::vec::IntoIter<Option<String>>);

impl Cells {
    /// Returns the next column.
    fn next(&mut self) -> Option<String> {
        self.0.next().flatten()
    }

    /// Returns the next column, empty for NULL.
    fn text(&mut self) -> String {
        self.next().unwrap_or_default()
    }

    fn millis(&mut self) -> Option<Millis> {
        self.next()?.parse().ok().map(Millis)
    }
}

enum Server {
    MySql(MySqlConnection),
    Postgres(PgConnection),
}

impl Server {
    async fn connect(url: &Url, password: Option<&str>) -> Result<Self, sqlx::Error> {
        if url.scheme().starts_with("postgres") {
            let options = PgConnectOptions::from_url(url)?;
            let options = password.map_or(options.clone(), |password| options.password(password));
            return Ok(Self::Postgres(options.disable_statement_logging().connect().await?));
        }
        let options = MySqlConnectOptions::from_url(url)?;
        let options = password.map_or(options.clone(), |password| options.password(password));
        Ok(Self::MySql(options.disable_statement_logging().connect().await?))
    }

    fn speech(&self) -> Speech {
        match self {
            Self::MySql(_) => Speech::MySql,
            Self::Postgres(_) => Speech::Postgres,
        }
    }

    async fn rows<T>(
        &mut self,
        table: &'static str,
        columns: &[&str],
        read: impl Fn(&mut Cells) -> T,
    ) -> Result<Vec<T>, Error> {
        let sql = self.speech().select(table, columns);
        let width = columns.len();
        let cells: Result<Vec<Vec<Option<String>>>, sqlx::Error> = match self {
            Self::MySql(connection) => {
                sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await.and_then(|rows| {
                    rows.iter().map(|row| (0..width).map(|at| row.try_get(at)).collect()).collect()
                })
            }
            Self::Postgres(connection) => {
                sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await.and_then(|rows| {
                    rows.iter().map(|row| (0..width).map(|at| row.try_get(at)).collect()).collect()
                })
            }
        };
        let cells = cells
            .map_err(|source| Error::Foreign { what: format!("table `{table}`"), source: source.into() })?;
        Ok(cells.into_iter().map(|row| read(&mut Cells(row.into_iter()))).collect())
    }

    async fn close(self) {
        // What was read is here; a server that minds how it is left is not worth a failure.
        let _ = match self {
            Self::MySql(connection) => connection.close().await,
            Self::Postgres(connection) => connection.close().await,
        };
    }
}

/// Reads everything that the server at `url` holds. Only asks; changes nothing there.
///
/// # Errors
/// [`Error::Foreign`] when it cannot be reached, or is no backend's database.
pub async fn read(url: &Url, password: Option<&str>) -> Result<Backend, Error> {
    let server = || url.host_str().unwrap_or_default().to_owned();
    let mut server = Server::connect(url, password).await.map_err(|source| match source {
        sqlx::Error::Database(_) | sqlx::Error::Configuration(_) => {
            Error::Refused { server: server(), source: source.into() }
        }
        source => Error::Unreachable { server: server(), source: source.into() },
    })?;
    let groups = server
        .rows("groups", &["GID", "nama_group", "url", "secret"], |row| Group {
            gid: row.text(),
            name: row.text(),
            url: row.text(),
            secret: row.text(),
        })
        .await?;
    let users = server
        .rows("users", &["id", "name", "email", "password", "phone", "group_id", "status"], |row| User {
            id: row.text(),
            name: row.text(),
            email: row.text(),
            password: row.text(),
            phone: row.next(),
            gid: row.next(),
            status: row.next(),
        })
        .await?;
    let columns = [
        "id",
        "marketplace_platform",
        "marketplace_shop_id",
        "shop_name",
        "shop_cipher",
        "shop_region",
        "region",
    ];
    let shops = server
        .rows("shops", &columns, |row| Shop {
            id: row.text(),
            platform: row.text(),
            shop_id: row.text(),
            name: row.next(),
            cipher: row.next(),
            region: {
                let (of_shop, of_seller) = (row.next(), row.next());
                of_shop.or(of_seller)
            },
        })
        .await?;
    let columns =
        ["id", "platform", "access_token", "refresh_token", "open_id", "shop_id", "expire_at", "updated_at"];
    let tokens = server
        .rows("tokens", &columns, |row| Token {
            id: row.text(),
            platform: row.text(),
            access: row.text(),
            refresh: row.next(),
            open_id: row.text(),
            shop: row.next(),
            expires_at: row.millis(),
            updated_at: row.millis().unwrap_or(Millis(0)),
        })
        .await?;
    let user_shops = server
        .rows("user_shops", &["id", "user_id", "shop_id", "role", "status"], |row| UserShop {
            id: row.text(),
            user: row.text(),
            shop: row.text(),
            role: row.next(),
            status: row.next(),
        })
        .await?;
    server.close().await;
    Ok(Backend { groups, users, shops, tokens, user_shops })
}
