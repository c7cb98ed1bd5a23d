-- Each asking is later than the last and than what was done, whatever the clocks of hosts and long transactions say.
-- Something that moves the risk happened: the zones are due. One row, so that a burst asks once.
-- $1 timestamptz now, $2 text why
UPDATE zone_request SET requested_at = greatest($1, requested_at + interval '1 ms', done_at + interval '1 ms'), reason = $2 WHERE id = 1
