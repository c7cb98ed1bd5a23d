-- Stores substance inventories by the enterprise's own id. An older report does not replace a newer one.
-- $1 jsonb list of {enterpriseId, facilityId, externalId, cas, quantityT, at}, t
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing has no row.
INSERT INTO inventory AS i (enterprise_id, facility_id, external_id, cas, quantity_t, at)
SELECT r."enterpriseId", r."facilityId", r."externalId", r.cas, r."quantityT", r.at
FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "facilityId" bigint, "externalId" text, cas text, "quantityT" float8, at timestamptz)
ORDER BY r."enterpriseId", r."externalId"
ON CONFLICT (enterprise_id, external_id) DO UPDATE SET facility_id = excluded.facility_id, cas = excluded.cas, quantity_t = excluded.quantity_t, at = excluded.at
WHERE i.at <= excluded.at AND (i.facility_id, i.cas, i.quantity_t, i.at) IS DISTINCT FROM (excluded.facility_id, excluded.cas, excluded.quantity_t, excluded.at)
RETURNING external_id AS "externalId", enterprise_id AS "enterpriseId", (xmax = 0) AS "isNew"
