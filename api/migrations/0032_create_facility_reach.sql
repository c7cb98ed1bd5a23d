-- How far the reference scenario of a facility reaches: the kernel of the risk map ends there. Computed by the consequence engine
-- from the registry, again when the registry or the engine changes.

CREATE TABLE facility_reach (
  facility_id   bigint PRIMARY KEY REFERENCES facility (id) ON DELETE CASCADE,
  enterprise_id bigint NOT NULL REFERENCES enterprise (id),
  inputs_hash   text NOT NULL,
  reach_m       double precision CHECK (reach_m > 0),
  level_zh      text,
  level_en      text,
  why_zh        text,
  why_en        text,
  computed_at   timestamptz NOT NULL,
  CHECK ((reach_m IS NULL) = (level_en IS NULL) AND (reach_m IS NULL) = (why_en IS NOT NULL))
);
COMMENT ON TABLE facility_reach IS 'Reach of the reference scenario (参考情景影响距离) of a facility, for the kernel of the risk map';
COMMENT ON COLUMN facility_reach.inputs_hash IS 'Of what it was computed from: facts of the registry, scenario and version of the engine';
COMMENT ON COLUMN facility_reach.reach_m IS 'Farthest reach of a level that kills or maims, m; null: none could be computed, and the usual reach of the level counts';
COMMENT ON COLUMN facility_reach.level_en IS 'Which level reaches so far, such as 37.5 kW/m²';
COMMENT ON COLUMN facility_reach.why_en IS 'Why there is none';
ALTER TABLE facility_reach ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON facility_reach USING ((SELECT app_sees_park()) OR enterprise_id = ANY ((SELECT app_enterprises())::bigint[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON facility_reach TO parkwatch_app;
