-- Sessions that are over: past their end, or idle for longer than the longest idle limit there can be (24 h). $1 now
DELETE FROM session WHERE expires_at <= $1 OR last_seen_at <= $1::timestamptz - interval '24 hours'
