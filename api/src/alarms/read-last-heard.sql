-- When anything last came, from any source. No parameters. Column: at (null: never).
SELECT max(received_at) AS at FROM latest_value
