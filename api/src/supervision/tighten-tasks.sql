-- $1 jsonb list as of insert-tasks.sql, each with its id; $2 timestamptz now. Also takes up again what was withdrawn.
-- Columns: id, enterprise_id, kind, due_at.
UPDATE supervision_task s SET plan_id = t."planId", kind = t.kind, every = t.every, period_from = t."periodFrom", colour = t.colour,
  rule_version = t."ruleVersion", reasons = t.reasons, checklist = t.checklist, from_at = t."fromAt", due_at = t."dueAt", state = 'open', tightened_at = $2,
  withdraw_at = NULL, missed_at = NULL, withdrawn_at = NULL, withdrawn_by = NULL, withdrawer_name = NULL, withdrawer_role = NULL, withdrawn_why = NULL
FROM jsonb_to_recordset($1::jsonb) AS t (id bigint, "planId" bigint, kind text, every text, "periodFrom" timestamptz, colour text, "ruleVersion" int,
  reasons jsonb, checklist jsonb, "fromAt" timestamptz, "dueAt" timestamptz)
WHERE s.id = t.id
RETURNING s.id, s.enterprise_id, s.kind, s.due_at
