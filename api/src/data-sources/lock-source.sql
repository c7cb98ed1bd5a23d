-- Takes one source for a change of it. Scope system. $1 source id.
-- Alone: a join would look for the version that another change has just made in the snapshot from before it, and find nothing.
SELECT id FROM data_source WHERE id = $1 FOR UPDATE
