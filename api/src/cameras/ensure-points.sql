-- Makes the state points of cameras that do not have them yet; a camera speaks only when it sees something, so its silence
-- is not watched here (that of its box is, by the data source).
-- $1 jsonb list of {cameraId, code, nameZh, nameEn, isSafetyCritical}. Index: point_code_key.
INSERT INTO point (enterprise_id, external_id, code, name_zh, name_en, kind, unit, range_low, range_high, stale_s, interval_s, is_safety_critical, geom)
SELECT c.enterprise_id, r.code, r.code, c.name_zh || '：' || r."nameZh", c.name_en || ': ' || r."nameEn", 'video-event', '1', 0, 1,
  315360000, 315360000, r."isSafetyCritical", c.geom
FROM jsonb_to_recordset($1::jsonb) AS r ("cameraId" bigint, code text, "nameZh" text, "nameEn" text, "isSafetyCritical" boolean)
JOIN camera c ON c.id = r."cameraId"
ORDER BY r.code
ON CONFLICT (code) DO NOTHING
