-- Orders without an answer in time that were not told about yet; each is given out once.
-- $1 timestamptz now. Columns: id. Index: incident_order_open.
UPDATE incident_order SET overdue_told_at = $1 WHERE state = 'issued' AND due_at < $1 AND overdue_told_at IS NULL RETURNING id
