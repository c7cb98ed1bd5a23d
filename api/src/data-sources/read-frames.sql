-- Frames after one, the oldest first. $1 source id, $2 seq. Index: source_frame_of. Columns: seq, frame
SELECT seq, frame FROM source_frame WHERE data_source_id = $1 AND seq > $2 ORDER BY seq
