-- Taken to the end of the transaction by whoever appends to the audit trail or to the outbox: numbers are given and
-- committed in one order. One lock for both, so that two transactions can't wait for each other crosswise.
SELECT pg_advisory_xact_lock(7201150)
