//! People: their accounts, the groups they belong to, and the shops they work on.

use super::{Error, FromValue, Row, ToValue, Tx, Value, ValueRef};
use crate::domain::{AccountKey, GroupId, GroupKey, Millis, Role, ShopKey};
use crate::params;

impl ToValue for Role {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.as_str())
    }
}

impl FromValue for Role {
    fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
        match value {
            ValueRef::Text(text) => {
                text.parse().map_err(|error: crate::domain::role::UnknownRole| error.to_string())
            }
            other => Err(format!("expected a role, found {other:?}")),
        }
    }
}

/// Somebody who can log in.
#[derive(Debug, Clone)]
pub struct Account {
    /// The row's key.
    pub id: AccountKey,
    /// In lower case: what they log in with.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// Their telephone number.
    pub phone: Option<String>,
    /// The hash of their password.
    pub password: String,
    /// Whether they may log in.
    pub active: bool,
    /// For which of their groups they work.
    pub group: GroupKey,
    /// The group that they asked to join.
    pub wanted: Option<GroupId>,
    /// When the account was made.
    pub created_at: Millis,
}

/// Somebody's place in a group.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who.
    pub account: Account,
    /// As what.
    pub role: Role,
    /// Whether they may act there; else they are suspended.
    pub active: bool,
}

/// A group that somebody belongs to.
#[derive(Debug, Clone)]
pub struct Place {
    /// The group.
    pub group: GroupKey,
    /// Its public id.
    pub gid: GroupId,
    /// What they are there.
    pub role: Role,
    /// Whether they may act there; else they are suspended.
    pub active: bool,
}

const COLUMNS: &str = "account.id, account.email, account.name, account.phone, account.password, account.active, \
    account.group_id, account.wanted_gid, account.created_at";

fn read(row: &Row<'_>) -> Result<Account, Error> {
    Ok(Account {
        id: row.get(0)?,
        email: row.get(1)?,
        name: row.get(2)?,
        phone: row.get(3)?,
        password: row.get(4)?,
        active: row.get(5)?,
        group: row.get(6)?,
        wanted: row.get(7)?,
        created_at: row.get(8)?,
    })
}

/// Returns the account that logs in with `email`, which is in lower case.
///
/// # Errors
/// The store's error.
pub fn by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<Account>, Error> {
    tx.one(&format!("SELECT {COLUMNS} FROM account WHERE email = ?"), params![email], read)
}

/// Returns one account.
///
/// # Errors
/// The store's error.
pub fn get(tx: &mut Tx<'_>, id: AccountKey) -> Result<Option<Account>, Error> {
    tx.one(&format!("SELECT {COLUMNS} FROM account WHERE id = ?"), params![id], read)
}

/// Returns one account as it is now, and holds it still until the transaction ends.
///
/// # Errors
/// The store's error.
pub fn hold(tx: &mut Tx<'_>, id: AccountKey) -> Result<Option<Account>, Error> {
    let lock = tx.dialect().for_update();
    tx.one(&format!("SELECT {COLUMNS} FROM account WHERE id = ?{lock}"), params![id], read)
}

/// Adds an account and returns its key; the `id` given does not count.
///
/// # Errors
/// [`Error::Conflict`] when the mail address is in use.
pub fn add(tx: &mut Tx<'_>, account: &Account) -> Result<AccountKey, Error> {
    tx.insert(
        "INSERT INTO account (email, name, phone, password, active, group_id, wanted_gid, created_at, updated_at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            account.email,
            account.name,
            account.phone,
            account.password,
            account.active,
            account.group,
            account.wanted,
            account.created_at,
            account.created_at
        ],
    )
    .map(AccountKey)
}

/// Writes what may change of an account: everything but its mail address.
///
/// # Errors
/// The store's error.
pub fn update(tx: &mut Tx<'_>, account: &Account, now: Millis) -> Result<(), Error> {
    tx.execute(
        "UPDATE account SET name = ?, phone = ?, password = ?, active = ?, group_id = ?, wanted_gid = ?, \
         updated_at = ? WHERE id = ?",
        params![
            account.name,
            account.phone,
            account.password,
            account.active,
            account.group,
            account.wanted,
            now,
            account.id
        ],
    )?;
    Ok(())
}

/// Gives an account the hash of another password, or another hash of the same.
///
/// # Errors
/// The store's error.
pub fn set_password(tx: &mut Tx<'_>, id: AccountKey, hash: &str, now: Millis) -> Result<(), Error> {
    tx.execute("UPDATE account SET password = ?, updated_at = ? WHERE id = ?", params![hash, now, id])?;
    Ok(())
}

/// Forgets an account, its places, attachments and sessions.
///
/// # Errors
/// The store's error.
pub fn remove(tx: &mut Tx<'_>, id: AccountKey) -> Result<(), Error> {
    tx.execute("DELETE FROM account WHERE id = ?", params![id])?;
    Ok(())
}

