-- Units whose items are held against the stock of facilities. $1 bigint[] facilities. Columns: id. Index: hazard_unit_item_facility.
SELECT DISTINCT hazard_unit_id AS id FROM hazard_unit_item WHERE facility_id = ANY ($1::bigint[]) ORDER BY 1
