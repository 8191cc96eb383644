-- Returns as the shops tell them, and what was received of each. Times are the marketplace's unless said otherwise.

CREATE TABLE order_return (
  id              INTEGER PRIMARY KEY,
  group_id        INTEGER NOT NULL REFERENCES seller_group (id),
  shop_id         INTEGER NOT NULL REFERENCES shop (id),
  return_id       TEXT NOT NULL,             -- the marketplace's id
  order_id        TEXT NOT NULL,             -- the marketplace's id of its order, which need not be kept here
  status          TEXT NOT NULL,
  platform_status TEXT NOT NULL,             -- the marketplace's own word
  with_goods      INTEGER NOT NULL,          -- 0: the buyer keeps the goods
  reason          TEXT NOT NULL,
  currency        TEXT NOT NULL,
  refund_minor    INTEGER,                   -- NULL: not told
  tracking_number TEXT,
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL,
  body            TEXT NOT NULL,             -- as it was sent, newest reading only
  stored_at       INTEGER NOT NULL,          -- spark's clock
  UNIQUE (shop_id, return_id)
);
CREATE INDEX order_return_created ON order_return (group_id, created_at, id);
CREATE INDEX order_return_order ON order_return (shop_id, order_id);

-- What a return is about of one variant, in units of the listing.
CREATE TABLE order_return_line (
  id          INTEGER PRIMARY KEY,
  return_key  INTEGER NOT NULL REFERENCES order_return (id) ON DELETE CASCADE,
  product_id  TEXT NOT NULL,                 -- empty where the marketplace names the variant alone
  variant_id  TEXT NOT NULL,
  units       INTEGER NOT NULL,
  received    INTEGER,                       -- of these, fit to be sold; NULL: nothing was received yet
  received_at INTEGER,                       -- spark's clock
  UNIQUE (return_key, product_id, variant_id)
);

-- `status` is what the order's returns make of the marketplace's word; what that alone says is kept beside it.
ALTER TABLE customer_order ADD COLUMN told_status TEXT; -- NULL: the same as `status`
ALTER TABLE customer_order ADD COLUMN came_back TEXT;   -- what its returns say; NULL: nothing
