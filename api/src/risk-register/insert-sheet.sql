-- A sheet, before its first revision. $1 enterprise  $2 risk unit  $3 form  $4 timestamptz now. Columns: id.
INSERT INTO risk_sheet (enterprise_id, risk_unit_id, form, created_at) VALUES ($1, $2, $3, $4) RETURNING id
