-- State points of cameras by code. $1 text[] codes. Columns: code, id. Index: point_code_key.
SELECT code, id FROM point WHERE code = ANY ($1::text[]) AND kind = 'video-event'
