-- Units with all that their evaluation is made of, and the evaluation before. $1 bigint[] units
-- Columns: those of UnitRow in unit-inputs.ts; design_max_t and live_t (t) are decimal texts: a number would round them.
-- live_t is the newest report of the item's facility and CAS number, to nine digits; the scan over inventory is one for all of them.
WITH item AS (SELECT * FROM hazard_unit_item WHERE hazard_unit_id = ANY ($1::bigint[])),
stock AS (
  SELECT DISTINCT ON (i.facility_id, i.cas) i.facility_id, i.cas, i.quantity_t
  FROM inventory i WHERE i.facility_id IN (SELECT facility_id FROM item)
  ORDER BY i.facility_id, i.cas, i.at DESC, i.id DESC
),
listed AS (
  SELECT t.hazard_unit_id, jsonb_agg(jsonb_build_object(
    'id', t.external_id, 'name', jsonb_build_object('zh', t.name_zh, 'en', t.name_en), 'otherNames', to_jsonb(t.other_names), 'cas', t.cas,
    'designMaxT', t.design_max_t::text, 'liveT', trim_scale(round(s.quantity_t::numeric, 9))::text, 'categories', to_jsonb(t.categories),
    'mixture', CASE WHEN t.is_mixture THEN jsonb_build_object('isSameClassAsPure', t.is_same_class_as_pure) END,
    'contents', t.contents, 'form', t.form) ORDER BY t.external_id) AS items
  FROM item t LEFT JOIN stock s ON s.facility_id = t.facility_id AND s.cas = t.cas
  GROUP BY t.hazard_unit_id
)
SELECT u.id, u.enterprise_id, e.name_zh AS enterprise_zh, e.name_en AS enterprise_en, u.name_zh, u.name_en, u.kind, coalesce(l.items, '[]') AS items,
  a.inputs_hash, a.assessment
FROM hazard_unit u
JOIN enterprise e ON e.id = u.enterprise_id
LEFT JOIN listed l ON l.hazard_unit_id = u.id
LEFT JOIN LATERAL (SELECT inputs_hash, assessment FROM hazard_assessment WHERE hazard_unit_id = u.id ORDER BY at DESC, id DESC LIMIT 1) a ON true
WHERE u.id = ANY ($1::bigint[])
ORDER BY u.id
