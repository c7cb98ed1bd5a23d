-- Automatic control measures that do not work: bound to no sensor, or to one without a live value. Those of a unit or object that
-- stands still (deactivation) are left out, and those whose risk object is at no facility of the registry: nobody knows where.
-- $1 moment
-- Columns: id, enterprise_id, description, facility_level, geometry (of the facility, GeoJSON, 7 decimals).
SELECT m.id, m.enterprise_id, m.description, f.inherent_level AS facility_level, ST_AsGeoJSON(f.geom, 7)::jsonb AS geometry
FROM control_measure m
JOIN risk_event e ON e.id = m.risk_event_id AND NOT e.is_deleted
JOIN risk_unit u ON u.id = e.risk_unit_id AND NOT u.is_deleted
JOIN risk_object o ON o.id = u.risk_object_id AND NOT o.is_deleted
JOIN facility f ON f.id = o.facility_id
LEFT JOIN point_status($1) s ON s.point_id = m.point_id
WHERE m.source = 'automatic' AND NOT m.is_deleted AND coalesce(s.state, 'unknown') = 'unknown'
  AND NOT EXISTS (SELECT FROM deactivation d WHERE NOT d.is_deleted AND (d.risk_unit_id = u.id OR d.risk_object_id = o.id)
    AND d.starts_at <= $1 AND (d.ends_at IS NULL OR d.ends_at > $1))
ORDER BY m.id
