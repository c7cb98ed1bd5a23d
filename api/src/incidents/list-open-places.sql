-- Open incidents as the linkage sees them. Columns: id, lon, lat, substance_cas, facility_id, alarm_ids. Index: incident_open.
SELECT i.id, ST_X(i.geom) AS lon, ST_Y(i.geom) AS lat, i.substance_cas, i.facility_id,
  ARRAY (SELECT a.id FROM alarm a WHERE a.incident_id = i.id ORDER BY a.id) AS alarm_ids
FROM incident i WHERE i.state = 'open' ORDER BY i.id
