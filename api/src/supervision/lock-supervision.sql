-- One process at a time changes plans and tasks; held to the end of the transaction. No parameters.
SELECT pg_advisory_xact_lock(7201161)
