-- Drops the partitions of a table that end before a time. $1 text table, $2 timestamptz. Column: name.
SELECT drop_partitions_before($1, $2) AS name
