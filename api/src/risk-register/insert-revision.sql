-- What a sheet says from now on; the unique key (risk_sheet_id, revision) refuses a second one of the same number.
-- $1 sheet  $2 enterprise  $3 revision  $4 subject  $5 method code  $6 family  $7 date  $8 rows (jsonb)  $9 level  $10 note  $11 timestamptz now
-- $12 who, $13 account, $14 role
INSERT INTO risk_sheet_revision (risk_sheet_id, enterprise_id, revision, subject, method_code, method_family, assessed_on, rows, level, note, made_at, made_by,
  maker_name, maker_role)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
