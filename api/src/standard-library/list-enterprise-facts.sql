-- What says which modules concern an enterprise. $1 bigint enterprise, null: all that the caller sees. Columns: id, kind, industry_zh, names, kinds of facilities.
SELECT e.id, e.kind, e.industry_zh, e.name_zh, e.name_en, coalesce(f.kinds, '{}') AS facility_kinds
FROM enterprise e
LEFT JOIN (SELECT enterprise_id, array_agg(DISTINCT kind) AS kinds FROM facility GROUP BY enterprise_id) f ON f.enterprise_id = e.id
WHERE $1::bigint IS NULL OR e.id = $1 ORDER BY e.id
