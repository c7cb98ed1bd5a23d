-- Where the outbox ends and how far it was trimmed. Scope system. Index: outbox_pkey
-- Columns: head_seq, trimmed_seq (topics that are kept for days), values_trimmed_seq (readings and positions)
SELECT greatest(m.trimmed_seq, m.values_trimmed_seq, (SELECT max(seq) FROM outbox)) AS head_seq, m.trimmed_seq, m.values_trimmed_seq
FROM outbox_mark m
