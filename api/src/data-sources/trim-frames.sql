-- Leaves the newest. $1 source id, $2 how many. Index: source_frame_of
DELETE FROM source_frame WHERE data_source_id = $1
  AND seq <= (SELECT seq FROM source_frame WHERE data_source_id = $1 ORDER BY seq DESC OFFSET $2 LIMIT 1)
