-- Sources as they counted at a moment, or now.
-- $1 moment, or null for now
-- Columns: source. Indexes: zone_source_current, zone_source_time.
SELECT source FROM zone_source
WHERE CASE WHEN $1::timestamptz IS NULL THEN valid_to IS NULL ELSE valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1) END
ORDER BY source_id
