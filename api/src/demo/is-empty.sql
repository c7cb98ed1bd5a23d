-- Whether the park has no enterprise yet; taken under a lock, so that one of several processes fills it. Column: isEmpty.
SELECT NOT EXISTS (SELECT FROM enterprise) AS "isEmpty" FROM pg_advisory_xact_lock(7201160)
