use proptest::prelude::*;

use super::*;
use crate::domain::guard::{Guard, Guards, Limit};
use crate::domain::{Balance, ListingKey, ListingName, SkuCode, WarehouseId};

const MUG: SkuKey = SkuKey(1);
const SAUCER: SkuKey = SkuKey(2);
const SET: SkuKey = SkuKey(3);
const EMPTY_SET: SkuKey = SkuKey(4);
const SHOP: Shop = Shop { buffer: None, pushed_before: true, awaits_orders: false, left_out: 0 };

/// Master with `mug` of `mug` on hand, 12 saucers, a set of one mug and two saucers, and a set of nothing.
fn input(policy: Policy, mug: i64, listings: Vec<Listing>) -> Input {
    let own = |on_hand| Stock::Own(Balance { on_hand, reserved: 0 });
    let sku = |code: &str, stock| Sku { code: SkuCode::from(code), stock, buffer: None };
    Input {
        policy,
        guards: Guards::default(),
        buffer: 0,
        shops: [1, 2].map(|shop| (ShopKey(shop), SHOP)).into(),
        skus: [
            (MUG, sku("mug", own(mug))),
            (SAUCER, sku("saucer", own(12))),
            (SET, sku("set", Stock::Bundle(vec![(MUG, 1), (SAUCER, 2)]))),
            (EMPTY_SET, sku("empty-set", Stock::Bundle(Vec::new()))),
        ]
        .into(),
        listings,
    }
}

fn listing(key: i64, sku: SkuKey, shown: impl Into<Option<i64>>, agreed: impl Into<Option<i64>>) -> Listing {
    let shop = key % 2 + 1;
    Listing {
        key: ListingKey(key),
        shop: ShopKey(shop),
        name: ListingName {
            shop: format!("shop{shop}").into(),
            product: format!("{key}").into(),
            variant: Some("0".into()),
            warehouse: None,
        },
        warehouse: WarehouseId::from(""),
        mapping: Some(Mapping { sku, pack: 1 }),
        state: State::Live,
        shown: shown.into(),
        agreed: agreed.into(),
        told: Told::Answered,
        orders: Orders::default(),
        buffer: None,
        in_scope: true,
    }
}

/// Plans one listing of the mug and returns what its item says.
fn one(policy: Policy, mug: i64, listing: Listing) -> (Action, Option<i64>, Option<i64>) {
    let plan = plan(&input(policy, mug, vec![listing]));
    (plan.items[0].action, plan.items[0].target, plan.items[0].drift)
}

#[test]
fn a_listing_that_was_never_agreed_on_has_no_drift() {
    for policy in Policy::ALL {
        assert_eq!(one(policy, 7, listing(1, MUG, 3, None)), (Action::Push, Some(7), None));
        assert_eq!(one(policy, 7, listing(1, MUG, 7, None)), (Action::Unchanged, Some(7), None));
    }
}

#[test]
fn a_change_of_master_is_pushed_under_every_policy() {
    for policy in Policy::ALL {
        assert_eq!(one(policy, 7, listing(1, MUG, 3, 3)), (Action::Push, Some(7), Some(0)));
    }
}

#[test]
fn sales_explain_a_difference() {
    let sold = Listing { orders: Orders { sold: 2, taken: 2 }, ..listing(1, MUG, 8, 10) };
    for policy in Policy::ALL {
        assert_eq!(one(policy, 8, sold.clone()), (Action::Unchanged, Some(8), Some(0)));
    }
}

#[test]
fn drift_is_settled_by_the_policy() {
    let up = || listing(1, MUG, 9, 7);
    let down = || listing(1, MUG, 5, 7);
    assert_eq!(one(Policy::Master, 7, up()), (Action::Push, Some(7), Some(2)));
    assert_eq!(one(Policy::Ask, 7, up()), (Action::Conflict, Some(7), Some(2)));
    assert_eq!(one(Policy::Lowest, 7, up()), (Action::Push, Some(7), Some(2)));
    assert_eq!(one(Policy::Lowest, 7, down()), (Action::Unchanged, Some(7), Some(-2)));
    assert_eq!(one(Policy::Marketplace, 7, up()), (Action::Unchanged, Some(9), Some(2)));
    assert_eq!(one(Policy::Marketplace, 7, down()), (Action::Unchanged, Some(5), Some(-2)));
}

