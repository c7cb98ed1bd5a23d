-- A call of the ingest that delivers nothing asks whether the park can store something: the answer is a row that is written.

CREATE TABLE write_proof (id integer PRIMARY KEY CHECK (id = 1), proved_at timestamptz NOT NULL) WITH (fillfactor = 50);
COMMENT ON TABLE write_proof IS 'One row, written by each call of the ingest without entries: a database that can only be read must not answer 200';
COMMENT ON COLUMN write_proof.proved_at IS 'The last of these calls';
ALTER TABLE write_proof ENABLE ROW LEVEL SECURITY;
-- It says nothing of anybody: every source may write it.
CREATE POLICY anybody ON write_proof USING (true);
GRANT SELECT, INSERT, UPDATE ON write_proof TO parkwatch_app;
