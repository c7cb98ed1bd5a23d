-- A risk unit that stands in the register. $1 id. Columns: id, enterprise_id. Index: risk_unit_pkey.
SELECT u.id, u.enterprise_id FROM risk_unit u JOIN risk_object o ON o.id = u.risk_object_id AND NOT o.is_deleted WHERE u.id = $1 AND NOT u.is_deleted
