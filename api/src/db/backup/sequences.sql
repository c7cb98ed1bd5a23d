-- Where each sequence stands, those of identity columns included; last is null when it was never used.
SELECT s.sequencename AS name, s.last_value AS last
  FROM pg_sequences s
 WHERE s.schemaname = 'public'
 ORDER BY s.sequencename COLLATE "C";
