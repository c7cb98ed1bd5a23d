-- Accounts by id. Scope system. Index: app_user_pkey
-- $1 after this id, $2 part of the user name, the shown name or the enterprise's code, or null, $3 rows, $4 one id, or null
SELECT u.id, u.username, u.display_name, u.role, u.enabled, u.locked_until, u.failed_sign_ins, u.last_sign_in_at, u.created_at,
       u.enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en
FROM app_user u LEFT JOIN enterprise e ON e.id = u.enterprise_id
WHERE u.id > $1
  AND ($2::text IS NULL OR strpos(lower(u.username), lower($2)) > 0 OR strpos(lower(u.display_name), lower($2)) > 0
       OR strpos(lower(e.code), lower($2)) > 0)
  AND ($4::bigint IS NULL OR u.id = $4)
ORDER BY u.id
LIMIT $3
