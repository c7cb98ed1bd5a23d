-- $1 jsonb list of {taskId, enterpriseId, at, action, text, stepKey}, $2 bigint, $3 text, $4 text: who. A step is taken once.
INSERT INTO supervision_event (task_id, enterprise_id, at, action, text, step_key, user_id, actor_name, actor_role)
SELECT v."taskId", v."enterpriseId", v.at, v.action, nullif(v.text, 'null'::jsonb), v."stepKey", $2, $3, $4
FROM jsonb_to_recordset($1::jsonb) AS v ("taskId" bigint, "enterpriseId" bigint, at timestamptz, action text, text jsonb, "stepKey" text)
ON CONFLICT (task_id, step_key) DO NOTHING
