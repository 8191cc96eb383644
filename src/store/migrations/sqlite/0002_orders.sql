-- Orders as the shops tell them. Times are the marketplace's unless said otherwise.

CREATE TABLE customer_order (
  id              INTEGER PRIMARY KEY,
  group_id        INTEGER NOT NULL REFERENCES seller_group (id),
  shop_id         INTEGER NOT NULL REFERENCES shop (id),
  order_id        TEXT NOT NULL,             -- the marketplace's id
  status          TEXT NOT NULL,
  platform_status TEXT NOT NULL,             -- the marketplace's own word
  updated_at      INTEGER NOT NULL,
  placed_at       INTEGER NOT NULL,
  paid_at         INTEGER,
  shipped_at      INTEGER,
  cancelled_at    INTEGER,
  currency        TEXT NOT NULL,
  total_minor     INTEGER,                   -- what the buyer pays; NULL: not told
  amount_minor    INTEGER NOT NULL,          -- of the lines' units that were not cancelled
  units           INTEGER NOT NULL,          -- that were not cancelled
  buyer           TEXT,
  tracking_number TEXT,
  warehouse_id    TEXT NOT NULL DEFAULT '',
  own_stock       INTEGER NOT NULL,          -- 0: the marketplace ships from a stock of its own
  stored_at       INTEGER NOT NULL,          -- spark's clock
  UNIQUE (shop_id, order_id)
);
CREATE INDEX customer_order_placed ON customer_order (group_id, placed_at, id);
CREATE INDEX customer_order_open ON customer_order (group_id, placed_at, id) WHERE status IN ('unpaid', 'to_ship');

-- The order as it was sent, newest reading only.
CREATE TABLE order_raw (
  order_key INTEGER PRIMARY KEY REFERENCES customer_order (id) ON DELETE CASCADE,
  body      TEXT NOT NULL
);

-- What an order holds of one variant, in units of the listing; and the steps of stock that it has taken.
CREATE TABLE order_line (
  id           INTEGER PRIMARY KEY,
  order_key    INTEGER NOT NULL REFERENCES customer_order (id) ON DELETE CASCADE,
  shop_id      INTEGER NOT NULL,
  placed_at    INTEGER NOT NULL,             -- the order's
  product_id   TEXT NOT NULL,
  variant_id   TEXT NOT NULL,
  seller_sku   TEXT NOT NULL,
  name         TEXT NOT NULL,
  ordered      INTEGER NOT NULL,
  waiting      INTEGER NOT NULL,
  shipped      INTEGER NOT NULL,
  cancelled_at INTEGER,                      -- when units were last cancelled before shipping
  price_minor  INTEGER NOT NULL,             -- of one unit
  amount_minor INTEGER NOT NULL,             -- of the units that were not cancelled
  listing_id   INTEGER REFERENCES listing (id) ON DELETE SET NULL,
  sku_id       INTEGER REFERENCES sku (id),  -- as mapped when the first step was taken; NULL: its steps wait
  pack         INTEGER NOT NULL DEFAULT 1,
  is_bundle    INTEGER NOT NULL DEFAULT 0,   -- moves the SKUs of order_line_part instead
  reserved     INTEGER NOT NULL DEFAULT 0,
  consumed     INTEGER NOT NULL DEFAULT 0,
  released     INTEGER NOT NULL DEFAULT 0,
  restocked    INTEGER NOT NULL DEFAULT 0,
  UNIQUE (order_key, product_id, variant_id)
);
CREATE INDEX order_line_sold ON order_line (listing_id, placed_at) WHERE listing_id IS NOT NULL;
CREATE INDEX order_line_cancelled ON order_line (listing_id, cancelled_at) WHERE cancelled_at IS NOT NULL;
CREATE INDEX order_line_unmapped ON order_line (shop_id, product_id, variant_id) WHERE sku_id IS NULL;

-- What a bundle was made of when a line took its first step.
CREATE TABLE order_line_part (
  line_id  INTEGER NOT NULL REFERENCES order_line (id) ON DELETE CASCADE,
  sku_id   INTEGER NOT NULL REFERENCES sku (id),
  quantity INTEGER NOT NULL,                 -- in one bundle
  PRIMARY KEY (line_id, sku_id)
) WITHOUT ROWID;

-- Sums over orders, kept in the transaction that changes one: what makes reports over a million orders quick. A
-- quarter of an hour is the finest step that every time zone's midnight falls on.
CREATE TABLE order_rollup (
  shop_id      INTEGER NOT NULL,
  quarter      INTEGER NOT NULL,             -- of an hour, since the unix epoch: when the orders were placed
  currency     TEXT NOT NULL,
  status       TEXT NOT NULL,
  orders       INTEGER NOT NULL,
  units        INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (shop_id, quarter, currency, status)
) WITHOUT ROWID;
