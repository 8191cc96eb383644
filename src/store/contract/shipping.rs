//! What goes to and comes from a shop: pushes and their answers, orders and their lines, how far reading has come.

use super::Place;
use super::shops::{profile, stage};
use crate::domain::order::{Line, Order, Status, Taken, Units};
use crate::domain::{GroupKey, ListingKey, Millis, RunKey, ShopKey};
use crate::params;
use crate::store::leases::{self, Lease};
use crate::store::orders::{self, LineRow, LineState, Reading};
use crate::store::push_items::{self, Answer, Answered, Fate, ItemKey, NewItem};
use crate::store::runs::{self, Begun, Kind, NewRun};
use crate::store::{Error, Tx, consents, cursors, planning, shops};

const OURS: GroupKey = GroupKey(1);

fn shop(tx: &mut Tx<'_>, alias: &str) -> Result<ShopKey, Error> {
    Ok(shops::find(tx, OURS, &alias.into())?.map_or(ShopKey(0), |shop| shop.id))
}

/// Adds a second shop, `b`.
fn second_shop(tx: &mut Tx<'_>) -> Result<ShopKey, Error> {
    let pair = super::shops::pair("second");
    let consent = consents::grant(tx, OURS, &"shopee".into(), "8", &pair, Millis(1))?;
    shops::add(tx, OURS, &"b".into(), consent, &profile("8"), Millis(1))?;
    shop(tx, "b")
}

pub(super) async fn a_cursor_never_goes_back(place: Place) {
    let store = stage(&place).await;
    let work = |tx: &mut Tx<'_>| {
        let (ours, other) = (shop(tx, "a")?, second_shop(tx)?);
        cursors::advance(tx, other, "orders", Millis(7))?;
        let mut told = vec![cursors::get(tx, ours, "orders")?];
        for to in [9, 10, 9, 10, 11] {
            cursors::advance(tx, ours, "orders", Millis(to))?;
            told.push(cursors::get(tx, ours, "orders")?);
        }
        let others = [cursors::get(tx, ours, "returns")?, cursors::get(tx, other, "orders")?];
        Ok::<_, Error>((told, others))
    };
    let (told, others) = store.write("advance", work).await.unwrap();
    assert_eq!(told, [None, Some(9), Some(10), Some(10), Some(10), Some(11)].map(|at| at.map(Millis)));
    assert_eq!(others, [None, Some(Millis(7))], "each shop and each reading has its own");
}

/// A push under way, with the listings 1 to 3.
struct Push {
    run: RunKey,
    lease: Lease,
}

impl Push {
    fn begin(tx: &mut Tx<'_>) -> Result<Self, Error> {
        let shop = shop(tx, "a")?;
        for listing in 1..=3_i64 {
            let sql = "INSERT INTO listing (id, shop_id, product_id, variant_id, status, seen_at) \
                       VALUES (?, ?, ?, '1', 'live', 0)";
            tx.execute(sql, params![listing, shop, listing.to_string()])?;
        }
        let new = NewRun {
            group: OURS,
            kind: Kind::Push,
            key: None,
            source: None,
            actor: "test",
            reverts: None,
            at: Millis(1),
        };
        let (Begun::New(run) | Begun::Repeat(runs::Run { id: run, .. })) = runs::begin(tx, &new)?;
        let lease = leases::acquire(tx, "push", "me", 1000, Millis(1))?.unwrap();
        Ok(Self { run, lease })
    }

    /// Sends a target to a listing.
    fn send(&self, tx: &mut Tx<'_>, listing: i64, target: i64, at: i64) -> Result<ItemKey, Error> {
        let item = NewItem { listing: ListingKey(listing), shown: None, target };
        Ok(push_items::send(tx, &self.lease, self.run, &[item], Millis(at))?[0])
    }

    /// Records what was answered to that.
    fn answer(
        &self,
        tx: &mut Tx<'_>,
        (key, listing, target): (ItemKey, i64, i64),
        answer: Answer,
        at: i64,
    ) -> Result<(), Error> {
        let answered = Answered { key, listing: ListingKey(listing), target, answer };
        push_items::answer(tx, &self.lease, &[answered], Millis(at))
    }
}

