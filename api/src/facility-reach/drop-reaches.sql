-- Forgets the reach of facilities that hold no substance any more. No parameters; scope system.
DELETE FROM facility_reach r USING facility f WHERE f.id = r.facility_id AND f.substance_cas IS NULL
