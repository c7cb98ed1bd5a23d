-- How far the park can rely on what an enterprise delivers: a ledger of what came and was refused, by day, and the last verdict.

CREATE TABLE feed_day (
  enterprise_id bigint NOT NULL REFERENCES enterprise (id),
  feed          text NOT NULL,
  day           date NOT NULL,
  accepted      bigint NOT NULL DEFAULT 0,
  rejected      bigint NOT NULL DEFAULT 0,
  last_accepted_at timestamptz,
  PRIMARY KEY (enterprise_id, feed, day)
);
COMMENT ON TABLE feed_day IS 'Records delivered by an enterprise, by feed (domain/src/data-quality/feeds.ts) and day of the park (Asia/Shanghai)';
COMMENT ON COLUMN feed_day.last_accepted_at IS 'Last call in which a record was accepted, a repeated one included: the feed is alive';

CREATE TABLE data_quality (
  enterprise_id bigint PRIMARY KEY REFERENCES enterprise (id),
  score         integer CHECK (score BETWEEN 0 AND 100),
  grade         text CHECK (grade IN ('good', 'fair', 'poor')),
  feeds         jsonb NOT NULL,
  evaluated_at  timestamptz NOT NULL,
  counted_score integer CHECK (counted_score BETWEEN 0 AND 100)
);
COMMENT ON TABLE data_quality IS 'Last verdict per enterprise, with the feeds it was made of';
COMMENT ON COLUMN data_quality.score IS 'Per cent; null = nothing is required of the enterprise';
COMMENT ON COLUMN data_quality.counted_score IS 'The score that the risk zones count: it follows in steps, so that zones are not computed anew for every per cent';

ALTER TABLE feed_day ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON feed_day USING ((SELECT app_sees_park()) OR enterprise_id = ANY ((SELECT app_enterprises())::bigint[]));
ALTER TABLE data_quality ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON data_quality USING ((SELECT app_sees_park()) OR enterprise_id = ANY ((SELECT app_enterprises())::bigint[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON feed_day, data_quality TO parkwatch_app;
