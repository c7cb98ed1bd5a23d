-- $1 bigint id, $2 jsonb state, $3 jsonb finding, $4 timestamptz row that it was stepped to, $5 timestamptz row before or null
-- Nothing is stored where somebody was faster, or where it was switched off or begun anew meanwhile.
UPDATE equipment_baseline SET state = $2, finding = $3, stepped_to = $4
WHERE id = $1 AND is_active AND stepped_to IS NOT DISTINCT FROM $5::timestamptz
