-- What the park has set, with the name of who did. Scope system, because of the name. Columns: key, value, updated_at, updated_by
SELECT s.key, s.value, s.updated_at, u.display_name AS updated_by
FROM park_setting s LEFT JOIN app_user u ON u.id = s.updated_by
