-- Risk units of enterprises of the demo. $1 text[] account prefixes. Columns: id, accountPrefix, enterpriseId.
SELECT u.id, e.account_prefix AS "accountPrefix", e.id AS "enterpriseId"
FROM risk_unit u JOIN enterprise e ON e.id = u.enterprise_id
WHERE e.account_prefix = ANY ($1) AND NOT u.is_deleted
ORDER BY u.id
