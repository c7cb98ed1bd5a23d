-- Risk objects of each enterprise that has any. No parameters. Columns: id, code, name_zh, name_en (of the enterprise), objects.
SELECT e.id, e.code, e.name_zh, e.name_en, count(*)::int AS objects
FROM risk_object o JOIN enterprise e ON e.id = o.enterprise_id
WHERE NOT o.is_deleted GROUP BY e.id ORDER BY e.code
