-- One that begins to watch begins fresh. $1 bigint id, $2 boolean active
UPDATE equipment_baseline SET is_active = $2, state = NULL, finding = NULL, stepped_to = NULL WHERE id = $1 AND is_active <> $2
