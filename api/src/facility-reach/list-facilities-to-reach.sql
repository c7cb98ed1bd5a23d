-- Facilities with a substance, and from what their stored reach was computed. No parameters; scope system.
-- Columns: id, kind, cas, capacity_t, diameter_m, height_m, inputs_hash (null: never computed). Index: facility_reach_pkey.
SELECT f.id, f.kind, f.substance_cas AS cas, f.capacity_t, f.diameter_m, f.height_m, r.inputs_hash
FROM facility f
LEFT JOIN facility_reach r ON r.facility_id = f.id
WHERE f.substance_cas IS NOT NULL
ORDER BY f.id
