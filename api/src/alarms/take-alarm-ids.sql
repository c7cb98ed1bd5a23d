-- Ids for new alarms. $1 int how many. Column: id.
SELECT nextval(pg_get_serial_sequence('alarm', 'id')) AS id FROM generate_series(1, $1)
