-- One writer of many lines at a time: imports and seeds.
SELECT pg_advisory_xact_lock(hashtextextended('standard-library', 0))
