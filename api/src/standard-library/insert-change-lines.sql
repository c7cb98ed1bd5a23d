-- Its lines. $1 bigint change, $2 jsonb list of {lineId, kind, fromVersion, toVersion}
INSERT INTO standard_change_line (change_id, line_id, kind, from_version, to_version)
SELECT $1, x."lineId", x.kind, x."fromVersion", x."toVersion"
FROM jsonb_to_recordset($2) AS x("lineId" bigint, kind text, "fromVersion" integer, "toVersion" integer)
