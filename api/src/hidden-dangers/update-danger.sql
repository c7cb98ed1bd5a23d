-- Stores the life of a hidden danger after an action.
-- $1 bigint id, $2 state, $3 grade, $4 category, $5 dispatched_at, $6 respond_by, $7 responded_at, $8 deadline, $9 answered_at, $10 accepted_at,
-- $11 closed_at, $12 look_back_at (timestamptz or null), $13 bigint who accepted (null: nobody), $14 bigint the one that it repeats or null,
-- $15 int returned_count, $16 who dispatched now, $17 who rectified now, $18 who closed now (bigint, null: as it was)
-- Index: hidden_danger_pkey.
UPDATE hidden_danger SET state = $2, grade = $3, category = $4, dispatched_at = $5, respond_by = $6, responded_at = $7, deadline = $8, answered_at = $9,
  accepted_at = $10, closed_at = $11, look_back_at = $12, accepted_by = $13, duplicate_of = $14, returned_count = $15,
  dispatched_by = coalesce($16, dispatched_by), rectified_by = coalesce($17, rectified_by), closed_by = coalesce($18, closed_by), version = version + 1
WHERE id = $1
