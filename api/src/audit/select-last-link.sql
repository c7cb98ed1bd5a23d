-- The link that the next record continues, under the trail lock: the head, also when rows were deleted. Columns: id, hash
SELECT id, hash FROM audit_last_link()