#[test]
fn what_an_order_on_its_way_may_explain_is_left_as_it_is() {
    let listings =
        || vec![listing(1, MUG, 9, 8), listing(3, MUG, 7, 8), listing(5, MUG, 8, 8), listing(2, MUG, 7, 7)];
    for policy in Policy::ALL {
        let mut input = input(policy, 7, listings());
        input.shops.get_mut(&ShopKey(2)).unwrap().awaits_orders = true;
        let plan = plan(&input);
        let told = plan.items.iter().map(|item| (item.key.0, item.action, item.awaits_orders()));
        let told: Vec<_> = told.collect();
        assert_eq!(
            told,
            [
                (2, Action::Unchanged, false),
                (1, Action::Hold, true),
                (3, Action::Hold, true),
                (5, Action::Push, false)
            ],
            "{policy}"
        );
        assert!(plan.takes.is_empty(), "{policy}");
    }
}

#[test]
fn what_master_takes_from_one_shop_the_others_follow_in_the_same_run() {
    let plan = plan(&input(Policy::Marketplace, 7, vec![listing(1, MUG, 5, 7), listing(2, MUG, 7, 7)]));
    assert_eq!(plan.takes.len(), 1);
    assert_eq!((plan.takes[0].delta_on_hand, plan.takes[0].on_hand), (-2, 7));
    let other = plan.items.iter().find(|item| item.key == ListingKey(2)).unwrap();
    assert_eq!((other.action, other.target), (Action::Push, Some(5)));
}

#[test]
fn master_takes_drift_in_whole_packs() {
    let mut six = listing(1, MUG, 3, 4);
    six.mapping = Some(Mapping { sku: MUG, pack: 6 });
    let plan = plan(&input(Policy::Marketplace, 26, vec![six]));
    assert_eq!((plan.takes[0].delta_on_hand, plan.items[0].target), (-6, Some(3)));
}

#[test]
fn drift_in_two_shops_at_once_is_a_persons_to_decide() {
    let plan = plan(&input(Policy::Marketplace, 7, vec![listing(1, MUG, 12, 7), listing(2, MUG, 12, 7)]));
    assert!(plan.takes.is_empty(), "a delivery typed into both shops is no two deliveries");
    assert!(plan.items.iter().all(|item| item.action == Action::Conflict));
}

#[test]
fn drift_that_master_cannot_take_is_held() {
    let refused = plan(&input(Policy::Marketplace, 3, vec![listing(1, MUG, 1, 9)]));
    assert_eq!(refused.items[0].reason, Reason::TakeRefused { drift: -8, on_hand: 3 });
    let bundle = plan(&input(Policy::Marketplace, 3, vec![listing(1, SET, 1, 3)]));
    assert_eq!(bundle.items[0].reason, Reason::BundleDrifted { drift: -2 });
    assert!(refused.takes.is_empty() && bundle.takes.is_empty());
}

#[test]
fn a_bundle_has_as_many_sets_as_its_scarcest_component() {
    assert_eq!(one(Policy::Ask, 100, listing(1, SET, 0, None)).1, Some(6));
    assert_eq!(one(Policy::Ask, 4, listing(1, SET, 0, None)).1, Some(4));
    assert_eq!(one(Policy::Ask, -4, listing(1, SET, 0, None)).1, Some(0));
    assert_eq!(one(Policy::Ask, 4, listing(1, EMPTY_SET, 5, None)), (Action::Hold, None, None));
}

