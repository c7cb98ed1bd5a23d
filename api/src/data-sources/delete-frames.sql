-- $1 source id
DELETE FROM source_frame WHERE data_source_id = $1
