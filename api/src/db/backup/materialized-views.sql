-- Materialized views of ours; they are computed again, not stored.
SELECT matviewname AS name FROM pg_matviews WHERE schemaname = 'public' ORDER BY matviewname COLLATE "C";
