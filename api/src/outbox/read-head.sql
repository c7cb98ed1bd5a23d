-- Where the outbox ends and how far it was trimmed. Scope system. Columns: head_seq, trimmed_seq. Index: outbox_pkey
SELECT greatest(m.trimmed_seq, (SELECT max(seq) FROM outbox)) AS head_seq, m.trimmed_seq FROM outbox_mark m
