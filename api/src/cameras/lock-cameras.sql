-- Holds cameras until the commit, so that calls with events of one camera follow each other. $1 bigint[] ids. Index: camera_pkey.
SELECT id FROM camera WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE
