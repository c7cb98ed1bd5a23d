-- Name and safety rating of every enterprise, and nothing else: the investment office's view.
-- No parameters. Columns: id, code, name_zh, name_en, rating.
SELECT id, code, name_zh, name_en, rating FROM enterprise ORDER BY code
