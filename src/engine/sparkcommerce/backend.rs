//! The backend's rows: groups, then people, then shops with their tokens, then who works where.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::report::{Book, Fate};
use super::unseal::{self, Key};
use crate::domain::{AccountKey, GroupId, GroupKey, Millis, Platform, Role, ShopId, ShopKey};
use crate::engine::connect::{self, Granted};
use crate::engine::groups::{dashboard_identity, is_gid};
use crate::engine::{Engine, Error, people, tokens};
use crate::marketplace::{ShopProfile, Tokens, region};
use crate::secrets::Secret;
use crate::store::accounts::{self, Account};
use crate::store::sparkcommerce::{Backend, Group, Shop, Token, User, UserShop};
use crate::store::{Tx, groups, shops};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// How long a refresh token lives, as the marketplaces say; the backend did not keep it.
const REFRESH_DAYS: [(&str, i64); 2] = [("tiktok", 365), ("shopee", 30)];
/// An access token that claims to live longer was written wrongly: TikTok's live for 7 days.
const LONGEST_ACCESS_DAYS: i64 = 30;

/// Moves a backend's rows in.
pub(super) struct Mover<'a> {
    pub(super) engine: &'a Engine,
    pub(super) key: Option<&'a Key>,
    pub(super) now: Millis,
    pub(super) book: &'a mut Book,
}

/// Where an old user's account is now.
#[derive(Clone, Copy)]
struct Moved {
    account: AccountKey,
    group: GroupKey,
    new: bool,
}

