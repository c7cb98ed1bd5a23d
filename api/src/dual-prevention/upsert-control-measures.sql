-- Stores control measures (管控措施) by the enterprise's own id; one that was deleted there stays with its state.
-- $1 jsonb list of {enterpriseId, externalId, deleted, isBare, sent, sourceUpdatedAt, parentId, dataSrc, riskMeasureDesc, classify1, classify2, classify3, troubleshootContent,
--   pointId, cameraId, cameraKinds}  $2 now
-- A deletion of which only the key is known (isBare) marks what is stored; of an unknown id it is remembered (deletions.ts) and stores nothing.
-- Columns: externalId, enterpriseId, isNew; a record that changes nothing, or is older than what is stored, has no row.
WITH r AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS x (
    "enterpriseId" bigint, "externalId" text, deleted boolean, "isBare" boolean, sent jsonb, "sourceUpdatedAt" timestamptz, "parentId" bigint,
    "dataSrc" text, "riskMeasureDesc" text, classify1 text, classify2 text, classify3 text, "troubleshootContent" text, "pointId" bigint, "cameraId" bigint, "cameraKinds" jsonb)
), gone AS (
  UPDATE control_measure AS s SET is_deleted = true, sent = s.sent || r.sent, received_at = $2,
    source_updated_at = coalesce(r."sourceUpdatedAt", s.source_updated_at)
  FROM r WHERE r."isBare" AND s.enterprise_id = r."enterpriseId" AND s.external_id = r."externalId" AND NOT s.is_deleted
    AND (r."sourceUpdatedAt" IS NULL OR s.source_updated_at IS NULL OR r."sourceUpdatedAt" >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, false AS is_new
), kept AS (
  INSERT INTO control_measure AS s (
    enterprise_id, external_id, is_deleted, sent, source_updated_at, risk_event_id, source, description, class, subclass, own_class, inspection_content,
    point_id, camera_id, camera_kinds, received_at)
  SELECT r."enterpriseId", r."externalId", r.deleted, r.sent, r."sourceUpdatedAt", r."parentId", r."dataSrc", r."riskMeasureDesc", r.classify1, r.classify2,
    r.classify3, r."troubleshootContent", r."pointId", r."cameraId",
    ARRAY(SELECT jsonb_array_elements_text(coalesce(r."cameraKinds", '[]'))), $2
  FROM r WHERE r."isBare" IS NOT TRUE
  ORDER BY r."enterpriseId", r."externalId"
  ON CONFLICT (enterprise_id, external_id) DO UPDATE SET
    is_deleted = excluded.is_deleted, sent = excluded.sent, source_updated_at = coalesce(excluded.source_updated_at, s.source_updated_at),
    risk_event_id = excluded.risk_event_id, source = excluded.source, description = excluded.description, class = excluded.class,
    subclass = excluded.subclass, own_class = excluded.own_class, inspection_content = excluded.inspection_content, point_id = excluded.point_id,
    camera_id = excluded.camera_id, camera_kinds = excluded.camera_kinds,
    received_at = excluded.received_at
  WHERE (s.is_deleted, s.sent, s.risk_event_id, s.point_id, s.camera_id) IS DISTINCT FROM
      (excluded.is_deleted, excluded.sent, excluded.risk_event_id, excluded.point_id, excluded.camera_id)
    AND (excluded.source_updated_at IS NULL OR s.source_updated_at IS NULL OR excluded.source_updated_at >= s.source_updated_at)
  RETURNING s.external_id, s.enterprise_id, (xmax = 0) AS is_new
)
SELECT external_id AS "externalId", enterprise_id AS "enterpriseId", is_new AS "isNew" FROM (TABLE gone UNION ALL TABLE kept) AS changed
