-- The twin of sqlite/0010_suspension.sql.

ALTER TABLE membership ADD COLUMN active TINYINT NOT NULL DEFAULT 1;
