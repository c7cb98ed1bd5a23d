-- What is in a facility, by the newest inventory of the facility's own substance. $1 bigint[] facilities, $2 timestamptz now.
-- Columns: facilityId, enterpriseId, quantityT, t; a facility whose content is the same has no row.
UPDATE facility f SET quantity_t = n.quantity_t, updated_at = $2
FROM (SELECT DISTINCT ON (i.facility_id) i.facility_id, i.quantity_t FROM inventory i JOIN facility o ON o.id = i.facility_id AND o.substance_cas = i.cas
  WHERE i.facility_id = ANY ($1::bigint[]) ORDER BY i.facility_id, i.at DESC, i.id DESC) n
WHERE f.id = n.facility_id AND f.quantity_t IS DISTINCT FROM n.quantity_t
RETURNING f.id AS "facilityId", f.enterprise_id AS "enterpriseId", f.quantity_t AS "quantityT"