/// Returns what became of a listing's last push, and what it shows and what is agreed on.
type Told = (Option<(Fate, i64, Option<String>)>, Option<i64>, Option<i64>);

fn told(tx: &mut Tx<'_>, listing: i64) -> Result<Told, Error> {
    let last = push_items::unsettled(tx, ListingKey(listing))?;
    let sql = "SELECT shown, agreed FROM listing WHERE id = ?";
    let figures = tx.one(sql, params![listing], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (shown, agreed) = figures.unwrap_or_default();
    Ok((last.map(|last| (last.fate, last.target, last.code)), shown, agreed))
}

fn unknown() -> Answer {
    Answer::Unknown { code: "timeout", message: "no answer".to_owned() }
}

pub(super) async fn a_push_is_open_until_it_is_answered(place: Place) {
    let store = stage(&place).await;
    let work = |tx: &mut Tx<'_>| {
        let push = Push::begin(tx)?;
        let first = push.send(tx, 1, 5, 10)?;
        assert_eq!(told(tx, 1)?, (Some((Fate::Open, 5, None)), None, None), "before the request leaves");
        push.answer(tx, (first, 1, 5), unknown(), 11)?;
        assert_eq!(told(tx, 1)?, (Some((Fate::Open, 5, Some("timeout".to_owned()))), None, None));
        let again = push.send(tx, 1, 6, 12)?;
        push.answer(tx, (again, 1, 6), Answer::Acknowledged, 13)?;
        assert_eq!(told(tx, 1)?, (None, Some(6), Some(6)));
        push_items::settle(tx, ListingKey(1), Some(5), Millis(14))?;
        assert_eq!(told(tx, 1)?, (None, Some(6), Some(6)), "nothing is open about it any longer");
        let refused = push.send(tx, 2, 7, 15)?;
        let answer = Answer::Refused { code: "locked", message: "is in a campaign".to_owned() };
        push.answer(tx, (refused, 2, 7), answer, 16)?;
        push_items::settle(tx, ListingKey(2), Some(7), Millis(17))?;
        assert_eq!(told(tx, 2)?, (Some((Fate::Refused, 7, Some("locked".to_owned()))), None, None));
        Ok::<_, Error>(())
    };
    store.write("push", work).await.unwrap();
}

pub(super) async fn an_open_push_is_settled_by_a_reading(place: Place) {
    let store = stage(&place).await;
    let work = |tx: &mut Tx<'_>| {
        let push = Push::begin(tx)?;
        let unanswered = push.send(tx, 1, 4, 10)?;
        push.answer(tx, (unanswered, 1, 4), unknown(), 11)?;
        push.send(tx, 1, 5, 12)?;
        let status = |tx: &mut Tx<'_>| runs::find(tx, OURS, push.run).map(|run| run.unwrap().status);
        assert_eq!(status(tx)?, runs::Status::Running);
        push_items::settle(tx, ListingKey(1), Some(5), Millis(13))?;
        assert_eq!(status(tx)?, runs::Status::Interrupted, "nobody waits for an answer any more");
        let (last, _, agreed) = told(tx, 1)?;
        assert_eq!((last, agreed), (None, Some(5)), "the last one counts, and has arrived");
        for (listing, shown) in [(2, Some(4)), (3, None)] {
            push.send(tx, listing, 5, 14)?;
            push_items::settle(tx, ListingKey(listing), shown, Millis(15))?;
            assert_eq!(told(tx, listing)?, (Some((Fate::Lost, 5, None)), None, None));
        }
        let open = |tx: &mut Tx<'_>| {
            let open = push_items::open(tx, ShopKey(1))?.into_iter();
            Ok::<_, Error>(open.map(|it| (it.listing.0, it.told.at.0, it.told.read)).collect::<Vec<_>>())
        };
        assert_eq!(
            open(tx)?,
            [(2, 14, Some((4, Millis(15)))), (3, 14, None)],
            "they may have arrived, and sold since"
        );
        push.send(tx, 2, 5, 16)?;
        assert_eq!(open(tx)?, [(2, 14, Some((4, Millis(15)))), (3, 14, None), (2, 16, None)]);
        runs::finish(tx, push.run, runs::Status::Done, "{}", Millis(16))?;
        push_items::settle(tx, ListingKey(2), Some(5), Millis(17))?;
        assert_eq!(status(tx)?, runs::Status::Done, "what has ended stays as it ended");
        planning::record_agreed(tx, &push.lease, &[(ListingKey(3), 4)], Millis(18))?;
        assert_eq!(open(tx)?, [], "an agreement closes whatever is open");
        Ok::<_, Error>(())
    };
    store.write("push", work).await.unwrap();
}

