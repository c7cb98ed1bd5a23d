-- The end of a run, unless another process has taken the task meanwhile.
-- $1 name, $2 timestamptz started, $3 timestamptz now, $4 int rows, $5 error or null, $6 int duration (ms). Index: job_run_pkey.
UPDATE job_run SET finished_at = $3, outcome = CASE WHEN $5::text IS NULL THEN 'done' ELSE 'failed' END, rows = $4, error = $5, duration_ms = $6
WHERE name = $1 AND started_at = $2 AND outcome = 'running'
