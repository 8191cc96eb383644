-- The twin of sqlite/0002_orders.sql.

CREATE TABLE customer_order (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id BIGINT NOT NULL,
  shop_id BIGINT NOT NULL,
  order_id VARCHAR(191) NOT NULL,
  status VARCHAR(64) NOT NULL,
  platform_status VARCHAR(191) NOT NULL,
  updated_at BIGINT NOT NULL,
  placed_at BIGINT NOT NULL,
  paid_at BIGINT,
  shipped_at BIGINT,
  cancelled_at BIGINT,
  currency VARCHAR(16) NOT NULL,
  total_minor BIGINT,
  amount_minor BIGINT NOT NULL,
  units BIGINT NOT NULL,
  buyer VARCHAR(1000),
  tracking_number VARCHAR(1000),
  warehouse_id VARCHAR(191) NOT NULL DEFAULT '',
  own_stock TINYINT NOT NULL,
  stored_at BIGINT NOT NULL,
  UNIQUE KEY customer_order_name (shop_id, order_id),
  KEY customer_order_placed (group_id, placed_at, id),
  KEY customer_order_status (group_id, status, placed_at, id),
  FOREIGN KEY (group_id) REFERENCES seller_group (id),
  FOREIGN KEY (shop_id) REFERENCES shop (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE order_raw (
  order_key BIGINT NOT NULL PRIMARY KEY,
  body LONGTEXT NOT NULL,
  FOREIGN KEY (order_key) REFERENCES customer_order (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- No references to `sku` from here on: checking one locks the SKU's row for sharing, which the ledger locks for itself a
-- moment later, so that two shops' orders of one SKU would often deadlock. A SKU that was moved cannot be removed for
-- its movements anyway.
CREATE TABLE order_line (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_key BIGINT NOT NULL,
  shop_id BIGINT NOT NULL,
  placed_at BIGINT NOT NULL,
  product_id VARCHAR(191) NOT NULL,
  variant_id VARCHAR(191) NOT NULL,
  seller_sku VARCHAR(512) NOT NULL,
  name VARCHAR(2000) NOT NULL,
  ordered BIGINT NOT NULL,
  waiting BIGINT NOT NULL,
  shipped BIGINT NOT NULL,
  cancelled_at BIGINT,
  price_minor BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  listing_id BIGINT,
  sku_id BIGINT,
  pack BIGINT NOT NULL DEFAULT 1,
  is_bundle TINYINT NOT NULL DEFAULT 0,
  reserved BIGINT NOT NULL DEFAULT 0,
  consumed BIGINT NOT NULL DEFAULT 0,
  released BIGINT NOT NULL DEFAULT 0,
  restocked BIGINT NOT NULL DEFAULT 0,
  UNIQUE KEY order_line_variant (order_key, product_id, variant_id),
  KEY order_line_sold (listing_id, placed_at),
  KEY order_line_cancelled (listing_id, cancelled_at),
  KEY order_line_unmapped (shop_id, sku_id, product_id, variant_id),
  FOREIGN KEY (order_key) REFERENCES customer_order (id) ON DELETE CASCADE,
  FOREIGN KEY (listing_id) REFERENCES listing (id) ON DELETE SET NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE order_line_part (
  line_id BIGINT NOT NULL,
  sku_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  PRIMARY KEY (line_id, sku_id),
  FOREIGN KEY (line_id) REFERENCES order_line (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE order_rollup (
  shop_id BIGINT NOT NULL,
  quarter BIGINT NOT NULL,
  currency VARCHAR(16) NOT NULL,
  status VARCHAR(64) NOT NULL,
  orders BIGINT NOT NULL,
  units BIGINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  PRIMARY KEY (shop_id, quarter, currency, status)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
