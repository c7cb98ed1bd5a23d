-- $1 jsonb list of {enterpriseId, colour, change, shown, zoneSetId, reasons}, $2 timestamptz now, $3 int rule version
INSERT INTO supervision_plan (enterprise_id, colour, from_at, change, shown, zone_set_id, reasons, rule_version)
SELECT p."enterpriseId", p.colour, $2, p.change, p.shown, p."zoneSetId", p.reasons, $3
FROM jsonb_to_recordset($1::jsonb) AS p ("enterpriseId" bigint, colour text, change text, shown text, "zoneSetId" bigint, reasons jsonb)
