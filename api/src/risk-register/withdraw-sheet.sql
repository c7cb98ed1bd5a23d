-- A sheet that sets no level any more. $1 sheet  $2 timestamptz now  $3 {userId, name, role, reason}
UPDATE risk_sheet SET withdrawn_at = $2, withdrawal = $3 WHERE id = $1 AND withdrawn_at IS NULL
