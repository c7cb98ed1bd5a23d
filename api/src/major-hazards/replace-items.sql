-- Puts what is in units in place of what was: an item that was not sent is gone.
-- $1 jsonb list of {enterpriseId, hazardUnitId, externalId, facilityId, nameZh, nameEn, otherNames, cas, designMaxT (t, decimal text), categories,
--   isMixture, isSameClassAsPure, contents, form}, $2 bigint[] the units
-- Columns: id of each unit that changed.
WITH sent AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r ("enterpriseId" bigint, "hazardUnitId" bigint, "externalId" text, "facilityId" bigint, "nameZh" text,
    "nameEn" text, "otherNames" text[], cas text, "designMaxT" numeric, categories text[], "isMixture" boolean, "isSameClassAsPure" boolean, contents jsonb,
    form text)
), gone AS (
  DELETE FROM hazard_unit_item i
  WHERE i.hazard_unit_id = ANY ($2::bigint[])
    AND NOT EXISTS (SELECT FROM sent s WHERE s."hazardUnitId" = i.hazard_unit_id AND s."externalId" = i.external_id)
  RETURNING i.hazard_unit_id AS id
), put AS (
  INSERT INTO hazard_unit_item AS i (enterprise_id, hazard_unit_id, external_id, facility_id, name_zh, name_en, other_names, cas, design_max_t, categories,
    is_mixture, is_same_class_as_pure, contents, form)
  SELECT "enterpriseId", "hazardUnitId", "externalId", "facilityId", "nameZh", coalesce(nullif("nameEn", ''), "nameZh"), "otherNames", cas, "designMaxT",
    categories, "isMixture", "isSameClassAsPure", contents, form
  FROM sent
  ON CONFLICT (hazard_unit_id, external_id) DO UPDATE SET facility_id = excluded.facility_id, name_zh = excluded.name_zh, name_en = excluded.name_en,
    other_names = excluded.other_names, cas = excluded.cas, design_max_t = excluded.design_max_t, categories = excluded.categories,
    is_mixture = excluded.is_mixture, is_same_class_as_pure = excluded.is_same_class_as_pure, contents = excluded.contents, form = excluded.form
  WHERE (i.facility_id, i.name_zh, i.name_en, i.other_names, i.cas, i.design_max_t, i.categories, i.is_mixture, i.is_same_class_as_pure, i.contents, i.form)
    IS DISTINCT FROM (excluded.facility_id, excluded.name_zh, excluded.name_en, excluded.other_names, excluded.cas, excluded.design_max_t,
      excluded.categories, excluded.is_mixture, excluded.is_same_class_as_pure, excluded.contents, excluded.form)
  RETURNING i.hazard_unit_id AS id
)
SELECT id FROM gone UNION SELECT id FROM put
