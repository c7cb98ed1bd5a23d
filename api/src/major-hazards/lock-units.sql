-- Units in the order of their ids, so that two evaluations of one unit go one after the other. $1 bigint[] units
SELECT id FROM hazard_unit WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE
