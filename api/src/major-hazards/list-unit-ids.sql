-- Every unit by enterprise. No parameters. Columns: enterprise_id, ids.
SELECT enterprise_id, array_agg(id ORDER BY id) AS ids FROM hazard_unit GROUP BY enterprise_id ORDER BY enterprise_id
