-- The last set whose colours were noted; where none was, the one before the set of now: what is over is not planned for. No parameters.
-- Columns: zone_set_id (null: there are no zones yet).
SELECT coalesce((SELECT zone_set_id FROM supervision_watch), (SELECT id - 1 FROM zone_set WHERE valid_to IS NULL)) AS zone_set_id
