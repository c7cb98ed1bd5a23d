-- An import, kept from others until the transaction ends. $1 bigint id. Columns: of standard_import, persons.
SELECT i.*, (SELECT to_jsonb(p) FROM person_shown p WHERE p.id = i.uploaded_by) AS uploader,
  (SELECT to_jsonb(p) FROM person_shown p WHERE p.id = i.applied_by) AS applier
FROM standard_import i WHERE i.id = $1 FOR UPDATE
