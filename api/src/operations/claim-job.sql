-- Takes a task for one run, unless another process is at it.
-- $1 name, $2 timestamptz now, $3 timestamptz: a run that began before is dead, $4 timestamptz: the moment on the timetable, which one process
-- takes and no second one. Index: job_run_pkey.
UPDATE job_run SET started_at = $2, outcome = 'running', finished_at = NULL, rows = NULL, error = NULL, duration_ms = NULL
WHERE name = $1 AND (outcome IS DISTINCT FROM 'running' OR started_at < $3) AND (started_at IS NULL OR started_at < $4)
