-- Accounts that visits may be given to. No parameters; scope system. Columns: id, name, open_tasks.
SELECT u.id, u.display_name AS name, (SELECT count(*)::int FROM supervision_task t WHERE t.assigned_to = u.id AND t.state IN ('open', 'missed')) AS open_tasks
FROM app_user u WHERE u.role = 'inspector' AND u.enabled ORDER BY u.display_name, u.id
