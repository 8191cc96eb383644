-- People: for which group they work, on which shops, and where they are logged in.

ALTER TABLE seller_group ADD COLUMN dashboard_url TEXT NOT NULL DEFAULT '';   -- '': the group has no dashboard
ALTER TABLE seller_group ADD COLUMN dashboard_secret BLOB;                    -- sealed
ALTER TABLE seller_group ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0;

CREATE TABLE account (
  id         INTEGER PRIMARY KEY,
  email      TEXT NOT NULL UNIQUE,          -- lower case
  name       TEXT NOT NULL,
  phone      TEXT,
  password   TEXT NOT NULL,                 -- argon2id, or the bcrypt of the system before
  active     INTEGER NOT NULL,
  group_id   INTEGER NOT NULL REFERENCES seller_group (id),   -- works for this one of its groups
  wanted_gid TEXT,                          -- asked to join; nobody there has agreed
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);

CREATE TABLE membership (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  group_id   INTEGER NOT NULL REFERENCES seller_group (id),
  role       TEXT NOT NULL,                 -- owner, manager, staff
  created_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, group_id)
) WITHOUT ROWID;
CREATE INDEX membership_group ON membership (group_id);

-- On which shops managers and staff work. Owners work on all.
CREATE TABLE account_shop (
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  shop_id    INTEGER NOT NULL REFERENCES shop (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, shop_id)
) WITHOUT ROWID;
CREATE INDEX account_shop_shop ON account_shop (shop_id);

-- Where somebody is logged in. A token names its session; without the row it opens nothing.
CREATE TABLE session (
  id         TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  address    TEXT NOT NULL,
  device     TEXT NOT NULL                  -- what its client calls itself
);
CREATE INDEX session_account ON session (account_id);

-- Failed logins since the last good one, by whom and from where: hashed, so that no address or mail is kept.
CREATE TABLE login_failure (
  subject  TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  last_at  INTEGER NOT NULL
);
CREATE INDEX login_failure_last ON login_failure (last_at);

-- A consent that somebody was sent to, waiting for the browser to come back once.
CREATE TABLE consent_attempt (
  state      TEXT PRIMARY KEY,              -- hashed
  browser    TEXT NOT NULL,                 -- the hash of what that browser holds
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  group_id   INTEGER NOT NULL REFERENCES seller_group (id),
  platform   TEXT NOT NULL,
  expires_at INTEGER NOT NULL
);
