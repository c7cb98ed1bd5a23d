-- What a vehicle says of itself beside its place: altitude, alarm and status bits by name.
-- NULL: the source says nothing of it; an empty array: nothing is set.
ALTER TABLE position_report
  ADD COLUMN altitude_m double precision,
  ADD COLUMN alarms text[] CHECK (cardinality(alarms) <= 32),
  ADD COLUMN status text[] CHECK (cardinality(status) <= 32);
COMMENT ON COLUMN position_report.altitude_m IS 'Metres above sea level';
COMMENT ON COLUMN position_report.alarms IS 'Alarm bits by name (overspeed, emergency), in the order of the bits; NULL: not said';
COMMENT ON COLUMN position_report.status IS 'Status bits by name (acc-on, full-loaded), in the order of the bits; NULL: not said';

ALTER TABLE moving_object
  ADD COLUMN altitude_m double precision,
  ADD COLUMN alarms text[] CHECK (cardinality(alarms) <= 32),
  ADD COLUMN status text[] CHECK (cardinality(status) <= 32);
COMMENT ON COLUMN moving_object.altitude_m IS 'Metres above sea level, of the last position';
COMMENT ON COLUMN moving_object.alarms IS 'Alarm bits of the last position by name; NULL: not said';
COMMENT ON COLUMN moving_object.status IS 'Status bits of the last position by name; NULL: not said';
