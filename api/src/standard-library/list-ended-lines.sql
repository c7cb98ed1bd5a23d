-- Lines whose end came since they were taken in and that no deed has told of: neither a retirement, nor the job before. $1 date today.
-- Columns: line_id, version, enterprise_id, module. Index: standard_line_version_end.
SELECT o.line_id, o.version, v.enterprise_id, v.module
FROM standard_lines_on($1::date) o
JOIN standard_line_version v ON v.line_id = o.line_id AND v.version = o.version
WHERE o.standing = 'ended' AND v.effective_to > v.effective_from
  AND v.effective_to > (v.written_at AT TIME ZONE 'Asia/Shanghai')::date
  AND NOT EXISTS (SELECT 1 FROM standard_change_line c JOIN standard_change d ON d.id = c.change_id
    WHERE c.line_id = o.line_id AND c.to_version = o.version AND d.kind = 'end')
ORDER BY o.line_id
