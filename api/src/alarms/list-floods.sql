-- Floods that stand, as far as the caller sees them; the park's first. Columns: id, began_at, and the enterprise. Index: alarm_flood_open.
SELECT f.id, f.began_at, e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en
FROM alarm_flood f LEFT JOIN enterprise e ON e.id = f.enterprise_id
WHERE f.ended_at IS NULL ORDER BY f.enterprise_id IS NOT NULL, f.began_at, f.id
