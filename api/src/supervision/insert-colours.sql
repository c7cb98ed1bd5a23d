-- $1 jsonb list of {enterpriseId, colour, fromAt, toAt (null: shown now), zoneSetId}
INSERT INTO enterprise_colour (enterprise_id, colour, from_at, to_at, zone_set_id)
SELECT c."enterpriseId", c.colour, c."fromAt", c."toAt", c."zoneSetId"
FROM jsonb_to_recordset($1::jsonb) AS c ("enterpriseId" bigint, colour text, "fromAt" timestamptz, "toAt" timestamptz, "zoneSetId" bigint)
