-- One process at a time begins and ends warnings; held to the end of the transaction. No parameters.
SELECT pg_advisory_xact_lock(7201163)
