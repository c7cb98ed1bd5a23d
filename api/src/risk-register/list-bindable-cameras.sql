-- Cameras that an automatic measure may be bound to: those of its enterprise. $1 enterprise. Columns: id, code, name_zh, name_en.
SELECT id, code, name_zh, name_en FROM camera WHERE enterprise_id = $1 ORDER BY code, id
