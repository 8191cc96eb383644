-- The twin of sqlite/0008_readings.sql.

ALTER TABLE listing ADD COLUMN locked BIGINT;

CREATE TABLE listing_change (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  listing_id BIGINT NOT NULL,
  shown_before BIGINT NOT NULL,
  read_before BIGINT NOT NULL,
  locked_before BIGINT,
  shown BIGINT NOT NULL,
  read_at BIGINT NOT NULL,
  locked BIGINT,
  KEY listing_change_of (listing_id, read_at),
  FOREIGN KEY (listing_id) REFERENCES listing (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX push_item_listing ON push_item (listing_id, id);
