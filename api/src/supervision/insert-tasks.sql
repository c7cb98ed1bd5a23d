-- $1 jsonb list of {enterpriseId, planId, kind, every, periodFrom, colour, ruleVersion, reasons, checklist, fromAt, dueAt, assignedTo}
-- Nothing is stored where the key is there. Columns: id, enterprise_id, kind, due_at.
INSERT INTO supervision_task (enterprise_id, plan_id, kind, every, period_from, colour, rule_version, reasons, checklist, from_at, due_at, assigned_to, state)
SELECT t."enterpriseId", t."planId", t.kind, t.every, t."periodFrom", t.colour, t."ruleVersion", t.reasons, t.checklist, t."fromAt", t."dueAt", t."assignedTo", 'open'
FROM jsonb_to_recordset($1::jsonb) AS t ("enterpriseId" bigint, "planId" bigint, kind text, every text, "periodFrom" timestamptz, colour text,
  "ruleVersion" int, reasons jsonb, checklist jsonb, "fromAt" timestamptz, "dueAt" timestamptz, "assignedTo" bigint)
ON CONFLICT (enterprise_id, kind, every, period_from) DO NOTHING
RETURNING id, enterprise_id, kind, due_at
