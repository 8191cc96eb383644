-- The twin of sqlite/0003_reports.sql. No database on a server is older than this step: there is nothing to add up.

CREATE TABLE order_rollup_block (
  shop_id BIGINT NOT NULL,
  block BIGINT NOT NULL,
  currency VARCHAR(16) NOT NULL,
  status VARCHAR(64) NOT NULL,
  orders BIGINT NOT NULL,
  units BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  PRIMARY KEY (shop_id, block, currency, status)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE order_line ADD KEY order_line_restocked (shop_id, restocked, placed_at);
