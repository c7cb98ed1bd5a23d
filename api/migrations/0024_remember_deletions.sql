-- A deletion may come before its record: feeds of an enterprise overtake each other. It is remembered until the record comes.

CREATE TABLE dual_prevention_deletion (
  enterprise_id bigint NOT NULL REFERENCES enterprise (id),
  entity        text NOT NULL,
  external_id   text NOT NULL,
  deleted_at    timestamptz NOT NULL,
  received_at   timestamptz NOT NULL,
  PRIMARY KEY (enterprise_id, entity, external_id)
);
COMMENT ON TABLE dual_prevention_deletion IS 'Deletions that brought only their key: a record that is not newer is stored as deleted; kept for a year';
COMMENT ON COLUMN dual_prevention_deletion.deleted_at IS 'When the enterprise deleted it (updateDate), not later than its arrival; its arrival where it did not say';
CREATE INDEX dual_prevention_deletion_age ON dual_prevention_deletion (received_at);
ALTER TABLE dual_prevention_deletion ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON dual_prevention_deletion USING ((SELECT app_sees_park()) OR enterprise_id = ANY ((SELECT app_enterprises())::bigint[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON dual_prevention_deletion TO parkwatch_app;
