-- A device whose clock runs ahead must not make the readings after it look late: `at` is when the value counts from, never ahead
-- of when it came; `newest_at` is the newest time that was stored, which tells what cannot be a repeat.
ALTER TABLE latest_value ADD COLUMN newest_at timestamptz CHECK (newest_at >= at);
COMMENT ON COLUMN latest_value.at IS 'When the value counts from: its own time, or when it came if that is earlier';
COMMENT ON COLUMN latest_value.newest_at IS 'Newest stored time of the point; null: the same as at';
