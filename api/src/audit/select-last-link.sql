-- The end of the chain, under the trail lock. Columns: id, hash. Index: audit_record_pkey
SELECT id, hash FROM audit_record ORDER BY id DESC LIMIT 1
