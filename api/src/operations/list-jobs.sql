-- Timed tasks and their last runs. Columns: those of JobRow. Index: job_run_pkey.
SELECT name, cron, started_at, finished_at, outcome, rows, error, duration_ms FROM job_run ORDER BY name