#[test]
fn what_is_not_known_holds_back() {
    let held = |listing: Listing, reason: Reason| {
        for policy in Policy::ALL {
            let plan = plan(&input(policy, 0, vec![listing.clone()]));
            assert_eq!((plan.items[0].action, &plan.items[0].reason), (Action::Hold, &reason));
        }
    };
    held(listing(1, MUG, None, None), Reason::Unread);
    held(listing(1, MUG, None, 4), Reason::Unread);
    held(Listing { mapping: None, ..listing(1, MUG, 4, 4) }, Reason::Unmapped);
    held(Listing { state: State::Gone, ..listing(1, MUG, 4, 4) }, Reason::Gone);
    held(Listing { state: State::Inactive, ..listing(1, MUG, 4, 4) }, Reason::Inactive);
    held(
        Listing { mapping: Some(Mapping { sku: MUG, pack: 0 }), ..listing(1, MUG, 4, 4) },
        Reason::BadPack { pack: 0 },
    );
    held(listing(1, SkuKey(99), 4, 4), Reason::NoComponents);
}

/// Rows of one variant of product 1 in warehouses of these ids.
fn warehouses(rows: &[(i64, SkuKey, Option<i64>)]) -> Vec<Listing> {
    let row = |&(key, sku, shown): &(i64, SkuKey, Option<i64>)| {
        let mut row = Listing { warehouse: format!("w{key}").into(), ..listing(1, sku, shown, None) };
        row.key = ListingKey(key);
        row.name.warehouse = Some(row.warehouse.clone());
        row
    };
    rows.iter().map(row).collect()
}

#[test]
fn all_warehouses_of_a_variant_must_be_known_to_set_one() {
    let plan_of = |rows: &[_]| plan(&input(Policy::Ask, 5, warehouses(rows)));
    let known = plan_of(&[(1, MUG, Some(1)), (2, SAUCER, Some(1))]);
    assert!(known.items.iter().all(|item| item.action == Action::Push));
    let unread = plan_of(&[(1, MUG, Some(1)), (2, SAUCER, None)]);
    assert_eq!(unread.items[0].reason, Reason::WarehouseUnread);
    assert_eq!(unread.items[1].reason, Reason::Unread);
}

#[test]
fn one_stock_is_not_shown_in_two_warehouses_of_a_variant() {
    let plan = plan(&input(
        Policy::Ask,
        5,
        warehouses(&[(1, MUG, Some(1)), (2, MUG, Some(1)), (3, SAUCER, Some(1))]),
    ));
    let actions: Vec<_> = plan.items.iter().map(|item| item.action).collect();
    assert_eq!(actions, [Action::Hold, Action::Hold, Action::Push]);
}

#[test]
fn the_nearest_buffer_counts_and_packs_round_down() {
    let target = |edit: fn(&mut Input)| {
        let mut input = input(Policy::Ask, 20, vec![listing(1, MUG, 0, None)]);
        input.buffer = 1;
        edit(&mut input);
        plan(&input).items[0].target
    };
    assert_eq!(target(|_| {}), Some(19));
    assert_eq!(target(|it| it.shops.get_mut(&ShopKey(2)).unwrap().buffer = Some(2)), Some(18));
    let sku = |it: &mut Input| {
        it.shops.get_mut(&ShopKey(2)).unwrap().buffer = Some(2);
        it.skus.get_mut(&MUG).unwrap().buffer = Some(3);
    };
    assert_eq!(target(sku), Some(17));
    assert_eq!(target(|it| it.listings[0].buffer = Some(0)), Some(20));
    assert_eq!(target(|it| it.listings[0].buffer = Some(30)), Some(0));
    assert_eq!(target(|it| it.listings[0].mapping = Some(Mapping { sku: MUG, pack: 6 })), Some(3));
}

