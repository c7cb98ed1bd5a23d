-- $1 bigint enterprise
DELETE FROM supervision_inspector WHERE enterprise_id = $1
