-- What a daemon needs to remember: messages of marketplaces, and when which work is due.

-- Messages as they arrived. A hint each, kept for as long as it can come again.
CREATE TABLE inbox (
  id          INTEGER PRIMARY KEY,
  platform    TEXT NOT NULL,
  message_key TEXT NOT NULL,               -- names the message: a repeat has the same
  topic       TEXT NOT NULL,               -- the marketplace's own word or number
  body        TEXT NOT NULL,
  state       TEXT NOT NULL,               -- waiting, done, ignored, failed
  attempts    INTEGER NOT NULL DEFAULT 0,
  due_at      INTEGER NOT NULL,            -- not before; whoever takes it moves this on, so that a crash gives it back
  received_at INTEGER NOT NULL,
  UNIQUE (platform, message_key)
);
CREATE INDEX inbox_waiting ON inbox (due_at) WHERE state = 'waiting';
CREATE INDEX inbox_received ON inbox (received_at);

-- Work that comes again and again: one row a shop and kind, holding its last run.
CREATE TABLE job (
  shop_id     INTEGER NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
  kind        TEXT NOT NULL,               -- orders, push, reconcile, tokens
  status      TEXT NOT NULL,               -- running, done, partial, failed
  summary     TEXT NOT NULL,               -- in words
  started_at  INTEGER NOT NULL,
  finished_at INTEGER,
  runs        INTEGER NOT NULL,
  failures    INTEGER NOT NULL,            -- in a row
  PRIMARY KEY (shop_id, kind)
) WITHOUT ROWID;

-- When a shop was last heard of by a message of its marketplace.
ALTER TABLE shop ADD COLUMN heard_at INTEGER;

-- When an authorisation ends, as its marketplace announced: before the refresh token, perhaps.
ALTER TABLE consent ADD COLUMN ends_at INTEGER;
