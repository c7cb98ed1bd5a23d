-- A new application. $1 enterprise, $2 plate, $3 substance, $4 timestamptz visit, $5 timestamptz now, $6 who, $7 name, $8 role. Columns: id.
INSERT INTO pass_application (enterprise_id, plate, substance, visit_at, state, applied_at, applied_by, applicant_name, applicant_role)
VALUES ($1, $2, $3, $4, 'applied', $5, $6, $7, $8)
RETURNING id
