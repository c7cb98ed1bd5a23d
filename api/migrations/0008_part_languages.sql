-- Words of trails and logs: a JSON string is what a person typed, {"zh", "en"} what the system says. Until now the system's words stood
-- in one string in both languages.

ALTER TABLE hidden_danger_event ALTER COLUMN text TYPE jsonb
  USING CASE WHEN step_key IS NOT NULL AND jsonb_typeof(data -> 'reason') = 'object' THEN data -> 'reason' ELSE to_jsonb(text) END;
ALTER TABLE incident_log ALTER COLUMN text TYPE jsonb USING CASE
  WHEN action = 'opened' AND text = 'officer' THEN '{"zh": "值班人员核实", "en": "confirmed by the duty officer"}'::jsonb
  WHEN action = 'opened' AND text = 'second-sensor' THEN '{"zh": "第二个测点确认", "en": "confirmed by a second sensor"}'::jsonb
  WHEN action = 'order-overdue' THEN NULL
  WHEN action = 'order-raised' THEN jsonb_build_object('zh', split_part(text, ' / ', 1), 'en', split_part(text, ' / ', 2))
  WHEN action IN ('order-acknowledged', 'order-refused') AND text LIKE '% 人 / people%'
    THEN jsonb_build_object('zh', replace(text, ' 人 / people', ' 人'), 'en', replace(text, ' 人 / people', ' people'))
  ELSE to_jsonb(text) END;
ALTER TABLE restriction ALTER COLUMN lift_reason TYPE jsonb USING CASE
  WHEN lifter_role = 'system' THEN jsonb_build_object('zh', split_part(lift_reason, ' / ', 1), 'en', split_part(lift_reason, ' / ', 2))
  ELSE to_jsonb(lift_reason) END;

ALTER TABLE hidden_danger_event ADD CHECK (jsonb_typeof(text) IN ('string', 'object'));
ALTER TABLE incident_log ADD CHECK (jsonb_typeof(text) IN ('string', 'object'));
ALTER TABLE restriction ADD CHECK (jsonb_typeof(lift_reason) IN ('string', 'object'));
COMMENT ON COLUMN hidden_danger_event.text IS 'A string: as a person typed it. {"zh", "en"}: the system''s own words';
COMMENT ON COLUMN incident_log.text IS 'A string: as a person typed it. {"zh", "en"}: the system''s own words';
COMMENT ON COLUMN restriction.lift_reason IS 'A string: as a person typed it. {"zh", "en"}: the system''s own words';
