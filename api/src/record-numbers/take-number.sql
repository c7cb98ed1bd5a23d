-- The next number of a sort of record in a year; its row stays locked to the commit, so numbers have no gaps.
-- $1 text prefix, $2 int year
-- Columns: last. Index: record_counter_pkey.
INSERT INTO record_counter AS c (prefix, year, last) VALUES ($1, $2, 1)
ON CONFLICT (prefix, year) DO UPDATE SET last = c.last + 1
RETURNING last
