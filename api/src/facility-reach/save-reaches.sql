-- Stores the reach of facilities; those that are gone meanwhile are left out.
-- $1 bigint[] facilities, $2 text inputs hash, $3 float8 reach, m (null: none), $4 and $5 text level zh, en, $6 and $7 text why not zh, en,
-- $8 timestamptz computed at
INSERT INTO facility_reach (facility_id, enterprise_id, inputs_hash, reach_m, level_zh, level_en, why_zh, why_en, computed_at)
SELECT f.id, f.enterprise_id, $2, $3::float8, $4, $5, $6, $7, $8
FROM facility f
WHERE f.id = ANY ($1::bigint[])
ON CONFLICT (facility_id) DO UPDATE SET inputs_hash = excluded.inputs_hash, reach_m = excluded.reach_m, level_zh = excluded.level_zh,
  level_en = excluded.level_en, why_zh = excluded.why_zh, why_en = excluded.why_en, computed_at = excluded.computed_at
