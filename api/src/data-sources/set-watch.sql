-- $1 source id, $2 until when its frames are wanted
UPDATE data_source SET watch_until = $2 WHERE id = $1
