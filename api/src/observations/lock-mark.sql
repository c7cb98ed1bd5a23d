-- How far a roll-up has come; the row lock makes it one at a time. $1 text name. Column: doneUntil.
SELECT done_until AS "doneUntil" FROM rollup_mark WHERE name = $1 FOR UPDATE
