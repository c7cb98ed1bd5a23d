-- $1 source id
UPDATE data_source SET restarts = restarts + 1 WHERE id = $1