pub(super) async fn without_its_lease_a_push_is_neither_sent_nor_answered(place: Place) {
    let store = stage(&place).await;
    let begin = |tx: &mut Tx<'_>| {
        let push = Push::begin(tx)?;
        let sent = push.send(tx, 1, 5, 10)?;
        Ok::<_, Error>((push.run, push.lease, sent))
    };
    let (run, lease, sent) = store.write("begin", begin).await.unwrap();
    let take_over = |tx: &mut Tx<'_>| leases::acquire(tx, "push", "other", 1000, Millis(2000));
    store.write("take over", take_over).await.unwrap().unwrap();
    for is_answer in [false, true] {
        let lease = lease.clone();
        let late = move |tx: &mut Tx<'_>| {
            let push = Push { run, lease: lease.clone() };
            if is_answer {
                return push.answer(tx, (sent, 1, 5), Answer::Acknowledged, 2001);
            }
            push.send(tx, 2, 5, 2001).map(|_| ())
        };
        let outcome = store.write("late", late).await;
        assert!(matches!(outcome, Err(Error::LeaseLost { .. })), "{outcome:?}");
    }
    let read = |tx: &mut Tx<'_>| Ok::<_, Error>((told(tx, 1)?, told(tx, 2)?));
    let (open, none) = store.read("read", read).await.unwrap();
    assert_eq!((open, none), ((Some((Fate::Open, 5, None)), None, None), (None, None, None)));
}

fn line(product: &str, name: &str) -> Line {
    Line {
        product_id: product.into(),
        variant_id: "1".into(),
        seller_sku: "S".to_owned(),
        name: name.to_owned(),
        units: Units { ordered: 2, waiting: 2, shipped: 0 },
        price_minor: 500,
        amount_minor: 1000,
    }
}

fn order(id: &str) -> Order {
    Order {
        order_id: id.into(),
        platform_status: "AWAITING".to_owned(),
        status: Status::ToShip,
        updated_at: Millis(20),
        placed_at: Millis(10),
        paid_at: Some(Millis(11)),
        shipped_at: None,
        cancelled_at: None,
        currency: "IDR".to_owned(),
        total_minor: Some(1000),
        buyer: Some("Ayu 🐟".to_owned()),
        tracking_number: None,
        warehouse_id: "w1".into(),
        own_stock: true,
        lines: vec![line("p", "Mug")],
    }
}

/// Everything about it is another.
fn order_later(id: &str) -> Order {
    Order {
        platform_status: "SHIPPED".to_owned(),
        status: Status::Shipped,
        updated_at: Millis(30),
        placed_at: Millis(99),
        paid_at: Some(Millis(12)),
        shipped_at: Some(Millis(29)),
        cancelled_at: Some(Millis(28)),
        currency: "SGD".to_owned(),
        total_minor: Some(900),
        buyer: None,
        tracking_number: Some("T1".to_owned()),
        warehouse_id: "w2".into(),
        own_stock: false,
        lines: Vec::new(),
        ..order(id)
    }
}

