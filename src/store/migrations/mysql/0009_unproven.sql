-- The twin of sqlite/0009_unproven.sql. What is open is found by its state: most pushes were answered long ago.

CREATE INDEX push_item_state ON push_item (state, listing_id);
