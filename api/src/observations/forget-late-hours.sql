-- Forgets the noted late hours that are committed; what a call is noting now stays.
DELETE FROM rollup_late
