-- The twin of sqlite/0005_returns.sql.

CREATE TABLE order_return (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id BIGINT NOT NULL,
  shop_id BIGINT NOT NULL,
  return_id VARCHAR(191) NOT NULL,
  order_id VARCHAR(191) NOT NULL,
  status VARCHAR(64) NOT NULL,
  platform_status VARCHAR(191) NOT NULL,
  with_goods TINYINT NOT NULL,
  reason TEXT NOT NULL,
  currency VARCHAR(16) NOT NULL,
  refund_minor BIGINT,
  tracking_number VARCHAR(1000),
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  body LONGTEXT NOT NULL,
  stored_at BIGINT NOT NULL,
  UNIQUE KEY order_return_name (shop_id, return_id),
  KEY order_return_created (group_id, created_at, id),
  KEY order_return_order (shop_id, order_id),
  FOREIGN KEY (group_id) REFERENCES seller_group (id),
  FOREIGN KEY (shop_id) REFERENCES shop (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE order_return_line (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  return_key BIGINT NOT NULL,
  product_id VARCHAR(191) NOT NULL,
  variant_id VARCHAR(191) NOT NULL,
  units BIGINT NOT NULL,
  received BIGINT,
  received_at BIGINT,
  UNIQUE KEY order_return_line_variant (return_key, product_id, variant_id),
  FOREIGN KEY (return_key) REFERENCES order_return (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE customer_order ADD COLUMN told_status VARCHAR(64);

ALTER TABLE customer_order ADD COLUMN came_back VARCHAR(64);
