-- What a rule or baseline says ends when it is switched off. $1 bigint rule or null, $2 bigint baseline or null, $3 timestamptz now
UPDATE equipment_warning SET ended_at = greatest(since, $3), ended_why = 'switched-off'
WHERE ended_at IS NULL AND (rule_no = $1 OR baseline_id = $2)
