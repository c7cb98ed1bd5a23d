-- Open visits of an enterprise go to its newly named inspector. $1 bigint enterprise, $2 bigint user or null
UPDATE supervision_task SET assigned_to = $2 WHERE enterprise_id = $1 AND kind <> 'self-check' AND state IN ('open', 'missed')
