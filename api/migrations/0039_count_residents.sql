-- GB 18218-2018 4.3.2 counts those who live within 500 m, not those who work there at night.
ALTER TABLE population_cell
  ADD COLUMN resident_people double precision CHECK (resident_people >= 0);
COMMENT ON COLUMN population_cell.resident_people IS
  'Those who live there (常住人口), for the factor α of GB 18218; null: nobody has counted them apart, and the people at night stand for them';
