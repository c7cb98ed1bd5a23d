-- Lines that came from seeds. Columns: id, key, seed_sha256.
SELECT id, key, seed_sha256 FROM standard_line WHERE seed_sha256 IS NOT NULL
