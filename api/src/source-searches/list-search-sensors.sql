-- Gas and air-quality points of a substance, those out of service too: they are told as no evidence. $1 text CAS number
-- Columns: those of SensorRow; place in degrees, height and range as registered. Index: none on the substance, some thousand points.
SELECT p.id, p.code, p.name_zh, p.name_en, p.kind, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en, ST_X(p.geom) AS lon,
  ST_Y(p.geom) AS lat, p.height_m, p.unit, p.range_high, p.in_service
FROM point p LEFT JOIN enterprise e ON e.id = p.enterprise_id
WHERE p.substance_cas = $1 AND p.kind IN ('toxic-gas', 'combustible-gas', 'air-quality')
ORDER BY p.id
