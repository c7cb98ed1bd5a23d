-- Events are kept as long as readings are. $1 moment. Index: none; once a day.
DELETE FROM camera_event WHERE at < $1
