-- The linkage has decided about alarms. $1 bigint[] alarms, $2 timestamptz now, $3 bigint incident, or null: it stays what it was. Index: alarm_pkey.
UPDATE alarm SET linkage_checked_at = $2, incident_id = coalesce($3, incident_id), version = version + 1 WHERE id = ANY ($1::bigint[])
