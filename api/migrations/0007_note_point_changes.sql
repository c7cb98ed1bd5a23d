-- Who switched an alarm's limit off stands in the alarm's history, and people stand there by their names.

ALTER TABLE point ADD COLUMN configured_by bigint REFERENCES app_user (id);
COMMENT ON COLUMN point.configured_by IS 'Who last changed what the alarm rules judge by; null: nobody since it was made, or a change past all accounts';
CREATE FUNCTION point_configured() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.configured_by := app_user();
  RETURN NEW;
END $$;
CREATE TRIGGER point_configured BEFORE UPDATE ON point FOR EACH ROW
  WHEN ((OLD.ll, OLD.l, OLD.h, OLD.hh, OLD.deadband, OLD.delay_s, OLD.stale_s, OLD.rate_limit_per_min, OLD.frozen_s, OLD.sustained, OLD.interval_s)
    IS DISTINCT FROM (NEW.ll, NEW.l, NEW.h, NEW.hh, NEW.deadband, NEW.delay_s, NEW.stale_s, NEW.rate_limit_per_min, NEW.frozen_s, NEW.sustained, NEW.interval_s))
  EXECUTE FUNCTION point_configured();

-- People as others may see them: the park's staff by everybody, those of an enterprise by itself and the park. Runs as its owner on
-- purpose: the accounts themselves (lock-outs, password dates) stay the administration's.
CREATE VIEW person_shown WITH (security_barrier = true) AS
SELECT u.id, u.username, u.display_name, e.code AS enterprise_code, e.name_zh AS enterprise_name_zh, e.name_en AS enterprise_name_en
FROM app_user u LEFT JOIN enterprise e ON e.id = u.enterprise_id
WHERE (SELECT app_sees_park()) OR u.enterprise_id IS NULL OR u.enterprise_id = ANY ((SELECT app_enterprises())::bigint[])
  OR u.id = (SELECT app_user());
GRANT SELECT ON person_shown TO parkwatch_app;

-- Words of a history: a JSON string is what a person typed, {"zh", "en"} what the system says.
ALTER TABLE alarm_transition ALTER COLUMN why TYPE jsonb USING to_jsonb(why);
ALTER TABLE alarm_transition ADD CHECK (jsonb_typeof(why) IN ('string', 'object'));
COMMENT ON COLUMN alarm_transition.why IS 'A string: as a person typed it. {"zh", "en"}: the system''s own words';
