-- A later end. $1 bigint id, $2 timestamptz until, $3 timestamptz now (never before the last decision, whatever the clocks of hosts say)
-- Index: interim_measure_pkey.
UPDATE interim_measure SET until = $2, decided_at = greatest($3, decided_at), extended_count = extended_count + 1, version = version + 1 WHERE id = $1
