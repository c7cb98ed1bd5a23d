-- Demo accounts for the login page: those of the park, and of the first demo enterprise as an example of the others.
-- Columns: username, role, the enterprise's names (null for the park's)
SELECT u.username, u.role, e.name_zh, e.name_en
FROM app_user u LEFT JOIN enterprise e ON e.id = u.enterprise_id
WHERE u.is_demo AND u.enabled AND u.role IS NOT NULL
  AND (u.enterprise_id IS NULL
       OR u.enterprise_id IN (SELECT x.enterprise_id FROM app_user x WHERE x.is_demo AND x.enterprise_id IS NOT NULL
                              ORDER BY length(x.username), x.username LIMIT 1))
ORDER BY u.enterprise_id NULLS FIRST, u.id
