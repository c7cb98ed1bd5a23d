-- What was told. $1 bigint[] reminded, $2 bigint[] told that they are overdue, $3 timestamptz now
UPDATE standard_reevaluation SET reminded_at = CASE WHEN id = ANY ($1::bigint[]) THEN $3 ELSE reminded_at END,
  told_overdue_at = CASE WHEN id = ANY ($2::bigint[]) THEN $3 ELSE told_overdue_at END
WHERE id = ANY ($1::bigint[]) OR id = ANY ($2::bigint[])