impl Mover<'_> {
    pub(super) fn everything(&mut self, tx: &mut Tx<'_>, old: &Backend) -> Result<(), Error> {
        for table in ["groups", "users", "shops", "tokens", "user_shops"] {
            self.book.table(table);
        }
        for group in &old.groups {
            let fate = self.group(tx, group)?;
            self.book.note("groups", &group.gid, fate);
        }
        let mut people = HashMap::new();
        for user in &old.users {
            let fate = self.user(tx, user, &mut people)?;
            self.book.note("users", &user.id, fate);
        }
        let mut there = HashMap::new();
        for shop in &old.shops {
            let fate = self.shop(tx, shop, old, &people, &mut there)?;
            self.book.note("shops", &shop.id, fate);
        }
        for place in &old.user_shops {
            let fate = self.place(tx, place, &people, &there)?;
            self.book.note("user_shops", &place.id, fate);
        }
        self.roles(tx, old, &people, &there)
    }

    fn group(&self, tx: &mut Tx<'_>, old: &Group) -> Result<Fate, Error> {
        let gid = GroupId::from(old.gid.as_str());
        if !is_gid(&gid) {
            return Ok(Fate::left("its id cannot be typed without quotes"));
        }
        if groups::find(tx, &gid)?.is_some() {
            return Ok(Fate::There);
        }
        let key = groups::add(tx, &gid, &old.name, self.now)?;
        if let Some(mut group) = groups::get(tx, key)? {
            group.dashboard_url.clone_from(&old.url);
            if !old.secret.is_empty() {
                let secret = Secret::from(old.secret.clone());
                group.dashboard_secret = Some(self.engine.vault.seal(&dashboard_identity(&gid), &secret)?);
            }
            groups::update(tx, &group, self.now)?;
        }
        Ok(Fate::New)
    }

    fn user(&self, tx: &mut Tx<'_>, old: &User, people: &mut HashMap<String, Moved>) -> Result<Fate, Error> {
        let email = people::normal(&old.email);
        if email.is_empty() || old.password.is_empty() {
            return Ok(Fate::left("it has no mail address, or no password"));
        }
        if let Some(known) = accounts::by_email(tx, &email)? {
            let moved = Moved { account: known.id, group: known.group, new: false };
            if people.values().any(|other| other.account == known.id) {
                return Ok(Fate::left(format!("another user is `{email}` but for upper and lower case")));
            }
            people.insert(old.id.clone(), moved);
            return Ok(Fate::There);
        }
        let group = self.group_of(tx, old)?;
        let account = accounts::add(
            tx,
            &Account {
                id: AccountKey(0),
                email,
                name: old.name.clone(),
                phone: old.phone.clone().filter(|phone| !phone.is_empty()),
                password: old.password.clone(),
                active: is_active(old.status.as_deref()),
                group,
                wanted: None,
                created_at: self.now,
            },
        )?;
        accounts::join(tx, account, group, Role::Staff, self.now)?; // until it is known what they own
        people.insert(old.id.clone(), Moved { account, group, new: true });
        Ok(Fate::New)
    }

    /// Returns the group that a user named, or one of their own where that does not exist.
    fn group_of(&self, tx: &mut Tx<'_>, user: &User) -> Result<GroupKey, Error> {
        if let Some(gid) = user.gid.as_deref().filter(|gid| !gid.is_empty())
            && let Some(found) = groups::find(tx, &GroupId::from(gid))?
        {
            return Ok(found);
        }
        let own = GroupId::from(format!("user-{}", user.id).as_str());
        match groups::find(tx, &own)? {
            Some(found) => Ok(found),
            None => Ok(groups::add(tx, &own, &user.name, self.now)?),
        }
    }

    /// Moves a shop, with its tokens, to the group of those who work there.
    fn shop(
        &mut self,
        tx: &mut Tx<'_>,
        old: &Shop,
        all: &Backend,
        people: &HashMap<String, Moved>,
        there: &mut HashMap<String, (GroupKey, ShopKey)>,
    ) -> Result<Fate, Error> {
        let token = all.tokens.iter().find(|token| token.shop.as_deref() == Some(old.id.as_str()));
        let (fate, token_fate) = self.shop_with(tx, old, token, all, people, there)?;
        if let Some(token) = token {
            self.book.note("tokens", &token.id, token_fate);
        }
        Ok(fate)
    }

    fn shop_with(
        &self,
        tx: &mut Tx<'_>,
        old: &Shop,
        token: Option<&Token>,
        all: &Backend,
        people: &HashMap<String, Moved>,
        there: &mut HashMap<String, (GroupKey, ShopKey)>,
    ) -> Result<(Fate, Fate), Error> {
        let stays = |reason: String| Ok((Fate::Left(reason), Fate::left("its shop did not come")));
        let platform = Platform::from(old.platform.as_str());
        if self.engine.market(&platform).is_err() {
            return stays(format!("spark does not know the marketplace `{platform}`"));
        }
        let group = match owners(old, all, people) {
            Ok(group) => group,
            Err(reason) => return stays(reason.to_owned()),
        };
        let shop_id = ShopId::from(old.shop_id.as_str());
        match shops::owner(tx, &platform, &shop_id)? {
            Some((owner, key)) if owner == group => {
                there.insert(old.id.clone(), (group, key));
                return Ok((Fate::There, Fate::There));
            }
            Some(_) => return stays("another group has connected it here".to_owned()),
            None => {}
        }
        let Some(token) = token else {
            return stays("it has no tokens: connect it here (`spark shop connect`)".to_owned());
        };
        let (subject, tokens) = match self.tokens(token, &shop_id) {
            Ok(opened) => opened,
            Err(reason) => {
                let shop = Fate::left("its tokens did not come: connect it here (`spark shop connect`)");
                return Ok((shop, Fate::left(reason)));
            }
        };
        let pair = tokens::sealed(&self.engine.vault, group, &platform, &subject, &tokens)?;
        let granted = Granted { subject, pair, shops: vec![profile(old, &shop_id)] };
        connect::keep(tx, group, &platform, None, &[granted], self.now)?;
        if let Some(found) = shops::owner(tx, &platform, &shop_id)? {
            there.insert(old.id.clone(), found);
        }
        Ok((Fate::New, Fate::New))
    }

    /// Returns whom a pair was given to, and the pair in clear.
    fn tokens(&self, old: &Token, shop_id: &ShopId) -> Result<(String, Tokens), &'static str> {
        let refresh = old.refresh.as_deref().filter(|text| !text.is_empty());
        let refresh = unseal::open(self.key, refresh.ok_or("it has no refresh token")?)?;
        let access = unseal::open(self.key, &old.access)?;
        let is_shopee = old.open_id.starts_with("shopee_"); // its tokens belong to the shop itself
        let subject = if is_shopee { shop_id.to_string() } else { old.open_id.clone() };
        let days =
            REFRESH_DAYS.iter().find(|(platform, _)| *platform == old.platform).map_or(0, |(_, days)| *days);
        let latest = old.updated_at.plus_ms(LONGEST_ACCESS_DAYS * DAY_MS);
        let access_expires_at = old.expires_at.filter(|end| *end <= latest).unwrap_or(self.now);
        let refresh_expires_at = old.updated_at.plus_ms(days * DAY_MS);
        Ok((subject, Tokens { access, refresh, access_expires_at, refresh_expires_at }))
    }

    fn place(
        &self,
        tx: &mut Tx<'_>,
        old: &UserShop,
        people: &HashMap<String, Moved>,
        there: &HashMap<String, (GroupKey, ShopKey)>,
    ) -> Result<Fate, Error> {
        let (Some(person), Some((group, shop))) = (people.get(&old.user), there.get(&old.shop)) else {
            return Ok(Fate::left("its user or its shop did not come"));
        };
        if !is_active(old.status.as_deref()) {
            return Ok(Fate::left("it had been ended"));
        }
        if accounts::place(tx, person.account, *group)?.is_none() {
            return Ok(Fate::left("the user does not belong to the shop's group"));
        }
        let attached = accounts::attached(tx, person.account, *group)?.contains(shop);
        if attached {
            return Ok(Fate::There);
        }
        accounts::attach(tx, person.account, *shop, self.now)?;
        Ok(Fate::New)
    }

    /// Gives new people their role in the group: owner where they owned every shop of it that came, as an owner works on
    /// all of them; else the highest that they had on one, below owner.
    fn roles(
        &self,
        tx: &mut Tx<'_>,
        old: &Backend,
        people: &HashMap<String, Moved>,
        there: &HashMap<String, (GroupKey, ShopKey)>,
    ) -> Result<(), Error> {
        let mut of_group: BTreeMap<i64, BTreeSet<&str>> = BTreeMap::new();
        for (shop, (group, _)) in there {
            of_group.entry(group.0).or_default().insert(shop);
        }
        let nothing = BTreeSet::new();
        for (user, moved) in people.iter().filter(|(_, moved)| moved.new) {
            let places = old.user_shops.iter().filter(|place| {
                place.user == *user && is_active(place.status.as_deref()) && there.contains_key(&place.shop)
            });
            let roles: Vec<(&str, Role)> = places.map(|place| (place.shop.as_str(), role(place))).collect();
            let all = of_group.get(&moved.group.0).unwrap_or(&nothing);
            let owned: BTreeSet<_> =
                roles.iter().filter(|(_, role)| *role == Role::Owner).map(|(shop, _)| *shop).collect();
            let is_alone = accounts::members(tx, moved.group)?.len() == 1;
            let role = if is_alone || (!all.is_empty() && owned == *all) {
                Role::Owner
            } else {
                roles.iter().map(|(_, role)| (*role).min(Role::Manager)).max().unwrap_or(Role::Staff)
            };
            accounts::join(tx, moved.account, moved.group, role, self.now)?;
        }
        Ok(())
    }
}

