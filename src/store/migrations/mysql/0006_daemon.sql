-- The twin of sqlite/0006_daemon.sql.

CREATE TABLE inbox (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  platform VARCHAR(64) NOT NULL,
  message_key VARCHAR(191) NOT NULL,
  topic VARCHAR(191) NOT NULL,
  body LONGTEXT NOT NULL,
  state VARCHAR(64) NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  due_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  UNIQUE KEY inbox_message (platform, message_key),
  KEY inbox_waiting (state, due_at),
  KEY inbox_received (received_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE job (
  shop_id BIGINT NOT NULL,
  kind VARCHAR(64) NOT NULL,
  status VARCHAR(64) NOT NULL,
  summary TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT,
  runs BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  PRIMARY KEY (shop_id, kind),
  FOREIGN KEY (shop_id) REFERENCES shop (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE shop ADD COLUMN heard_at BIGINT;

ALTER TABLE consent ADD COLUMN ends_at BIGINT;
