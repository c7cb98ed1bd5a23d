-- One watch of floods at a time, in whatever process. Held to the commit.
SELECT pg_advisory_xact_lock(7201151)
