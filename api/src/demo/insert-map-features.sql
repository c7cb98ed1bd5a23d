-- $1 text layer, $2 jsonb list of {ref, properties, geometry}
INSERT INTO map_feature (layer, ref, properties, geom)
SELECT $1, r.ref, r.properties, ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326)
FROM jsonb_to_recordset($2::jsonb) AS r (ref text, properties jsonb, geometry jsonb)
