-- Alarms by id, as they are shown. $1 bigint[] ids. Columns: those of alarm_card. Index: alarm_pkey.
SELECT * FROM alarm_card WHERE id = ANY ($1::bigint[]) ORDER BY id
