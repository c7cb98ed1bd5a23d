-- $1 text id, $2 int version, $3 date first day, $4 jsonb rule, $5 timestamptz now, $6 bigint, $7 text, $8 text: who
-- Nothing is stored where the version is there: somebody was faster.
INSERT INTO season_rule (rule_id, version, effective_from, rule, written_at, written_by, writer_name, writer_role)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING
