-- $1 jsonb list
INSERT INTO supply (ref, station_id, name_zh, name_en, quantity, unit)
SELECT r.ref, r."stationId", r."nameZh", r."nameEn", r.quantity, CASE WHEN r."unitZh" = r."unitEn" THEN r."unitZh" ELSE r."unitZh" || ' ' || r."unitEn" END
FROM jsonb_to_recordset($1::jsonb) AS r (ref text, "stationId" bigint, "nameZh" text, "nameEn" text, quantity float8, "unitZh" text, "unitEn" text)
