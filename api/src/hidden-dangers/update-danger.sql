-- Stores the life of a hidden danger after an action.
-- $1 bigint id, $2 text state, $3 dispatched_at, $4 respond_by, $5 responded_at, $6 deadline, $7 answered_at, $8 closed_at (timestamptz or null),
-- $9 int returned_count, $10 who dispatched now, $11 who rectified now, $12 who closed now (bigint, null: as it was)
-- Index: hidden_danger_pkey.
UPDATE hidden_danger SET state = $2, dispatched_at = $3, respond_by = $4, responded_at = $5, deadline = $6, answered_at = $7, closed_at = $8,
  returned_count = $9, dispatched_by = coalesce($10, dispatched_by), rectified_by = coalesce($11, rectified_by),
  closed_by = coalesce($12, closed_by), version = version + 1
WHERE id = $1
