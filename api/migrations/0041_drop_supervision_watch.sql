-- Colours of land are noted with the zone set that shows them: nothing is read afterwards, and no set is waited for.
DROP TABLE supervision_watch;
COMMENT ON TABLE enterprise_colour IS 'Colour by which the land of an enterprise counts, from when to when';
COMMENT ON COLUMN enterprise_colour.colour IS 'none: no zone counts on its land; unknown: its land is not recorded';
