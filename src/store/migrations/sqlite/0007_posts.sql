-- How far each shop's orders were posted to its group's dashboard.

CREATE TABLE transaction_sync_log (
  shop_id        INTEGER PRIMARY KEY REFERENCES shop (id) ON DELETE CASCADE,
  orders         INTEGER NOT NULL,          -- posted over all
  last_order_id  TEXT,                      -- the marketplace's
  last_order_at  INTEGER,
  last_posted_at INTEGER,
  status         TEXT NOT NULL,             -- pending, success, failed
  error          TEXT
);
