-- Grants with the names of those concerned. Scope system, because of the names; the ids were found in the caller's scope.
-- $1 grant ids bigint[]
SELECT g.id, g.purpose, g.hours, g.state, g.requested_at, g.valid_from, g.valid_until, g.reads, g.last_read_at, d.display_name AS decided_by,
       u.id AS user_id, u.display_name AS user_name, u.role AS user_role,
       e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en
FROM access_grant g
JOIN app_user u ON u.id = g.user_id
JOIN enterprise e ON e.id = g.enterprise_id
LEFT JOIN app_user d ON d.id = g.decided_by
WHERE g.id = ANY ($1::bigint[])
ORDER BY g.id DESC
