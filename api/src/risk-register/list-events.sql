-- Risk events. $1 bigint[] units. Columns: id, unit_id, name. Index: risk_event_unit.
SELECT id, risk_unit_id AS unit_id, name FROM risk_event WHERE risk_unit_id = ANY ($1) AND NOT is_deleted ORDER BY id
