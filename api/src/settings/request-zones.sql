-- The zones are due: their thresholds changed. $1 now
UPDATE zone_request SET requested_at = $1, reason = 'setting' WHERE id = 1
