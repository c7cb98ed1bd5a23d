-- One linkage at a time, in whatever process: two alarms of one leak must not open two incidents. Held to the commit.
SELECT pg_advisory_xact_lock(7201150)
