-- $1 bigint zone set id, $2 timestamptz now
INSERT INTO supervision_watch (id, zone_set_id, seen_at) VALUES (1, $1, $2) ON CONFLICT (id) DO UPDATE SET zone_set_id = $1, seen_at = $2
