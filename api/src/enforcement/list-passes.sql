-- Applications for passes, newest first. $1 bigint id or null. Columns: those of PassRow. Index: pass_enterprise.
SELECT p.id, p.plate, p.substance, p.visit_at, p.state, p.applied_at, p.applied_by, p.applicant_name, p.applicant_role, p.decided_at, to_jsonb(w) AS person,
  e.id AS enterprise_id, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en
FROM pass_application p JOIN enterprise e ON e.id = p.enterprise_id LEFT JOIN person_shown w ON w.id = p.applied_by
WHERE $1::bigint IS NULL OR p.id = $1
ORDER BY p.applied_at DESC, p.id DESC LIMIT 500
