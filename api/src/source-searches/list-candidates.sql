-- Facilities that may have released it: those that hold the substance by their entry or a stock report; for an unknown one
-- all whose contents are toxic or smell.
-- $1 text CAS number or null, $2 text[] CAS numbers that smell, $3 timestamptz and $4 timestamptz: alarms from and to (not included)
-- Columns: those of CandidateRow, centroid in degrees. Gas alarms do not count: gas is weighed as readings. Index: facility_pkey.
SELECT f.id, f.code, f.name_zh, f.name_en, f.enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh,
  e.name_en AS enterprise_name_en, ST_X(c.geom) AS lon, ST_Y(c.geom) AS lat,
  EXISTS (SELECT FROM alarm a JOIN point p ON p.id = a.point_id WHERE p.facility_id = f.id AND a.raised_at >= $3 AND a.raised_at < $4
    AND p.kind IN ('pressure', 'temperature', 'level', 'flow')) AS has_alarm
FROM facility f JOIN enterprise e ON e.id = f.enterprise_id LEFT JOIN substance s ON s.cas = f.substance_cas
CROSS JOIN LATERAL (SELECT ST_Centroid(f.geom) AS geom) c
WHERE CASE WHEN $1::text IS NULL THEN s.is_toxic_gas OR s.hazard_class = '6.1' OR s.cas = ANY ($2)
  ELSE f.substance_cas = $1 OR EXISTS (SELECT FROM inventory i WHERE i.facility_id = f.id AND i.cas = $1 AND i.quantity_t > 0) END
ORDER BY f.enterprise_id, f.id
