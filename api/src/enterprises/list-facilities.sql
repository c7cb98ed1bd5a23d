-- Facilities with their substance and what GB 18218 says of their unit.
-- $1 enterprise id or null  $2 facility id or null
-- Columns: those of FacilityRow in store.ts; geometry as GeoJSON, 7 decimals.
SELECT f.id, f.external_id, f.code, f.name_zh, f.name_en, f.kind, f.enterprise_id, f.inherent_level, f.is_major_hazard, f.hazard_level,
  f.capacity_t, f.quantity_t, f.diameter_m, f.height_m, ST_AsGeoJSON(f.geom, 7)::jsonb AS geometry,
  s.cas, s.name_zh AS substance_zh, s.name_en AS substance_en, s.is_toxic_gas, s.is_flammable,
  u.id AS unit_id, u.code AS unit_code, u.name_zh AS unit_zh, u.name_en AS unit_en, a.verdict AS unit_verdict, a.level AS unit_level,
  (a.assessment ->> 'isLowerBound')::boolean AS unit_is_lower_bound
FROM facility f
LEFT JOIN substance s ON s.cas = f.substance_cas
LEFT JOIN hazard_unit u ON u.id = f.hazard_unit_id
LEFT JOIN LATERAL (SELECT verdict, level, assessment FROM hazard_assessment WHERE hazard_unit_id = u.id ORDER BY at DESC, id DESC LIMIT 1) a ON true
WHERE ($1::bigint IS NULL OR f.enterprise_id = $1) AND ($2::bigint IS NULL OR f.id = $2)
ORDER BY f.enterprise_id, f.code
