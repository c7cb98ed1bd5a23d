-- $1 jsonb list; ranges and limits in the point's unit, delays in s
INSERT INTO point (enterprise_id, facility_id, external_id, code, name_zh, name_en, kind, substance_cas, unit, range_low, range_high, ll, l, h, hh, deadband,
  delay_s, stale_s, rate_limit_per_min, frozen_s, sustained, interval_s, is_safety_critical, signal, height_m, geom)
SELECT r."enterpriseId", r."facilityId", r."externalId", r.code, r."nameZh", r."nameEn", r.kind, r."substanceCas", r.unit, r."rangeLow", r."rangeHigh", r.ll, r.l, r.h,
  r.hh, r.deadband, r."delayS", r."staleS", r."rateLimitPerMin", r."frozenS", nullif(r."sustainedAbove", 'null'::jsonb), r."intervalS", r."isSafetyCritical", r.signal,
  r."heightM", ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326)
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "facilityId" bigint, "externalId" text, code text, "nameZh" text, "nameEn" text, kind text,
  "substanceCas" text, unit text, "rangeLow" float8, "rangeHigh" float8, ll float8, l float8, h float8, hh float8, deadband float8, "delayS" int, "staleS" int,
  "rateLimitPerMin" float8, "frozenS" int, "sustainedAbove" jsonb, "intervalS" int, "isSafetyCritical" boolean, signal jsonb, "heightM" float8, geometry jsonb)
