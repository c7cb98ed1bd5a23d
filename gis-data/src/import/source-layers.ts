// What each source file becomes: which seed, with which attributes. Attributes that are not listed here
// (owner, remark, address, editor, global id …) never reach a seed.
import type { OwnerTable } from './owner-names.ts';
import { findHolder } from './owner-names.ts';

export type SourceProperties = Readonly<Record<string, unknown>>;

export type SourceLayer = {
  readonly file: string;
  readonly seed: string;
  readonly refPrefix: string;
  readonly describe: (properties: SourceProperties, context: DescribeContext) => Described;
};

export type DescribeContext = {
  readonly owners: OwnerTable;
  readonly roadNames: readonly RoadName[];
  readonly index: number;
};

export type RoadName = { readonly nameZh: string; readonly nameEn: string };

export type Described = {
  readonly properties: Record<string, unknown>;
  /** Something that a person should know although the feature is kept. */
  readonly remark?: string;
};

/** The source has 27 spellings of purpose; the seeds have these. */
const PURPOSES: Readonly<Record<string, string>> = {
  manufacture: 'manufacture',
  'dl-methionine production': 'manufacture',
  'separation unit': 'manufacture',
  'air separation': 'manufacture',
  'spt project': 'manufacture',
  storage: 'storage',
  'petroleum storage': 'storage',
  'tank farm': 'storage',
  refinery: 'refinery',
  dock: 'dock',
  road: 'road',
  warehouse: 'warehouse',
  logistics: 'warehouse',
  'distribution centre': 'warehouse',
  'energy generation': 'energy',
  'cogeneration plant': 'energy',
  utilities: 'utility',
  'demineralised water treatment': 'utility',
  'desalination plant': 'utility',
  'water treatment': 'utility',
  'waste treatment': 'waste-treatment',
  'plants pipeline connection': 'pipeline',
  'pipeline corridor': 'pipeline',
  maintenance: 'maintenance',
  'fire station': 'fire-station',
};

const describeLot: SourceLayer['describe'] = (source, { owners }) => {
  const owner = text(source['Owner']);
  const holder = findHolder(owner, owners);
  const purpose = text(source['Purpose']);
  const known = purpose === null ? 'unspecified' : PURPOSES[purpose.toLowerCase()];
  const remarks = [
    ...(holder === undefined ? ['owner is not in seeds/owners.json: left unassigned'] : []),
    ...(known === undefined ? ['purpose is not in the table: unspecified'] : []),
  ];
  return {
    properties: {
      enterpriseRef: holder?.kind === 'enterprise' ? holder.ref : null,
      holder: holder?.kind ?? 'unassigned',
      purpose: known ?? 'unspecified',
    },
    ...(remarks.length > 0 ? { remark: remarks.join('; ') } : {}),
  };
};

const describeRoad: SourceLayer['describe'] = (source, { roadNames, index }) => {
  const name = roadNames[index];
  return {
    properties: {
      ...(name ?? { nameZh: '道路', nameEn: 'Road' }),
      lengthM: number(source['Distance_m']),
    },
    ...(name === undefined ? { remark: 'no invented name for this road' } : {}),
  };
};

const pipeline =
  (kind: string): SourceLayer['describe'] =>
  (source) => ({
    properties: {
      kind,
      substances: substances(source),
      temperatureC: number(source['Mat_T']),
      pressureBar: number(source['Mat_P']),
    },
  });

const powerLine =
  (kind: string): SourceLayer['describe'] =>
  (source) => ({ properties: { kind, voltageKv: voltageKv(source) } });

const describePowerPlant: SourceLayer['describe'] = (source) => ({
  properties: {
    capacityMw: positive(source['PowerGenMW']),
    voltageKv: positive(source['volt_nom']),
  },
});

const describePlant: SourceLayer['describe'] = (source) => {
  const products = Array.isArray(source['products']) ? source['products'] : [];
  const names = products.map((product: { name?: unknown }) => text(product.name)).filter(isText);
  return { properties: { products: names.map(splitCamelCase) } };
};

export const SOURCE_LAYERS: readonly SourceLayer[] = [
  { file: 'landlots', seed: 'lots', refPrefix: 'lot', describe: describeLot },
  { file: 'buildings', seed: 'buildings', refPrefix: 'bld', describe: () => ({ properties: {} }) },
  { file: 'roads', seed: 'roads', refPrefix: 'road', describe: describeRoad },
  ...(
    [
      ['pipe_material_lines', 'material', 'pm'],
      ['pipe_gas_lines', 'gas', 'pg'],
      ['pipe_water_lines', 'water', 'pw'],
      ['pipe_air_lines', 'air', 'pa'],
      ['steam_pipelines', 'steam', 'ps'],
      ['working_fluid_lines', 'working-fluid', 'pf'],
      ['water_network', 'water-network', 'pn'],
    ] as const
  ).map(([file, kind, refPrefix]) => ({
    file,
    seed: 'pipelines',
    refPrefix,
    describe: pipeline(kind),
  })),
  ...(
    [
      ['power_uht_230kv_lines', 'ultra-high-tension', 'eu'],
      ['power_eht_lines', 'extra-high-tension', 'ee'],
      ['power_ht_lines', 'high-tension', 'eh'],
      ['plant_internal_power', 'plant', 'ep'],
    ] as const
  ).map(([file, kind, refPrefix]) => ({
    file,
    seed: 'power_lines',
    refPrefix,
    describe: powerLine(kind),
  })),
  { file: 'power_generation', seed: 'power_plants', refPrefix: 'pp', describe: describePowerPlant },
  { file: 'chemical_plants', seed: 'plants', refPrefix: 'plant', describe: describePlant },
  {
    file: 'equipment_points',
    seed: 'equipment',
    refPrefix: 'eq',
    describe: (source) => ({
      properties: { class: equipmentClass(text(source['class']) ?? 'Apparatus') },
    }),
  },
  {
    file: 'vessels_filters',
    seed: 'process_vessels',
    refPrefix: 'pv',
    describe: (source) => ({ properties: { kind: text(source['kind']) ?? 'vessel' } }),
  },
  {
    file: 'region_land_osm',
    seed: 'coast',
    refPrefix: 'coast',
    describe: () => ({ properties: {} }),
  },
];

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function isText(value: string | null): value is string {
  return value !== null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The source writes 0 where it does not know. */
function positive(value: unknown): number | null {
  const read = number(value);
  return read !== null && read > 0 ? read : null;
}

function voltageKv(source: SourceProperties): number | null {
  const range = text(source['voltage'])?.match(/([\d.]+)kV/);
  return (
    positive(source['V_nom_kV']) ?? positive(source['volt_nom']) ?? positive(Number(range?.[1]))
  );
}

function substances(source: SourceProperties): string[] {
  const mixed = [1, 2, 3, 4, 5, 6].map((slot) => text(source[`Mat_${slot}`]));
  const names = [...mixed, text(source['Material'])].filter(isText);
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

function equipmentClass(name: string): string {
  return name === 'ShellTubeApparatus' ? 'heat exchanger' : splitCamelCase(name);
}

function splitCamelCase(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
