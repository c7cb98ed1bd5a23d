-- One photo. $1 bigint id. Columns: media_type, sha256, content. Index: attachment_pkey.
SELECT media_type, sha256, content FROM attachment WHERE id = $1
