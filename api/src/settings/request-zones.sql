-- Each asking is later than the last and than what was done, whatever the clocks of hosts and long transactions say.
-- The zones are due: their thresholds changed. $1 now
UPDATE zone_request SET requested_at = greatest($1, requested_at + interval '1 ms', done_at + interval '1 ms'), reason = 'setting' WHERE id = 1
