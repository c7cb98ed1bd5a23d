-- $1 bigint enterprise, $2 bigint facility, $3 text, $4 text: name, $5 bigint[] points, $6 int step s, $7, $8 timestamptz window, $9 jsonb model,
-- $10 timestamptz now, $11 bigint, $12 text, $13 text: who. Columns: id.
INSERT INTO equipment_baseline (enterprise_id, facility_id, name_zh, name_en, point_ids, step_s, from_at, to_at, model, trained_at, trained_by, trainer_name,
  trainer_role)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
RETURNING id
