-- One change of settings at a time, to the end of the transaction: thresholds are checked against each other.
SELECT pg_advisory_xact_lock(7201151)
