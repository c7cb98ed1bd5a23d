-- The inspection tasks of an enterprise that began before the end of a window, with the checks that looked in the cycles which end in it,
-- and when their unit was stood down.
-- $1 enterprise id  $2, $3 window. Columns: those of ScheduleRow in summary-store.ts; times as epoch ms, minutes of the day.
-- Indexes: check_task_measure, check_record_task, deactivation_unit.
SELECT t.cycle, t.cycle_unit, extract(epoch FROM t.starts_at) * 1000 AS start_ms, t.work_days, t.work_type,
  extract(hour FROM t.work_from) * 60 + extract(minute FROM t.work_from) AS work_from, extract(hour FROM t.work_to) * 60 + extract(minute FROM t.work_to) AS work_to,
  coalesce((SELECT jsonb_agg(extract(epoch FROM c.checked_at) * 1000) FROM check_record c WHERE c.check_task_id = t.id AND NOT c.is_deleted
    AND c.status IN ('normal', 'danger-found') AND c.checked_at >= $2::timestamptz - l.cycle AND c.checked_at <= $3), '[]') AS checks_ms,
  coalesce((SELECT jsonb_agg(jsonb_build_array(extract(epoch FROM d.starts_at) * 1000, extract(epoch FROM coalesce(d.ends_at, $3)) * 1000))
    FROM deactivation d WHERE d.enterprise_id = $1 AND NOT d.is_deleted AND (d.risk_unit_id = u.id OR d.risk_object_id = u.risk_object_id)
    AND d.starts_at < $3 AND (d.ends_at IS NULL OR d.ends_at > $2)), '[]') AS stopped
FROM check_task t
JOIN control_measure m ON m.id = t.control_measure_id AND NOT m.is_deleted
JOIN risk_event v ON v.id = m.risk_event_id AND NOT v.is_deleted
JOIN risk_unit u ON u.id = v.risk_unit_id AND NOT u.is_deleted
-- A cycle that ends in the window began one cycle before it at most. One of 10,000 years would leave the calendar: 100 are enough.
CROSS JOIN LATERAL (SELECT make_interval(hours => least(878400, t.cycle * CASE t.cycle_unit WHEN 'hour' THEN 1 WHEN 'day' THEN 24 WHEN 'month' THEN 744
  ELSE 8784 END)) AS cycle) l
WHERE t.enterprise_id = $1 AND NOT t.is_deleted AND t.starts_at < $3
ORDER BY t.id
