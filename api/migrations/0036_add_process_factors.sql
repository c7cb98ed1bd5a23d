-- What a facility does, as far as it makes it more dangerous by itself.

ALTER TABLE facility ADD COLUMN hazardous_process text CHECK (hazardous_process IN ('phosgenation', 'electrolysis', 'chlorination', 'nitration',
  'ammonia-synthesis', 'cracking', 'fluorination', 'hydrogenation', 'diazotisation', 'oxidation', 'peroxidation', 'amination', 'sulfonation', 'polymerisation',
  'alkylation', 'coal-chemistry', 'carbide-production', 'azotisation'));
COMMENT ON COLUMN facility.hazardous_process IS 'Hazardous process under special supervision (重点监管的危险化工工艺), one of 18; null: none, or none was named';
