-- How often an outside authority looked under a grant: for the enterprise, which may not read the audit trail.

ALTER TABLE access_grant ADD COLUMN reads integer NOT NULL DEFAULT 0 CHECK (reads >= 0), ADD COLUMN last_read_at timestamptz;
COMMENT ON COLUMN access_grant.reads IS 'Recorded looks: at most one per path and minute, each with its audit record';
