-- Facilities that are part of a unit. $1 bigint unit. Columns: id, code, name_zh, name_en. Index: facility_hazard_unit.
SELECT id, code, name_zh, name_en FROM facility WHERE hazard_unit_id = $1 ORDER BY code, id
