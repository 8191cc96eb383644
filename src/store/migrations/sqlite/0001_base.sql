-- Times are unix milliseconds (UTC), money minor units of the currency, booleans 0 or 1. Codes compare byte by byte.

CREATE TABLE schema_step (step INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- A tenant. Everything below belongs to one.
CREATE TABLE seller_group (
  id         INTEGER PRIMARY KEY,
  gid        TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
INSERT INTO seller_group (id, gid, name, created_at) VALUES (1, 'main', 'Main', 0);

-- Exclusive work: who holds it until when. The token grows with every holder and fences off the ones before.
CREATE TABLE lease (
  name        TEXT PRIMARY KEY,
  holder      TEXT NOT NULL,
  token       INTEGER NOT NULL,
  acquired_at INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL
);

-- One OAuth authorisation with its sealed token pair. TikTok: may carry several shops; Shopee: one shop each.
CREATE TABLE consent (
  id                 INTEGER PRIMARY KEY,
  group_id           INTEGER NOT NULL REFERENCES seller_group (id),
  platform           TEXT NOT NULL,
  subject            TEXT NOT NULL,          -- TikTok: open_id; Shopee: shop id
  access_token       BLOB NOT NULL,          -- sealed
  refresh_token      BLOB NOT NULL,          -- sealed
  access_expires_at  INTEGER NOT NULL,
  refresh_expires_at INTEGER NOT NULL,
  generation         INTEGER NOT NULL,       -- grows with every pair
  status             TEXT NOT NULL,          -- active, revoked
  refreshed_at       INTEGER NOT NULL,
  UNIQUE (group_id, platform, subject)
);

CREATE TABLE shop (
  id           INTEGER PRIMARY KEY,
  group_id     INTEGER NOT NULL REFERENCES seller_group (id),
  consent_id   INTEGER REFERENCES consent (id),
  alias        TEXT NOT NULL,
  platform     TEXT NOT NULL,
  shop_id      TEXT NOT NULL,                -- the marketplace's id
  name         TEXT NOT NULL,
  region       TEXT NOT NULL,
  currency     TEXT NOT NULL,
  timezone     TEXT NOT NULL,                -- IANA name; reports cut days by it
  cipher       TEXT,                         -- TikTok's shop_cipher
  status       TEXT NOT NULL,                -- connected, revoked, disconnected
  buffer       INTEGER,
  pushed_at    INTEGER,                      -- first push that was applied: from then on the guards hold
  connected_at INTEGER NOT NULL,
  UNIQUE (group_id, alias),
  UNIQUE (platform, shop_id)
);

CREATE TABLE sku (
  id           INTEGER PRIMARY KEY,
  group_id     INTEGER NOT NULL REFERENCES seller_group (id),
  code         TEXT NOT NULL,
  name         TEXT NOT NULL DEFAULT '',
  barcode      TEXT,
  price_minor  INTEGER,
  cost_minor   INTEGER,
  currency     TEXT,
  on_hand      INTEGER NOT NULL DEFAULT 0,   -- cache of the ledger
  reserved     INTEGER NOT NULL DEFAULT 0,   -- cache of the ledger
  buffer       INTEGER,
  low_stock_at INTEGER,
  is_bundle    INTEGER NOT NULL DEFAULT 0,
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  UNIQUE (group_id, code)
);
CREATE INDEX sku_barcode ON sku (group_id, barcode) WHERE barcode IS NOT NULL;

CREATE TABLE bundle_component (
  bundle_id    INTEGER NOT NULL REFERENCES sku (id) ON DELETE CASCADE,
  component_id INTEGER NOT NULL REFERENCES sku (id),
  quantity     INTEGER NOT NULL,
  PRIMARY KEY (bundle_id, component_id)
) WITHOUT ROWID;
CREATE INDEX bundle_component_of ON bundle_component (component_id);

-- What a shop last told about a product, so that an unchanged one need not be read again.
CREATE TABLE product (
  shop_id           INTEGER NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
  product_id        TEXT NOT NULL,
  title             TEXT NOT NULL,
  status            TEXT NOT NULL,
  remote_updated_at INTEGER,                 -- the marketplace's own update time
  read_at           INTEGER NOT NULL,
  settled           INTEGER NOT NULL,        -- read late enough after that time that a later change would show
  PRIMARY KEY (shop_id, product_id)
) WITHOUT ROWID;

-- How far incremental reading of a shop has come.
CREATE TABLE shop_cursor (
  shop_id INTEGER NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
  name    TEXT NOT NULL,
  value   TEXT NOT NULL,
  PRIMARY KEY (shop_id, name)
) WITHOUT ROWID;

CREATE TABLE listing (
  id           INTEGER PRIMARY KEY,
  shop_id      INTEGER NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
  product_id   TEXT NOT NULL,
  variant_id   TEXT NOT NULL,
  warehouse_id TEXT NOT NULL DEFAULT '',
  seller_sku   TEXT NOT NULL DEFAULT '',
  barcode      TEXT,
  title        TEXT NOT NULL DEFAULT '',
  variant      TEXT NOT NULL DEFAULT '',
  status       TEXT NOT NULL,
  price_minor  INTEGER,
  currency     TEXT,
  shown        INTEGER,                      -- NULL: never read, which is not 0
  shown_at     INTEGER,
  agreed       INTEGER,                      -- NULL: never agreed
  agreed_at    INTEGER,
  buffer       INTEGER,
  seen_at      INTEGER NOT NULL,
  gone_at      INTEGER,                      -- no longer in the shop's catalogue
  UNIQUE (shop_id, product_id, variant_id, warehouse_id)
);
CREATE INDEX listing_seller_sku ON listing (shop_id, seller_sku);

CREATE TABLE mapping (
  listing_id INTEGER PRIMARY KEY REFERENCES listing (id) ON DELETE CASCADE,
  sku_id     INTEGER NOT NULL REFERENCES sku (id),
  pack       INTEGER NOT NULL DEFAULT 1,
  actor      TEXT NOT NULL,
  at         INTEGER NOT NULL
);
CREATE INDEX mapping_sku ON mapping (sku_id);

-- One import, push, pull, revert.
CREATE TABLE run (
  id          INTEGER PRIMARY KEY,
  group_id    INTEGER NOT NULL REFERENCES seller_group (id),
  kind        TEXT NOT NULL,
  run_key     TEXT,                          -- names the cause: the same key again changes nothing
  source      TEXT,
  actor       TEXT NOT NULL,
  status      TEXT NOT NULL,                 -- running, done, partial, failed
  summary     TEXT,                          -- JSON
  reverts_id  INTEGER REFERENCES run (id),
  started_at  INTEGER NOT NULL,
  finished_at INTEGER,
  UNIQUE (group_id, kind, run_key)
);

-- The ledger. Rows are only ever added.
CREATE TABLE movement (
  id             INTEGER PRIMARY KEY,
  group_id       INTEGER NOT NULL REFERENCES seller_group (id),
  sku_id         INTEGER NOT NULL REFERENCES sku (id),
  cause          TEXT NOT NULL,
  cause_key      TEXT NOT NULL,              -- unique: the same cause applied again changes nothing
  delta_on_hand  INTEGER NOT NULL,
  delta_reserved INTEGER NOT NULL,
  on_hand        INTEGER NOT NULL,           -- after this row
  reserved       INTEGER NOT NULL,           -- after this row
  reference      TEXT,
  actor          TEXT NOT NULL,
  note           TEXT,
  run_id         INTEGER REFERENCES run (id),
  at             INTEGER NOT NULL,           -- never before the SKU's row above, whatever the clock says
  UNIQUE (group_id, cause_key)
);
CREATE INDEX movement_sku ON movement (sku_id, at, id);
CREATE INDEX movement_run ON movement (run_id) WHERE run_id IS NOT NULL;
CREATE TRIGGER movement_is_final_update BEFORE UPDATE ON movement BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER movement_is_final_delete BEFORE DELETE ON movement BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- One listing of one push: recorded before it is sent, so that a crash leaves a question and not a guess.
CREATE TABLE push_item (
  id            INTEGER PRIMARY KEY,
  run_id        INTEGER NOT NULL REFERENCES run (id),
  listing_id    INTEGER NOT NULL REFERENCES listing (id),
  shown         INTEGER,
  target        INTEGER NOT NULL,
  state         TEXT NOT NULL,               -- planned, sent, acknowledged, refused, unknown, dropped
  error_code    TEXT,
  error_message TEXT,
  updated_at    INTEGER NOT NULL
);
CREATE INDEX push_item_run ON push_item (run_id);
CREATE INDEX push_item_open ON push_item (listing_id) WHERE state IN ('sent', 'unknown');
