-- Figures of an enterprise's dual prevention. $1 enterprise id  $2 now. One row; columns: those of SummaryRow in summary-store.ts.
-- Indexes: the unique keys by enterprise, reported_danger_open, deactivation_unit, safety_commitment_day.
SELECT
  (SELECT count(*) FROM risk_object WHERE enterprise_id = $1 AND NOT is_deleted)::int AS risk_objects,
  (SELECT count(*) FROM risk_event WHERE enterprise_id = $1 AND NOT is_deleted)::int AS risk_events,
  (SELECT count(*) FROM check_task WHERE enterprise_id = $1 AND NOT is_deleted)::int AS check_tasks,
  (SELECT count(*) FROM reported_danger WHERE enterprise_id = $1 AND NOT is_deleted AND state <> 'accepted')::int AS open,
  (SELECT count(*) FROM reported_danger WHERE enterprise_id = $1 AND NOT is_deleted AND state <> 'accepted' AND deadline < $2)::int AS overdue,
  (SELECT count(*) FROM reported_danger WHERE enterprise_id = $1 AND NOT is_deleted AND state = 'accepted'
    AND accepted_at > $2 - interval '90 days')::int AS accepted,
  (SELECT count(*) FROM reported_danger WHERE enterprise_id = $1 AND NOT is_deleted AND state = 'accepted'
    AND accepted_at > $2 - interval '90 days' AND (deadline IS NULL OR accepted_at <= deadline))::int AS accepted_in_time,
  (SELECT count(DISTINCT coalesce('u' || risk_unit_id, 'o' || risk_object_id)) FROM deactivation WHERE enterprise_id = $1 AND NOT is_deleted
    AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $2))::int AS deactivated,
  (SELECT to_jsonb(c) FROM (SELECT committed_at AS at, committed_by AS by, are_major_hazards_safe AS "areMajorHazardsSafe", risk_grade AS "riskGrade", content
    FROM safety_commitment WHERE enterprise_id = $1 AND NOT is_deleted AND committed_at <= $2 ORDER BY committed_at DESC LIMIT 1) c) AS commitment
