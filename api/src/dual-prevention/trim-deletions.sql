-- Forgets deletions whose record will not come any more. $1 timestamptz: those that came before it. Index: dual_prevention_deletion_age.
DELETE FROM dual_prevention_deletion WHERE received_at < $1
