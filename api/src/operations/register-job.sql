-- A timed task is known from the start, also before its first run. $1 name, $2 cron
INSERT INTO job_run (name, cron) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET cron = $2
