-- Something that moves the risk happened: the zones are due. One row, so that a burst asks once.
-- $1 timestamptz now, $2 text why
UPDATE zone_request SET requested_at = $1, reason = $2 WHERE id = 1