#[test]
fn a_run_that_would_empty_the_shop_trips_the_guard() {
    let listings: Vec<_> = (1..=30).map(|key| listing(key * 2, MUG, 5, 5)).collect();
    let emptied = plan(&input(Policy::Master, 0, listings.clone()));
    assert_eq!(emptied.tripped.len(), 1);
    let mut first = input(Policy::Master, 0, listings.clone());
    first.shops.get_mut(&ShopKey(1)).unwrap().pushed_before = false;
    assert!(plan(&first).tripped.is_empty(), "a first push");
    let mut sold = input(Policy::Master, 0, listings);
    for listing in &mut sold.listings {
        listing.orders.taken = 5;
    }
    let sold = plan(&sold);
    assert!(sold.tripped.is_empty(), "orders explain it");
    assert!(sold.items.iter().all(|item| item.to_send() == Some(0)));
}

#[test]
fn what_orders_sold_out_trips_no_guard_whatever_else_changed() {
    let listings = |taken, shown| {
        let listing =
            |key: i64| Listing { orders: Orders { sold: 0, taken }, ..listing(key * 2, MUG, shown, 5) };
        (1..=30).map(listing).collect::<Vec<_>>()
    };
    // A file brought 3 more, and orders took all 8.
    let guards = Guards { max_change: Limit::percent(100), ..Guards::default() };
    let sold_out = Input { guards, ..input(Policy::Master, 0, listings(8, 5)) };
    assert!(plan(&sold_out).tripped.is_empty());
    // A file took all 5, and an order that was cancelled gave 1 back before.
    let emptied = Input { guards, ..input(Policy::Master, 0, listings(-1, 5)) };
    assert_eq!(plan(&emptied).tripped[0].guard, Guard::MaxZero);
    // What else changed counts as a change.
    assert_eq!(plan(&input(Policy::Master, 0, listings(8, 5))).tripped[0].guard, Guard::MaxChange);
}

fn any_listing(key: i64) -> impl Strategy<Value = Listing> {
    let mapping = prop_oneof![
        1 => Just(None),
        9 => (1..=4_i64, 1..=3_i64).prop_map(|(sku, pack)| Some(Mapping { sku: SkuKey(sku), pack })),
    ];
    let figure = || prop_oneof![1 => Just(None), 5 => (0..12_i64).prop_map(Some)];
    let state = prop_oneof![8 => Just(State::Live), 1 => Just(State::Inactive), 1 => Just(State::Gone)];
    let orders = (0..3_i64, -1..3_i64).prop_map(|(sold, taken)| Orders { sold, taken });
    let buffer = prop::option::weighted(0.2, 0..4_i64);
    (mapping, figure(), figure(), state, orders, buffer, 0..5_i64, 0..3_i64).prop_map(
        move |(mapping, shown, agreed, state, orders, buffer, product, warehouse)| {
            let mut made = Listing { mapping, state, orders, buffer, ..listing(key, MUG, shown, agreed) };
            made.warehouse = format!("{warehouse}{key}").into();
            made.name.product = format!("p{product}").into();
            made.in_scope = warehouse != 0 || product != 0;
            made
        },
    )
}

fn any_input() -> impl Strategy<Value = Input> {
    let listings: Vec<_> = (1..=9).map(any_listing).collect();
    (prop::sample::select(Policy::ALL.to_vec()), -2..20_i64, 0..3_i64, listings, any::<bool>()).prop_map(
        |(policy, mug, buffer, listings, tight)| {
            let mut input = input(policy, mug, listings);
            input.buffer = buffer;
            if tight {
                input.guards = Guards { max_zero: Limit::count(0), max_change: Limit::count(1) };
            }
            input
        },
    )
}