/// Returns the one group that all who work at a shop belong to.
fn owners(shop: &Shop, all: &Backend, people: &HashMap<String, Moved>) -> Result<GroupKey, &'static str> {
    let places =
        all.user_shops.iter().filter(|place| place.shop == shop.id && is_active(place.status.as_deref()));
    let groups: BTreeSet<_> =
        places.filter_map(|place| people.get(&place.user)).map(|moved| moved.group.0).collect();
    let mut groups = groups.into_iter();
    match (groups.next(), groups.next()) {
        (Some(group), None) => Ok(GroupKey(group)),
        (None, _) => Err("nobody who came works there"),
        (Some(_), Some(_)) => Err("people of several groups work there, and a shop has one group here"),
    }
}

fn profile(old: &Shop, shop_id: &ShopId) -> ShopProfile {
    let code = old.region.clone().unwrap_or_default().to_uppercase();
    let of_region = region(&code);
    ShopProfile {
        shop_id: shop_id.clone(),
        name: old.name.clone().unwrap_or_else(|| shop_id.to_string()),
        currency: of_region.currency.to_owned(),
        timezone: of_region.timezone.to_owned(),
        region: code,
        cipher: old.cipher.clone(),
    }
}

fn is_active(status: Option<&str>) -> bool {
    status != Some("inactive")
}

fn role(place: &UserShop) -> Role {
    place.role.as_deref().map_or(Role::Owner, |role| role.parse().unwrap_or(Role::Staff))
}
