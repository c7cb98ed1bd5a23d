-- Tasks that stand, and those that have the key of a current period. $1 text[] kinds, $2 text[] periods, $3 timestamptz[] their begins, in the same order.
-- Columns: id, enterprise_id, kind, every, period_from, colour, due_at, state, withdraw_at, withdrawn_at. Indexes: supervision_task_standing, the key.
SELECT id, enterprise_id, kind, every, period_from, colour, due_at, state, withdraw_at, withdrawn_at
FROM supervision_task WHERE state IN ('open', 'missed')
UNION
SELECT t.id, t.enterprise_id, t.kind, t.every, t.period_from, t.colour, t.due_at, t.state, t.withdraw_at, t.withdrawn_at
FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS k (kind, every, period_from)
CROSS JOIN enterprise e
JOIN supervision_task t ON t.enterprise_id = e.id AND t.kind = k.kind AND t.every = k.every AND t.period_from = k.period_from
ORDER BY id
