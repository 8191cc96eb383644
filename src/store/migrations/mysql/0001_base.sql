-- The twin of sqlite/0001_base.sql, where every table and column is explained. Keys are VARCHAR in a binary collation:
-- codes compare byte by byte, and an index needs a length. There are no partial indexes.
--
-- The server commits at every statement that changes the schema. So each statement stands for itself, and may be run
-- again after a crash: what is there already is no error (see `migrations.rs`).

CREATE TABLE schema_step (
  step BIGINT NOT NULL PRIMARY KEY,
  name VARCHAR(191) NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE meta (
  name VARCHAR(191) NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE seller_group (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  gid VARCHAR(191) NOT NULL,
  name VARCHAR(1000) NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE KEY seller_group_gid (gid)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO seller_group (id, gid, name, created_at) VALUES (1, 'main', 'Main', 0);

CREATE TABLE lease (
  name VARCHAR(191) NOT NULL PRIMARY KEY,
  holder VARCHAR(500) NOT NULL,
  token BIGINT NOT NULL,
  acquired_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE consent (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id BIGINT NOT NULL,
  platform VARCHAR(64) NOT NULL,
  subject VARCHAR(191) NOT NULL,
  access_token BLOB NOT NULL,
  refresh_token BLOB NOT NULL,
  access_expires_at BIGINT NOT NULL,
  refresh_expires_at BIGINT NOT NULL,
  generation BIGINT NOT NULL,
  status VARCHAR(64) NOT NULL,
  refreshed_at BIGINT NOT NULL,
  UNIQUE KEY consent_subject (group_id, platform, subject),
  FOREIGN KEY (group_id) REFERENCES seller_group (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE shop (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id BIGINT NOT NULL,
  consent_id BIGINT,
  alias VARCHAR(191) NOT NULL,
  platform VARCHAR(64) NOT NULL,
  shop_id VARCHAR(191) NOT NULL,
  name VARCHAR(1000) NOT NULL,
  region VARCHAR(64) NOT NULL,
  currency VARCHAR(16) NOT NULL,
  timezone VARCHAR(64) NOT NULL,
  cipher VARCHAR(1000),
  status VARCHAR(64) NOT NULL,
  buffer BIGINT,
  pushed_at BIGINT,
  connected_at BIGINT NOT NULL,
  UNIQUE KEY shop_alias (group_id, alias),
  UNIQUE KEY shop_of_platform (platform, shop_id),
  KEY shop_consent (consent_id),
  FOREIGN KEY (group_id) REFERENCES seller_group (id),
  FOREIGN KEY (consent_id) REFERENCES consent (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE sku (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id BIGINT NOT NULL,
  code VARCHAR(512) NOT NULL,
  name VARCHAR(2000) NOT NULL DEFAULT '',
  barcode VARCHAR(191),
  price_minor BIGINT,
  cost_minor BIGINT,
  currency VARCHAR(16),
  on_hand BIGINT NOT NULL DEFAULT 0,
  reserved BIGINT NOT NULL DEFAULT 0,
  buffer BIGINT,
  low_stock_at BIGINT,
  is_bundle TINYINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE KEY sku_code (group_id, code),
  KEY sku_barcode (group_id, barcode),
  FOREIGN KEY (group_id) REFERENCES seller_group (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE bundle_component (
  bundle_id BIGINT NOT NULL,
  component_id BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  PRIMARY KEY (bundle_id, component_id),
  KEY bundle_component_of (component_id),
  FOREIGN KEY (bundle_id) REFERENCES sku (id) ON DELETE CASCADE,
  FOREIGN KEY (component_id) REFERENCES sku (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE product (
  shop_id BIGINT NOT NULL,
  product_id VARCHAR(191) NOT NULL,
  title VARCHAR(2000) NOT NULL,
  status VARCHAR(191) NOT NULL,
  remote_updated_at BIGINT,
  read_at BIGINT NOT NULL,
  settled TINYINT NOT NULL,
  PRIMARY KEY (shop_id, product_id),
  FOREIGN KEY (shop_id) REFERENCES shop (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE shop_cursor (
  shop_id BIGINT NOT NULL,
  name VARCHAR(191) NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (shop_id, name),
  FOREIGN KEY (shop_id) REFERENCES shop (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE listing (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  shop_id BIGINT NOT NULL,
  product_id VARCHAR(191) NOT NULL,
  variant_id VARCHAR(191) NOT NULL,
  warehouse_id VARCHAR(191) NOT NULL DEFAULT '',
  seller_sku VARCHAR(512) NOT NULL DEFAULT '',
  barcode VARCHAR(191),
  title VARCHAR(2000) NOT NULL DEFAULT '',
  variant VARCHAR(2000) NOT NULL DEFAULT '',
  status VARCHAR(191) NOT NULL,
  price_minor BIGINT,
  currency VARCHAR(16),
  shown BIGINT,
  shown_at BIGINT,
  agreed BIGINT,
  agreed_at BIGINT,
  buffer BIGINT,
  seen_at BIGINT NOT NULL,
  gone_at BIGINT,
  UNIQUE KEY listing_place (shop_id, product_id, variant_id, warehouse_id),
  KEY listing_seller_sku (shop_id, seller_sku),
  FOREIGN KEY (shop_id) REFERENCES shop (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE mapping (
  listing_id BIGINT NOT NULL PRIMARY KEY,
  sku_id BIGINT NOT NULL,
  pack BIGINT NOT NULL DEFAULT 1,
  actor VARCHAR(500) NOT NULL,
  at BIGINT NOT NULL,
  KEY mapping_sku (sku_id),
  FOREIGN KEY (listing_id) REFERENCES listing (id) ON DELETE CASCADE,
  FOREIGN KEY (sku_id) REFERENCES sku (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE run (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id BIGINT NOT NULL,
  kind VARCHAR(64) NOT NULL,
  run_key VARCHAR(512),
  source VARCHAR(4000),
  actor VARCHAR(500) NOT NULL,
  status VARCHAR(64) NOT NULL,
  summary LONGTEXT,
  reverts_id BIGINT,
  started_at BIGINT NOT NULL,
  finished_at BIGINT,
  UNIQUE KEY run_cause (group_id, kind, run_key),
  KEY run_reverts (reverts_id),
  FOREIGN KEY (group_id) REFERENCES seller_group (id),
  FOREIGN KEY (reverts_id) REFERENCES run (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE movement (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id BIGINT NOT NULL,
  sku_id BIGINT NOT NULL,
  cause VARCHAR(64) NOT NULL,
  cause_key VARCHAR(700) NOT NULL,
  delta_on_hand BIGINT NOT NULL,
  delta_reserved BIGINT NOT NULL,
  on_hand BIGINT NOT NULL,
  reserved BIGINT NOT NULL,
  reference VARCHAR(4000),
  actor VARCHAR(500) NOT NULL,
  note TEXT,
  run_id BIGINT,
  at BIGINT NOT NULL,
  UNIQUE KEY movement_cause (group_id, cause_key),
  KEY movement_sku (sku_id, at, id),
  KEY movement_run (run_id),
  FOREIGN KEY (group_id) REFERENCES seller_group (id),
  FOREIGN KEY (sku_id) REFERENCES sku (id),
  FOREIGN KEY (run_id) REFERENCES run (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER movement_is_final_update BEFORE UPDATE ON movement FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only';

CREATE TRIGGER movement_is_final_delete BEFORE DELETE ON movement FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is append-only';

CREATE TABLE push_item (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  run_id BIGINT NOT NULL,
  listing_id BIGINT NOT NULL,
  shown BIGINT,
  target BIGINT NOT NULL,
  state VARCHAR(64) NOT NULL,
  error_code VARCHAR(191),
  error_message TEXT,
  updated_at BIGINT NOT NULL,
  KEY push_item_run (run_id),
  KEY push_item_open (listing_id, state),
  FOREIGN KEY (run_id) REFERENCES run (id),
  FOREIGN KEY (listing_id) REFERENCES listing (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
