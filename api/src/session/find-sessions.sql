-- Sessions with their account, as far as they are alive at $3: what every request begins with.
-- $1 token hashes bytea[], $2 idle limit in minutes (the park setting goes first), $3 now
-- Columns: one row per living session; granted_ids are the enterprises of the account's live access grants.
-- Index: session_pkey, access_grant_user
SELECT s.token_hash, s.csrf_token, s.last_seen_at, s.expires_at,
       u.id AS user_id, u.username, u.display_name, u.role, u.enterprise_id, u.is_demo,
       u.must_change_password, u.password_changed_at,
       e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en,
       i.minutes AS idle_minutes,
       (SELECT p.value FROM park_setting p WHERE p.key = 'password.maxAgeDays') AS max_age_days,
       ARRAY(SELECT g.enterprise_id FROM access_grant g
             WHERE g.user_id = u.id AND g.state = 'active' AND g.valid_from <= $3 AND g.valid_until > $3
             ORDER BY 1) AS granted_ids,
       (SELECT min(g.valid_until) FROM access_grant g
        WHERE g.user_id = u.id AND g.state = 'active' AND g.valid_from <= $3 AND g.valid_until > $3) AS grants_until
FROM session s
JOIN app_user u ON u.id = s.user_id AND u.enabled AND u.role IS NOT NULL
LEFT JOIN enterprise e ON e.id = u.enterprise_id
CROSS JOIN LATERAL (
  SELECT coalesce((SELECT p.value FROM park_setting p WHERE p.key = 'session.idleMinutes'), $2::double precision) AS minutes
) i
WHERE s.token_hash = ANY ($1::bytea[])
  AND s.expires_at > $3::timestamptz
  AND s.last_seen_at > $3::timestamptz - make_interval(secs => i.minutes * 60)
