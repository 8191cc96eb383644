-- The twin of sqlite/0007_posts.sql.

CREATE TABLE transaction_sync_log (
  shop_id BIGINT NOT NULL PRIMARY KEY,
  orders BIGINT NOT NULL,
  last_order_id VARCHAR(191),
  last_order_at BIGINT,
  last_posted_at BIGINT,
  status VARCHAR(64) NOT NULL,
  error TEXT,
  FOREIGN KEY (shop_id) REFERENCES shop (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
