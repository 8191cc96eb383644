-- What reports over a million orders need beside the sums by quarter of an hour.

-- The same sums by blocks of 32 days, for reports that ask for long periods as a whole.
CREATE TABLE order_rollup_block (
  shop_id      INTEGER NOT NULL,
  block        INTEGER NOT NULL,             -- 3072 quarters of an hour, since the unix epoch
  currency     TEXT NOT NULL,
  status       TEXT NOT NULL,
  orders       INTEGER NOT NULL,
  units        INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (shop_id, block, currency, status)
) WITHOUT ROWID;
INSERT INTO order_rollup_block
  SELECT shop_id, quarter / 3072, currency, status, SUM(orders), SUM(units), SUM(amount_minor)
  FROM order_rollup GROUP BY shop_id, quarter / 3072, currency, status;

CREATE INDEX order_line_restocked ON order_line (shop_id, placed_at) WHERE restocked > 0;