pub(super) async fn a_later_reading_replaces_what_may_change_of_an_order(place: Place) {
    let store = stage(&place).await;
    let work = |tx: &mut Tx<'_>| {
        let (ours, other) = (shop(tx, "a")?, second_shop(tx)?);
        let keep = |tx: &mut Tx<'_>, shop, order: &Order, status, raw: &str, now| {
            let new = order_later("new");
            let readings =
                [Reading { order, status, raw }, Reading { order: &new, status: Status::Shipped, raw }];
            orders::keep(tx, OURS, shop, &readings, Millis(now))
        };
        let first = keep(tx, ours, &order("o"), Status::ToShip, "{}", 40)?;
        let others = keep(tx, other, &order("o"), Status::ToShip, "other", 40)?;
        let second = keep(tx, ours, &order_later("o"), Status::Returned, "later", 50)?;
        assert_eq!(first, second, "it is the same order");
        assert!(others.values().all(|key| !first.values().any(|it| it == key)), "of another shop");
        let key = first[&"o".into()];
        let raws = orders::raws(tx, &[key, others[&"o".into()]])?;
        let words = "SELECT currency, warehouse_id, status, told_status, platform_status, tracking_number, \
                     COALESCE(buyer, 'nobody') FROM customer_order WHERE id = ?";
        let words = tx.one(words, params![key], |row| {
            (0..7).map(|at| row.get::<String>(at)).collect::<Result<Vec<_>, _>>()
        })?;
        let figures = "SELECT placed_at, own_stock, updated_at, paid_at, shipped_at, cancelled_at, total_minor, \
                       amount_minor, units, stored_at FROM customer_order WHERE id = ?";
        let figures = tx.one(figures, params![key], |row| (0..10).map(|at| row.get(at)).collect())?;
        Ok::<_, Error>((raws[&key].clone(), raws.len(), words, figures))
    };
    let (raw, raws, words, figures) = store.write("keep", work).await.unwrap();
    assert_eq!((raw.as_str(), raws), ("later", 2));
    assert_eq!(words.unwrap(), ["IDR", "w1", "returned", "shipped", "SHIPPED", "T1", "nobody"]);
    let figures: Vec<i64> = figures.unwrap();
    assert_eq!(figures, [10, 1, 30, 12, 29, 28, 900, 0, 0, 50]);
}

pub(super) async fn a_line_keeps_what_was_bought_and_takes_how_it_stands(place: Place) {
    let store = stage(&place).await;
    let work = |tx: &mut Tx<'_>| {
        let ours = shop(tx, "a")?;
        let bought = order("o");
        let reading = Reading { order: &bought, status: Status::ToShip, raw: "{}" };
        let key = orders::keep(tx, OURS, ours, &[reading], Millis(40))?[&bought.order_id];
        let (first, renamed, second) = (line("p", "Mug"), line("p", "Cup"), line("q", "Jug"));
        let state = |waiting, shipped, reserved| LineState {
            units: Units { ordered: 2, waiting, shipped },
            taken: Taken { reserved, ..Taken::default() },
            ..LineState::default()
        };
        let row = |line, placed_at, price_minor, state| LineRow {
            order: key,
            placed_at: Millis(placed_at),
            line,
            price_minor,
            amount_minor: price_minor * 2,
            state,
        };
        orders::keep_lines(tx, ours, &[row(&first, 10, 500, state(2, 0, 0))])?;
        let before = orders::line_keys(tx, &[key])?;
        let later = [row(&renamed, 99, 450, state(0, 2, 2)), row(&second, 10, 300, state(2, 0, 0))];
        orders::keep_lines(tx, ours, &later)?;
        let kept = orders::kept(tx, ours, [&bought.order_id])?;
        let sql = "SELECT name, placed_at FROM order_line WHERE order_key = ? ORDER BY product_id";
        let bought = tx.all(sql, params![key], |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)))?;
        Ok::<_, Error>((before, kept.into_values().flat_map(|order| order.lines).collect::<Vec<_>>(), bought))
    };
    let (before, mut lines, bought) = store.write("keep lines", work).await.unwrap();
    assert_eq!(bought, [("Mug".to_owned(), 10), ("Jug".to_owned(), 10)]);
    lines.sort_by(|one, other| one.product_id.as_str().cmp(other.product_id.as_str()));
    assert!(before.values().eq([&lines[0].key]), "it is the same line");
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            (line.price_minor, line.amount_minor, line.state.units.shipped, line.state.taken.reserved)
        })
        .collect();
    assert_eq!(told, [(450, 900, 2, 2), (300, 600, 0, 0)]);
}
