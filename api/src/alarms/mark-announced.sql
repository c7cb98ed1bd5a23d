-- The alarms are told about now. $1 bigint[] ids, $2 timestamptz now. Index: alarm_pkey.
UPDATE alarm SET is_announced = true, announced_at = $2 WHERE id = ANY ($1::bigint[])
