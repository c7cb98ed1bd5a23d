-- Which facilities are part of units. $1 jsonb list of {hazardUnitId, facilityId}, a facility once; $2 bigint[] the units; $3 timestamptz now
-- Columns: id of each unit that gained or lost one. A facility that leaves keeps what it showed: that it is no major hazard source is not known by that.
WITH sent AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r ("hazardUnitId" bigint, "facilityId" bigint)),
moved AS (
  UPDATE facility f SET hazard_unit_id = n.after, updated_at = $3
  FROM (
    SELECT o.id, o.hazard_unit_id AS before, s."hazardUnitId" AS after
    FROM facility o LEFT JOIN sent s ON s."facilityId" = o.id
    WHERE (o.hazard_unit_id = ANY ($2::bigint[]) OR s."facilityId" IS NOT NULL) AND o.hazard_unit_id IS DISTINCT FROM s."hazardUnitId"
  ) n
  WHERE f.id = n.id
  RETURNING n.before, n.after
)
SELECT before AS id FROM moved WHERE before IS NOT NULL UNION SELECT after FROM moved WHERE after IS NOT NULL
