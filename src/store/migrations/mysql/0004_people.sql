-- The twin of sqlite/0004_people.sql.

ALTER TABLE seller_group ADD COLUMN dashboard_url VARCHAR(2000) NOT NULL DEFAULT '';

ALTER TABLE seller_group ADD COLUMN dashboard_secret BLOB;

ALTER TABLE seller_group ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;

CREATE TABLE account (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(320) NOT NULL,
  name VARCHAR(1000) NOT NULL,
  phone VARCHAR(191),
  password VARCHAR(1000) NOT NULL,
  active TINYINT NOT NULL,
  group_id BIGINT NOT NULL,
  wanted_gid VARCHAR(191),
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE KEY account_email (email),
  KEY account_group (group_id),
  FOREIGN KEY (group_id) REFERENCES seller_group (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE membership (
  account_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  role VARCHAR(64) NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, group_id),
  KEY membership_group (group_id),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
  FOREIGN KEY (group_id) REFERENCES seller_group (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE account_shop (
  account_id BIGINT NOT NULL,
  shop_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, shop_id),
  KEY account_shop_shop (shop_id),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
  FOREIGN KEY (shop_id) REFERENCES shop (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE session (
  id VARCHAR(191) NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  address VARCHAR(191) NOT NULL,
  device VARCHAR(2000) NOT NULL,
  KEY session_account (account_id),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE login_failure (
  subject VARCHAR(191) NOT NULL PRIMARY KEY,
  failures BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  KEY login_failure_last (last_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE consent_attempt (
  state VARCHAR(191) NOT NULL PRIMARY KEY,
  browser VARCHAR(191) NOT NULL,
  account_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  platform VARCHAR(64) NOT NULL,
  expires_at BIGINT NOT NULL,
  KEY consent_attempt_account (account_id),
  KEY consent_attempt_group (group_id),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
  FOREIGN KEY (group_id) REFERENCES seller_group (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
