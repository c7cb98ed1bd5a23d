-- Codes of the enterprises: each is a source of the demo. Column: code.
SELECT code FROM enterprise ORDER BY code
