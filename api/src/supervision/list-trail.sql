-- Trail of a task, the oldest first. $1 bigint task. Columns: at, action, text, user_id, actor_name, actor_role, person. Index: supervision_event_task.
SELECT v.at, v.action, v.text, v.user_id, v.actor_name, v.actor_role, to_jsonb(w) AS person
FROM supervision_event v LEFT JOIN person_shown w ON w.id = v.user_id
WHERE v.task_id = $1 ORDER BY v.id