/// Returns everybody in the group, by mail address.
///
/// # Errors
/// The store's error.
pub fn members(tx: &mut Tx<'_>, group: GroupKey) -> Result<Vec<Member>, Error> {
    let sql = format!(
        "SELECT {COLUMNS}, membership.role, membership.active FROM membership \
         JOIN account ON account.id = membership.account_id WHERE membership.group_id = ? ORDER BY account.email"
    );
    tx.all(&sql, params![group], |row| {
        Ok(Member { account: read(row)?, role: row.get(9)?, active: row.get(10)? })
    })
}

/// Returns everybody who asked to join the group called `gid`, by mail address.
///
/// # Errors
/// The store's error.
pub fn asking(tx: &mut Tx<'_>, gid: &GroupId) -> Result<Vec<Account>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE wanted_gid = ? ORDER BY email");
    tx.all(&sql, params![gid], read)
}

const PLACE: &str = "SELECT seller_group.id, seller_group.gid, membership.role, membership.active FROM membership \
    JOIN seller_group ON seller_group.id = membership.group_id WHERE membership.account_id = ?";

fn read_place(row: &Row<'_>) -> Result<Place, Error> {
    Ok(Place { group: row.get(0)?, gid: row.get(1)?, role: row.get(2)?, active: row.get(3)? })
}

/// Returns somebody's place in a group.
///
/// # Errors
/// The store's error.
pub fn place(tx: &mut Tx<'_>, account: AccountKey, group: GroupKey) -> Result<Option<Place>, Error> {
    tx.one(&format!("{PLACE} AND membership.group_id = ?"), params![account, group], read_place)
}

/// Returns the groups that somebody belongs to, the oldest place first.
///
/// # Errors
/// The store's error.
pub fn places(tx: &mut Tx<'_>, account: AccountKey) -> Result<Vec<Place>, Error> {
    let sql = format!("{PLACE} ORDER BY membership.created_at, seller_group.id");
    tx.all(&sql, params![account], read_place)
}

/// Makes somebody a member of a group, or changes what they are there.
///
/// # Errors
/// The store's error.
pub fn join(
    tx: &mut Tx<'_>,
    account: AccountKey,
    group: GroupKey,
    role: Role,
    now: Millis,
) -> Result<(), Error> {
    let columns = ["account_id", "group_id", "role", "created_at"];
    let sql = tx.dialect().upsert("membership", &columns, &["account_id", "group_id"], &["role"]);
    tx.execute(&sql, params![account, group, role, now])?;
    Ok(())
}

/// Lets somebody act in a group, or suspends them there.
///
/// # Errors
/// The store's error.
pub fn let_act(tx: &mut Tx<'_>, account: AccountKey, group: GroupKey, active: bool) -> Result<(), Error> {
    tx.execute(
        "UPDATE membership SET active = ? WHERE account_id = ? AND group_id = ?",
        params![active, account, group],
    )?;
    Ok(())
}

/// Takes somebody out of a group, and off its shops.
///
/// # Errors
/// The store's error.
pub fn leave(tx: &mut Tx<'_>, account: AccountKey, group: GroupKey) -> Result<(), Error> {
    detach_all(tx, account, group)?;
    tx.execute("DELETE FROM membership WHERE account_id = ? AND group_id = ?", params![account, group])?;
    Ok(())
}

/// Returns the shops of a group that somebody is attached to.
///
/// # Errors
/// The store's error.
pub fn attached(tx: &mut Tx<'_>, account: AccountKey, group: GroupKey) -> Result<Vec<ShopKey>, Error> {
    tx.all(
        "SELECT shop.id FROM account_shop JOIN shop ON shop.id = account_shop.shop_id \
         WHERE account_shop.account_id = ? AND shop.group_id = ? ORDER BY shop.alias",
        params![account, group],
        |row| row.get(0),
    )
}

/// Attaches somebody to a shop; whoever is attached stays so.
///
/// # Errors
/// The store's error.
pub fn attach(tx: &mut Tx<'_>, account: AccountKey, shop: ShopKey, now: Millis) -> Result<(), Error> {
    let columns = ["account_id", "shop_id", "created_at"];
    let sql = tx.dialect().upsert("account_shop", &columns, &["account_id", "shop_id"], &[]);
    tx.execute(&sql, params![account, shop, now])?;
    Ok(())
}

/// Takes somebody off every shop of a group.
///
/// # Errors
/// The store's error.
pub fn detach_all(tx: &mut Tx<'_>, account: AccountKey, group: GroupKey) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM account_shop WHERE account_id = ? \
         AND shop_id IN (SELECT id FROM shop WHERE group_id = ?)",
        params![account, group],
    )?;
    Ok(())
}

/// Takes everybody off a shop and returns how many they were.
///
/// # Errors
/// The store's error.
pub fn detach_everybody(tx: &mut Tx<'_>, shop: ShopKey) -> Result<u64, Error> {
    tx.execute("DELETE FROM account_shop WHERE shop_id = ?", params![shop])
}