/// What applying a plan leaves behind when every call succeeds.
fn applied(input: &Input, plan: &Plan) -> Input {
    let mut after = input.clone();
    for take in &plan.takes {
        if let Some(Stock::Own(balance)) = after.skus.get_mut(&take.sku).map(|sku| &mut sku.stock) {
            balance.on_hand += take.delta_on_hand;
        }
    }
    for listing in &mut after.listings {
        let Some(item) = plan.items.iter().find(|item| item.key == listing.key) else { continue };
        let taken = plan.takes.iter().any(|take| take.listing == listing.key);
        let agreed = match item.to_send() {
            Some(target) => {
                listing.shown = Some(target);
                Some(target)
            }
            None => listing.shown.filter(|_| taken || item.is_agreed()),
        };
        if let Some(agreed) = agreed {
            (listing.agreed, listing.orders) = (Some(agreed), Orders::default());
        }
    }
    after
}

proptest! {
    #[test]
    fn applying_a_plan_leaves_nothing_to_push(input in any_input()) {
        let first = plan(&input);
        let second = plan(&applied(&input, &first));
        prop_assert!(second.takes.is_empty(), "{second:?}");
        prop_assert!(second.items.iter().all(|item| item.action != Action::Push), "{first:?}\n{second:?}");
    }

    #[test]
    fn the_order_of_the_input_does_not_matter(input in any_input(), turn in 0..9_usize) {
        let mut other = input.clone();
        other.listings.rotate_left(turn);
        other.listings.swap(0, 4);
        prop_assert_eq!(plan(&input), plan(&other));
    }

    #[test]
    fn every_listing_in_scope_has_one_item_and_no_other(input in any_input()) {
        let mut planned: Vec<_> = plan(&input).items.iter().map(|item| item.key).collect();
        planned.sort();
        let scope: Vec<_> = input.listings.iter().filter(|it| it.in_scope).map(|it| it.key).collect();
        prop_assert_eq!(planned, scope);
    }

    #[test]
    fn nothing_is_sent_that_is_not_known_and_possible(input in any_input()) {
        let after = plan(&input);
        let stock = applied(&input, &after);
        let own = |sku: SkuKey| match stock.skus[&sku].stock {
            Stock::Own(balance) => balance.available(),
            Stock::Bundle(_) => unreachable!("a component"),
        };
        for item in after.items.iter().filter(|item| item.action == Action::Push) {
            let listing = input.listings.iter().find(|it| it.key == item.key).unwrap();
            let Mapping { sku, pack } = listing.mapping.unwrap();
            let target = item.target.unwrap();
            prop_assert!(listing.state == State::Live && listing.shown.is_some() && sku != EMPTY_SET);
            prop_assert!(target >= 0 && Some(target) != listing.shown);
            let available = if sku == SET { own(MUG).min(own(SAUCER) / 2) } else { own(sku) };
            let free = available - listing.buffer.unwrap_or(input.buffer);
            prop_assert!(target * pack <= free.max(0) && (target + 1) * pack > free, "{target} of {free}");
        }
    }

    #[test]
    fn drift_is_what_agreed_and_sold_leave_over(input in any_input()) {
        for item in plan(&input).items {
            match item.drift {
                Some(drift) => prop_assert_eq!(item.shown.unwrap(), item.agreed.unwrap() - item.sold + drift),
                None => prop_assert!(item.shown.is_none() || item.agreed.is_none()),
            }
        }
    }

    #[test]
    fn a_policy_does_what_it_says(input in any_input()) {
        let plan = plan(&input);
        prop_assert!(plan.takes.is_empty() || input.policy == Policy::Marketplace);
        for item in plan.items.iter().filter(|item| item.drift.is_some_and(|drift| drift != 0)) {
            match (input.policy, item.action) {
                (Policy::Ask, Action::Push) => prop_assert!(false, "{item:?}"),
                (Policy::Lowest, Action::Push) => prop_assert!(item.target < item.shown),
                (Policy::Master | Policy::Lowest, Action::Conflict) => prop_assert!(false, "{item:?}"),
                (Policy::Marketplace, Action::Push) => {
                    let taken = plan.takes.iter().any(|take| take.listing == item.key);
                    prop_assert!(taken || matches!(item.reason, Reason::MasterMoved { .. }), "{item:?}");
                }
                _ => {}
            }
        }
        for take in &plan.takes {
            prop_assert!(take.on_hand + take.delta_on_hand >= 0 || take.delta_on_hand > 0);
        }
    }
}

