-- $1 source id, $2 jsonb list of frames, the oldest first
INSERT INTO source_frame (data_source_id, frame)
SELECT $1, f FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS l (f, ord) ORDER BY ord
