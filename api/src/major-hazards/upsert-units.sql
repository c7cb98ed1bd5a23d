-- Stores units by the enterprise's own id; their items and facilities are stored after them.
-- $1 jsonb list of {enterpriseId, externalId, code, nameZh, nameEn, kind, geometry}, $2 timestamptz now
-- Columns: enterpriseId, externalId, isNew; a record that changes nothing has no row.
INSERT INTO hazard_unit AS u (enterprise_id, external_id, code, name_zh, name_en, kind, geom, updated_at)
SELECT r."enterpriseId", r."externalId", r.code, r."nameZh", coalesce(nullif(r."nameEn", ''), r."nameZh"), r.kind,
  ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(r.geometry)), 4326), $2
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "externalId" text, code text, "nameZh" text, "nameEn" text, kind text, geometry jsonb)
ORDER BY r."enterpriseId", r."externalId"
ON CONFLICT (enterprise_id, external_id) DO UPDATE SET code = excluded.code, name_zh = excluded.name_zh, name_en = excluded.name_en,
  kind = excluded.kind, geom = excluded.geom, updated_at = excluded.updated_at
WHERE (u.code, u.name_zh, u.name_en, u.kind) IS DISTINCT FROM (excluded.code, excluded.name_zh, excluded.name_en, excluded.kind)
  OR (u.geom IS NULL) <> (excluded.geom IS NULL) OR NOT ST_OrderingEquals(u.geom, excluded.geom)
RETURNING enterprise_id AS "enterpriseId", external_id AS "externalId", (xmax = 0) AS "isNew"
