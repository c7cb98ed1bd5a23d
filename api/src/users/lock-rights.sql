-- One change of rights at a time, to the end of the transaction: "the last of its kind" must be true at the commit.
SELECT pg_advisory_xact_lock(7201152)
