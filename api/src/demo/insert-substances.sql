-- $1 jsonb list; quantities in t, molar mass in g/mol
INSERT INTO substance (cas, un_number, name_zh, name_en, phase, hazard_class, is_toxic_gas, is_flammable, critical_quantity_t, molar_mass_g_per_mol, properties)
SELECT r.cas, r.un, r."nameZh", r."nameEn", r.phase, r."hazardClass", r."isToxicGas", r."isFlammable", r."criticalQuantityT", r."molarMassGPerMol",
  jsonb_build_object('densityTPerM3', r."densityTPerM3", 'oelMgPerM3', r."oelMgPerM3", 'idlhPpm', r."idlhPpm", 'aegl60Ppm', r."aegl60Ppm", 'lflVolPct', r."lflVolPct",
    'beta', r.beta)
FROM jsonb_to_recordset($1::jsonb) AS r (cas text, un text, "nameZh" text, "nameEn" text, phase text, "hazardClass" text, "isToxicGas" boolean,
  "isFlammable" boolean, "criticalQuantityT" float8, "molarMassGPerMol" float8, "densityTPerM3" float8, "oelMgPerM3" float8, "idlhPpm" float8,
  "aegl60Ppm" jsonb, "lflVolPct" float8, beta float8)
