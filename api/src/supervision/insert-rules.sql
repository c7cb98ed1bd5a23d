-- $1 int version, $2 date first day, $3 jsonb rules, $4 timestamptz now, $5 bigint, $6 text, $7 text: who
-- Nothing is stored where the version is there: somebody was faster.
INSERT INTO supervision_rule (version, effective_from, rules, written_at, written_by, writer_name, writer_role)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
