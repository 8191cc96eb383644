-- A group's owner may suspend somebody there; their account, and their place in other groups, go on.

ALTER TABLE membership ADD COLUMN active INTEGER NOT NULL DEFAULT 1;
