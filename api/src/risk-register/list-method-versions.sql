-- Versions of methods that the park added, in the order in which they hold. No parameters.
-- Columns: family, definition, added_at, added_by, adder_name, adder_role, adder (person_shown), reason.
SELECT v.family, v.definition, v.added_at, v.added_by, v.adder_name, v.adder_role, to_jsonb(w) AS adder, v.reason
FROM risk_method_version v LEFT JOIN person_shown w ON w.id = v.added_by
ORDER BY v.family, v.effective_from
