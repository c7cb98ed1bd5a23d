-- Alarms whose shelving has ended. $1 timestamptz now, $2 int at most so many. Column: id. Index: alarm_shelved.
SELECT id FROM alarm WHERE state = 'shelved' AND shelved_until <= $1 ORDER BY shelved_until, id LIMIT $2
