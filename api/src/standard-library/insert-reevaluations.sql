-- Re-evaluations of a change; an enterprise that has one of it keeps it. $1 bigint change, $2 timestamptz opened, $3 timestamptz due,
-- $4 jsonb list of {enterpriseId, lineIds, dangerIds, hasChecklist}. Columns: id, enterprise_id.
INSERT INTO standard_reevaluation (change_id, enterprise_id, line_ids, danger_ids, has_checklist, opened_at, due_at)
SELECT $1, x."enterpriseId", ARRAY(SELECT jsonb_array_elements_text(x."lineIds")::bigint), ARRAY(SELECT jsonb_array_elements_text(x."dangerIds")::bigint),
  x."hasChecklist", $2, $3
FROM jsonb_to_recordset($4) AS x("enterpriseId" bigint, "lineIds" jsonb, "dangerIds" jsonb, "hasChecklist" boolean)
ON CONFLICT (change_id, enterprise_id) DO NOTHING
RETURNING id, enterprise_id
