-- How many stand open and how many of them are overdue, of all that the caller sees. $1 timestamptz now. Columns: open, overdue.
SELECT count(*)::int AS open, (count(*) FILTER (WHERE due_at <= $1))::int AS overdue FROM standard_reevaluation WHERE done_at IS NULL
