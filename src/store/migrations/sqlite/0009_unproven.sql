-- A push without an answer stays a question (`unproven`) until both sides agree again, even where a reading did not show
-- it: the shop may have taken it, and sold some of it since.

DROP INDEX push_item_open;
CREATE INDEX push_item_open ON push_item (listing_id) WHERE state IN ('sent', 'unknown', 'unproven');
