-- The facility of an enterprise that a demo danger is about: its most dangerous one.
-- $1 text[] account prefixes. Columns: accountPrefix, enterpriseId, facilityId, lon, lat, managerId. Index: enterprise_account_prefix_key.
SELECT DISTINCT ON (e.id) e.account_prefix AS "accountPrefix", e.id AS "enterpriseId", f.id AS "facilityId", ST_X(ST_Centroid(f.geom)) AS lon,
  ST_Y(ST_Centroid(f.geom)) AS lat, u.id AS "managerId"
FROM enterprise e JOIN facility f ON f.enterprise_id = e.id JOIN app_user u ON u.username = e.account_prefix || '.manager'
WHERE e.account_prefix = ANY ($1::text[])
ORDER BY e.id, f.inherent_level, f.id
