-- An enterprise's page asks for its newest results; ninety enterprises with ten items a day are 300,000 rows a year.
CREATE INDEX self_check_by_time ON self_check (enterprise_id, checked_at DESC, id DESC);
