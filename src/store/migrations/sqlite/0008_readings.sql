-- What shops' figures did on their own, for `stock explain` to say between which two readings.

ALTER TABLE listing ADD COLUMN locked INTEGER; -- units that the shop holds for promotions; NULL: not told

-- Two neighbouring readings of a listing that differ. Those from before the last agreement go with the next one.
CREATE TABLE listing_change (
  id            INTEGER PRIMARY KEY,
  listing_id    INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
  shown_before  INTEGER NOT NULL,
  read_before   INTEGER NOT NULL,            -- when
  locked_before INTEGER,
  shown         INTEGER NOT NULL,
  read_at       INTEGER NOT NULL,
  locked        INTEGER
);
CREATE INDEX listing_change_of ON listing_change (listing_id, read_at);

-- The last push of a listing is asked for.
CREATE INDEX push_item_listing ON push_item (listing_id, id);
