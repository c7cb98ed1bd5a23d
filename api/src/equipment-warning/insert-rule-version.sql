-- $1 bigint rule, $2 int version, $3 bigint enterprise, $4 bigint facility, $5 date first day, $6 boolean enabled, $7 jsonb rule, $8 timestamptz now,
-- $9 bigint, $10 text, $11 text: who
-- Nothing is stored where the version is there: somebody was faster.
INSERT INTO warning_rule (rule_no, version, enterprise_id, facility_id, effective_from, is_enabled, rule, written_at, written_by, writer_name, writer_role)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT DO NOTHING
