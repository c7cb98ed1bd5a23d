-- Points of an enterprise that a rule or baseline speaks of. $1 bigint enterprise, $2 bigint[] ids. Columns: id, name_zh, name_en, unit, interval_s.
SELECT id, name_zh, name_en, unit, interval_s FROM point WHERE enterprise_id = $1 AND id = ANY ($2) ORDER BY id
