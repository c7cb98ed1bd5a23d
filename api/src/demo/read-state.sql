-- Whose park is in the database: nobody's yet, the demo's, or somebody's. Taken under a lock, so that one of several processes
-- fills it. Columns: isEmpty (neither enterprises nor accounts), isDemo.
SELECT NOT EXISTS (SELECT FROM enterprise) AND NOT EXISTS (SELECT FROM app_user) AS "isEmpty", EXISTS (SELECT FROM demo_park) AS "isDemo"
FROM pg_advisory_xact_lock(7201160)
