-- One process at a time makes and ends reminders; held to the end of the transaction. No parameters.
SELECT pg_advisory_xact_lock(7201160)