/// Pulls from listings of the mug, and returns what master would take, if anything.
fn pulled(policy: Policy, mug: i64, listings: Vec<Listing>) -> (Option<i64>, Vec<Action>) {
    let pull = pull(&input(policy, mug, listings));
    let take = pull.takes.first().map(|take| take.delta_on_hand);
    (take, pull.items.iter().map(|item| item.action).collect())
}

#[test]
fn a_pull_takes_what_every_shop_says() {
    for policy in Policy::ALL {
        let both = vec![listing(1, MUG, 4, None), listing(2, MUG, 4, None)];
        assert_eq!(pulled(policy, 7, both), (Some(-3), vec![Action::Pull, Action::Pull]), "{policy}");
        let agreed = vec![listing(1, MUG, 7, 7)];
        assert_eq!(pulled(policy, 7, agreed), (None, vec![Action::Unchanged]));
    }
}

#[test]
fn a_pack_that_rounds_down_contradicts_nobody() {
    let mut six = listing(1, MUG, 3, None);
    six.mapping = Some(Mapping { sku: MUG, pack: 6 });
    assert_eq!(pulled(Policy::Ask, 20, vec![six.clone()]), (None, vec![Action::Unchanged]));
    let both = vec![six, listing(2, MUG, 21, None)];
    assert_eq!(pulled(Policy::Ask, 20, both).0, Some(1), "18 to 23, and 21");
}

#[test]
fn shops_that_contradict_each_other_are_settled_by_the_policy() {
    let shops = || vec![listing(1, MUG, 4, 7), listing(2, MUG, 9, 9)];
    assert_eq!(pulled(Policy::Ask, 7, shops()), (None, vec![Action::Conflict, Action::Conflict]));
    assert_eq!(pulled(Policy::Master, 7, shops()).0, None);
    assert_eq!(pulled(Policy::Lowest, 7, shops()).0, Some(-3));
    assert_eq!(pulled(Policy::Marketplace, 7, shops()).0, Some(-3), "only one has moved");
    let never = vec![listing(1, MUG, 4, None), listing(2, MUG, 9, None)];
    assert_eq!(pulled(Policy::Marketplace, 7, never).0, None, "nobody knows which has moved");
}

#[test]
fn a_pull_never_takes_what_is_not_known() {
    for policy in Policy::ALL {
        let unknown = vec![
            listing(1, MUG, None, 4),
            Listing { mapping: None, ..listing(2, MUG, 0, None) },
            Listing { state: State::Gone, ..listing(3, MUG, 0, 4) },
            listing(4, SET, 0, 4),
        ];
        let (take, actions) = pulled(policy, 7, unknown);
        assert_eq!((take, actions), (None, vec![Action::Hold; 4]), "{policy}");
    }
}

proptest! {
    #[test]
    fn what_was_pulled_need_not_be_pulled_again(input in any_input(), turn in 0..9_usize) {
        let first = pull(&input);
        let mut other = input.clone();
        other.listings.rotate_left(turn);
        prop_assert_eq!(&first, &pull(&other));
        let mut after = input.clone();
        for take in &first.takes {
            if let Some(Stock::Own(balance)) = after.skus.get_mut(&take.sku).map(|sku| &mut sku.stock) {
                balance.on_hand += take.delta_on_hand;
                prop_assert!(balance.on_hand >= 0 || take.delta_on_hand > 0);
            }
        }
        for listing in &mut after.listings {
            if let Some((_, shown)) = first.agreed.iter().find(|(key, _)| *key == listing.key) {
                (listing.agreed, listing.orders) = (Some(*shown), Orders::default());
            }
        }
        let second = pull(&after);
        prop_assert!(second.takes.is_empty(), "{first:?}\n{second:?}");
    }
}
