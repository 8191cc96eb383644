-- The twin of sqlite/0009_unproven.sql. What is open is found by its state: most pushes were answered long ago.

ALTER TABLE push_item ADD COLUMN seen BIGINT;
ALTER TABLE push_item ADD COLUMN seen_at BIGINT;

CREATE INDEX push_item_state ON push_item (state, listing_id);
