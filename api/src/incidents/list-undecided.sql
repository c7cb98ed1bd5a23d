-- Toxic gas alarms on which the linkage has not decided: left by a crash, or waiting for a second sensor or an officer.
-- Newest first. Columns: id. Index: alarm_unchecked.
SELECT a.id FROM alarm a WHERE a.linkage_checked_at IS NULL ORDER BY a.id DESC LIMIT 500
