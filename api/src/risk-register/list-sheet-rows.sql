-- Factors and levels of the rows of revisions of sheets. $1 bigint[] revisions
-- Columns: id, rows [{factors, level}]. Index: risk_sheet_revision_pkey.
SELECT r.id, (SELECT jsonb_agg(x.one -> 'assessed' ORDER BY x.at) FROM jsonb_array_elements(r.rows) WITH ORDINALITY AS x (one, at)) AS rows
FROM risk_sheet_revision r WHERE r.id = ANY ($1)
