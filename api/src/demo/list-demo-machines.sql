-- Plant units that have what a rule of the demo speaks of, one an enterprise, in the order of their enterprises. $1 int how many.
-- Columns: enterpriseId, accountPrefix, managerId, facilityId, name_zh, name_en, outletId (cooling-water outlet temperature, °C), outletHigh, outletSwing
-- (its high set point and dead band), powerId (compressor power, kW), powerSwing.
SELECT DISTINCT ON (e.id) e.id AS "enterpriseId", e.account_prefix AS "accountPrefix", u.id AS "managerId", f.id AS "facilityId", f.name_zh, f.name_en,
  t.id AS "outletId", t.h AS "outletHigh", t.deadband AS "outletSwing", j.id AS "powerId", j.deadband AS "powerSwing"
FROM facility f
JOIN enterprise e ON e.id = f.enterprise_id
JOIN app_user u ON u.username = e.account_prefix || '.manager'
JOIN point t ON t.facility_id = f.id AND t.kind = 'temperature' AND t.name_en LIKE '%cooling-water outlet temperature%' AND t.h IS NOT NULL
JOIN point j ON j.facility_id = f.id AND j.kind = 'power'
WHERE f.kind = 'process-unit'
ORDER BY e.id, f.id LIMIT $1
