-- A push without an answer stays a question (`unproven`) until both sides agree again, even where a reading did not show
-- it: the shop may have taken it, and sold some of it since. What that reading showed tells later which of the two it was.

ALTER TABLE push_item ADD COLUMN seen INTEGER;    -- what the first reading after it showed; NULL: nothing, or not read yet
ALTER TABLE push_item ADD COLUMN seen_at INTEGER; -- when

DROP INDEX push_item_open;
CREATE INDEX push_item_open ON push_item (listing_id) WHERE state IN ('sent', 'unknown', 'unproven');
