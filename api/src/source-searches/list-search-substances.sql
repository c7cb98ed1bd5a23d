-- Substances with the sensors and the enterprises that have them. $1 text one CAS number; null: all
-- Columns: cas, name_zh, name_en, molar_mass_g_per_mol, sensor_count, enterprise_count. Few rows; index: substance_pkey.
SELECT s.cas, s.name_zh, s.name_en, s.molar_mass_g_per_mol,
  (SELECT count(*) FROM point p WHERE p.substance_cas = s.cas AND p.kind IN ('toxic-gas', 'combustible-gas', 'air-quality'))::int AS sensor_count,
  (SELECT count(DISTINCT f.enterprise_id) FROM facility f WHERE f.substance_cas = s.cas)::int AS enterprise_count
FROM substance s
WHERE $1::text IS NULL OR s.cas = $1
ORDER BY s.cas
