-- Stock of what a unit holds, by the newest report of each item's facility and CAS number. $1 bigint unit
-- Columns: itemId, quantityT (t), at.
SELECT DISTINCT ON (t.external_id) t.external_id AS "itemId", i.quantity_t AS "quantityT", i.at
FROM hazard_unit_item t JOIN inventory i ON i.facility_id = t.facility_id AND i.cas = t.cas
WHERE t.hazard_unit_id = $1
ORDER BY t.external_id, i.at DESC, i.id DESC
