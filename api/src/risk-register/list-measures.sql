-- Control measures with everything that their state follows from. What was deleted at the enterprise is left out.
-- $1 moment  $2 enterprise or null  $3 bigint[] risk objects or null  $4 measure or null
-- Columns: those of MeasureRow in measures.ts; times of the lists as epoch ms.
-- Indexes: control_measure_event, check_task_measure, check_record_task, measure_binding_*, camera_event_time, measure_finding_open.
SELECT m.id, m.enterprise_id, m.source, m.description, m.class, m.subclass, e.id AS event_id, e.name AS event_name, u.id AS unit_id, u.name AS unit_name,
  o.id AS object_id, o.name AS object_name, o.facility_id, f.found_at, coalesce(t.tasks, '[]') AS tasks, coalesce(s.sources, '[]') AS sources,
  coalesce(d.stops, '[]') AS stops
FROM control_measure m
JOIN risk_event e ON e.id = m.risk_event_id AND NOT e.is_deleted
JOIN risk_unit u ON u.id = e.risk_unit_id AND NOT u.is_deleted
JOIN risk_object o ON o.id = u.risk_object_id AND NOT o.is_deleted
LEFT JOIN measure_finding f ON f.control_measure_id = m.id AND f.ended_at IS NULL
-- Tasks with the last check that looked. One that found a danger is in order again once the dangers of that check are accepted.
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('cycle', t.cycle, 'unit', t.cycle_unit, 'startMs', extract(epoch FROM t.starts_at) * 1000, 'workDays', t.work_days,
    'workFrom', extract(hour FROM t.work_from) * 60 + extract(minute FROM t.work_from), 'workTo', extract(hour FROM t.work_to) * 60 + extract(minute FROM t.work_to),
    'checkedMs', extract(epoch FROM greatest(c.checked_at, h.accepted_at)) * 1000, 'isInOrder', c.status = 'normal' OR h.accepted_at IS NOT NULL)
    ORDER BY t.id) AS tasks
  FROM check_task t
  LEFT JOIN LATERAL (
    SELECT c.id, c.checked_at, c.status FROM check_record c
    WHERE c.check_task_id = t.id AND NOT c.is_deleted AND c.status IN ('normal', 'danger-found') AND c.checked_at <= $1
    ORDER BY c.checked_at DESC, c.id DESC LIMIT 1) c ON true
  LEFT JOIN LATERAL (
    SELECT max(coalesce(r.accepted_at, r.received_at)) AS accepted_at FROM reported_danger r
    WHERE c.status = 'danger-found' AND r.enterprise_id = m.enterprise_id AND NOT r.is_deleted
      AND (r.check_record_id = c.id OR (r.check_record_id IS NULL AND r.control_measure_id = m.id AND r.registered_at >= c.checked_at - interval '1 day'))
    HAVING bool_and(r.state = 'accepted' AND coalesce(r.accepted_at, r.received_at) <= $1)) h ON true
  WHERE m.source = 'inspection' AND t.control_measure_id = m.id AND NOT t.is_deleted) t ON true
-- Sensors by their own state; cameras by what was heard of their recognition.
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('pointId', p.id, 'cameraId', k.id, 'code', coalesce(p.code, k.code), 'nameZh', coalesce(p.name_zh, k.name_zh),
    'nameEn', coalesce(p.name_en, k.name_en), 'kinds', b.camera_kinds, 'isFed', b.is_fed, 'unknownWhy', w.unknown_why,
    'silentMs', CASE w.unknown_why WHEN 'stale' THEN extract(epoch FROM v.at + make_interval(secs => p.stale_s)) * 1000 END,
    'signs', g.signs, 'noSignalMs', n.ms) ORDER BY p.id, k.id) AS sources
  FROM measure_source b
  LEFT JOIN point p ON p.id = b.point_id
  LEFT JOIN latest_value v ON v.point_id = p.id
  LEFT JOIN point_status($1) w ON w.point_id = p.id
  LEFT JOIN camera k ON k.id = b.camera_id
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(x.sign) AS signs FROM (
      SELECT jsonb_build_object('atMs', extract(epoch FROM r.at) * 1000, 'kinds', r.kinds) AS sign FROM recognition_sign r WHERE r.camera_id = k.id AND r.at <= $1
      UNION ALL
      SELECT jsonb_build_object('atMs', extract(epoch FROM max(c.at)) * 1000, 'kinds', jsonb_build_array(c.kind)) FROM camera_event c
      WHERE c.camera_id = k.id AND c.at <= $1 AND c.at > $1::timestamptz - interval '30 days' AND c.kind <> 'no-signal' GROUP BY c.kind) x) g ON k.id IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT extract(epoch FROM min(c.at)) * 1000 AS ms FROM camera_event c
    WHERE c.camera_id = k.id AND c.kind = 'no-signal' AND c.at <= $1 AND c.at > $1::timestamptz - interval '30 days' AND c.ends_at > $1) n ON k.id IS NOT NULL
  WHERE m.source = 'automatic' AND b.control_measure_id = m.id) s ON true
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_array(extract(epoch FROM d.starts_at) * 1000, extract(epoch FROM d.ends_at) * 1000)) AS stops FROM deactivation d
  WHERE d.enterprise_id = m.enterprise_id AND NOT d.is_deleted AND (d.risk_unit_id = u.id OR d.risk_object_id = o.id) AND d.starts_at <= $1) d ON true
WHERE NOT m.is_deleted AND ($2::bigint IS NULL OR m.enterprise_id = $2) AND ($3::bigint[] IS NULL OR o.id = ANY ($3)) AND ($4::bigint IS NULL OR m.id = $4)
ORDER BY m.id
