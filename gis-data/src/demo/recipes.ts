// What an enterprise of each profile has. Invented, but typical: substances and processes are those that such
// plants use; quantities are chosen by the generators.

import type { HazardousProcess } from '@parkwatch/domain/risk/hazardous-process';

export type UnitRecipe = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly cas: string | null;
  /** Tonnes in the unit. */
  readonly holdupT: number;
  /** One of the processes under special supervision, as this project sorts its own invented units; null: none of them. */
  readonly process: HazardousProcess | null;
};

export type Recipe = {
  readonly tankCount: number;
  /** Contents, taken in turn; null is a non-hazardous liquid. */
  readonly tankCas: readonly (string | null)[];
  readonly units: readonly UnitRecipe[];
  readonly warehouses: number;
  readonly loadings: number;
  readonly utilities: readonly ('boiler' | 'gas-store' | 'water' | 'flare' | 'substation')[];
};

type Material = readonly [cas: string | null, holdupT: number];

/** The same unit with a process under special supervision. */
const supervised = (process: HazardousProcess, unit: UnitRecipe): UnitRecipe => {
  return { ...unit, process };
};
const plain = (nameZh: string, nameEn: string, [cas, holdupT]: Material): UnitRecipe => {
  return { nameZh, nameEn, cas, holdupT, process: null };
};

const recipe = (given: Partial<Recipe>): Recipe => ({
  tankCount: 0,
  tankCas: [],
  units: [],
  warehouses: 0,
  loadings: 0,
  utilities: [],
  ...given,
});

const OILS = [
  '86290-81-5',
  '68334-30-5',
  '8030-30-6',
  '8008-20-6',
  null,
  '68334-30-5',
  '8002-05-9',
];
const LIQUIDS = ['67-56-1', '100-42-5', '71-43-2', '1330-20-7', '107-13-1', '67-64-1', null];

export const RECIPES: Readonly<Record<string, Recipe>> = {
  'chlor-alkali': recipe({
    tankCount: 4,
    tankCas: ['7782-50-5', '7782-50-5', '1310-73-2', '7647-01-0'],
    units: [
      supervised('electrolysis', plain('电解装置', 'Electrolysis unit', ['7782-50-5', 6])),
      supervised(
        'electrolysis',
        plain('氯气液化装置', 'Chlorine liquefaction unit', ['7782-50-5', 15]),
      ),
      supervised(
        'chlorination',
        plain('氯化氢合成装置', 'Hydrogen chloride synthesis', ['7647-01-0', 8]),
      ),
    ],
    loadings: 1,
    utilities: ['gas-store', 'substation'],
  }),
  'chemical-terminal': recipe({ tankCount: 9, tankCas: LIQUIDS, loadings: 1 }),
  'oil-terminal': recipe({ tankCount: 6, tankCas: OILS, loadings: 1 }),
  'lng-terminal': recipe({
    tankCount: 3,
    tankCas: ['74-82-8'],
    units: [plain('气化装置', 'Regasification unit', ['74-82-8', 40])],
    loadings: 1,
    utilities: ['flare'],
  }),
  refinery: recipe({
    tankCount: 7,
    tankCas: ['8002-05-9', '86290-81-5', '68334-30-5', '74-98-6', '8030-30-6'],
    units: [
      plain('常减压蒸馏装置', 'Crude distillation unit', ['8002-05-9', 900]),
      supervised('cracking', plain('催化裂化装置', 'Fluid catalytic cracker', ['74-98-6', 120])),
      supervised('hydrogenation', plain('加氢裂化装置', 'Hydrocracker', ['1333-74-0', 6])),
      plain('硫磺回收装置', 'Sulfur recovery unit', ['7783-06-4', 6]),
    ],
    loadings: 1,
    utilities: ['boiler', 'flare'],
  }),
  olefins: recipe({
    tankCount: 5,
    tankCas: ['74-85-1', '115-07-1', '106-99-0', '8030-30-6', '71-43-2', '115-07-1'],
    units: [
      supervised('cracking', plain('乙烯裂解装置', 'Steam cracker', ['74-85-1', 180])),
      plain('丁二烯抽提装置', 'Butadiene extraction', ['106-99-0', 30]),
      plain('芳烃抽提装置', 'Aromatics extraction', ['71-43-2', 80]),
      supervised('polymerisation', plain('聚乙烯装置', 'Polyethylene unit', ['74-85-1', 40])),
    ],
    loadings: 1,
    utilities: ['boiler', 'flare'],
  }),
  'olefins-small': recipe({
    tankCount: 1,
    tankCas: ['106-99-0'],
    units: [plain('碳四分离装置', 'C4 separation', ['106-99-0', 25])],
    utilities: ['flare'],
  }),
  methionine: recipe({
    tankCount: 2,
    tankCas: ['107-02-8', '74-90-8'],
    units: [
      supervised('oxidation', plain('丙烯醛氧化装置', 'Acrolein oxidation unit', ['107-02-8', 12])),
      supervised('oxidation', plain('氢氰酸装置', 'Hydrogen cyanide unit', ['74-90-8', 3])),
    ],
    warehouses: 1,
  }),
  polycarbonate: recipe({
    tankCount: 1,
    tankCas: ['108-95-2'],
    units: [
      supervised('phosgenation', plain('光气合成装置', 'Phosgene synthesis', ['75-44-5', 1.2])),
      supervised('phosgenation', plain('缩聚装置', 'Polycondensation unit', ['75-44-5', 0.4])),
    ],
    warehouses: 1,
    utilities: ['gas-store'],
  }),
  fluorine: recipe({
    tankCount: 2,
    tankCas: ['7664-39-3'],
    units: [
      supervised(
        'fluorination',
        plain('氟化氢精制装置', 'Hydrogen fluoride purification', ['7664-39-3', 12]),
      ),
    ],
    loadings: 1,
  }),
  warehouse: recipe({ warehouses: 3, loadings: 1 }),
  power: recipe({
    tankCount: 1,
    tankCas: ['68334-30-5'],
    units: [plain('燃气轮机机组', 'Gas turbine set', ['74-82-8', 2])],
    utilities: ['boiler'],
  }),
  'air-gas': recipe({
    tankCount: 1,
    tankCas: ['7782-44-7'],
    units: [plain('空分装置', 'Air separation unit', ['7782-44-7', 60])],
  }),
  syngas: recipe({
    tankCount: 1,
    tankCas: ['7664-41-7'],
    units: [
      supervised('coal-chemistry', plain('合成气装置', 'Syngas unit', ['630-08-0', 12])),
      supervised('cracking', plain('制氢装置', 'Hydrogen unit', ['1333-74-0', 4])),
    ],
    utilities: ['gas-store'],
  }),
  surfactants: recipe({
    tankCount: 1,
    tankCas: [null],
    units: [supervised('sulfonation', plain('磺化装置', 'Sulfonation unit', ['7446-09-5', 3]))],
    warehouses: 1,
  }),
  acrylates: recipe({
    tankCount: 1,
    tankCas: ['80-62-6', '79-10-7'],
    units: [
      supervised('oxidation', plain('丙烯酸氧化装置', 'Acrylic acid oxidation', ['115-07-1', 12])),
    ],
  }),
  phenol: recipe({
    tankCount: 1,
    tankCas: ['108-95-2', '67-64-1'],
    units: [
      supervised('peroxidation', plain('异丙苯氧化装置', 'Cumene oxidation', ['71-43-2', 60])),
    ],
  }),
  acetyls: recipe({
    tankCount: 1,
    tankCas: ['64-19-7', '108-05-4'],
    units: [supervised('oxidation', plain('羰基化装置', 'Carbonylation unit', ['630-08-0', 5]))],
  }),
  oleochemicals: recipe({
    tankCount: 1,
    tankCas: ['67-56-1'],
    units: [plain('酯交换装置', 'Transesterification unit', ['67-56-1', 20])],
  }),
  specialty: recipe({
    tankCount: 1,
    tankCas: ['108-88-3'],
    units: [plain('间歇反应装置', 'Batch reactor unit', ['108-88-3', 12])],
    warehouses: 1,
  }),
  additives: recipe({
    tankCount: 1,
    tankCas: ['108-88-3'],
    units: [supervised('alkylation', plain('烷基化装置', 'Alkylation unit', ['108-88-3', 25]))],
  }),
  polyester: recipe({
    tankCount: 1,
    tankCas: ['1330-20-7'],
    units: [
      supervised('polymerisation', plain('酯化缩聚装置', 'Esterification unit', ['1330-20-7', 40])),
    ],
  }),
  ethoxylates: recipe({
    tankCount: 1,
    tankCas: ['75-21-8', '75-56-9'],
    units: [supervised('alkylation', plain('乙氧基化装置', 'Ethoxylation unit', ['75-21-8', 9]))],
  }),
  contractor: recipe({ utilities: ['gas-store'] }),
  styrenics: recipe({
    tankCount: 1,
    tankCas: ['100-42-5'],
    units: [
      supervised(
        'polymerisation',
        plain('本体聚合装置', 'Bulk polymerisation unit', ['100-42-5', 60]),
      ),
    ],
    warehouses: 1,
  }),
  polyamide: recipe({
    tankCount: 1,
    tankCas: ['110-82-7'],
    units: [
      supervised(
        'oxidation',
        plain('己二酸硝酸氧化装置', 'Adipic acid nitric oxidation', ['10102-44-0', 0.8]),
      ),
    ],
    warehouses: 1,
  }),
  'oxo-alcohols': recipe({
    tankCount: 1,
    tankCas: ['115-07-1'],
    units: [
      supervised('hydrogenation', plain('羰基合成装置', 'Hydroformylation unit', ['630-08-0', 6])),
    ],
  }),
  aromatics: recipe({
    tankCount: 6,
    tankCas: ['71-43-2', '1330-20-7', '108-88-3', '8030-30-6'],
    units: [
      supervised('hydrogenation', plain('连续重整装置', 'Continuous reformer', ['1333-74-0', 5])),
      plain('对二甲苯装置', 'Paraxylene unit', ['1330-20-7', 150]),
    ],
    loadings: 1,
    utilities: ['flare'],
  }),
  amines: recipe({
    tankCount: 1,
    tankCas: ['7664-41-7'],
    units: [supervised('amination', plain('胺化装置', 'Amination unit', ['7664-41-7', 12]))],
  }),
  waste: recipe({
    units: [plain('焚烧装置', 'Incinerator', [null, 0])],
    warehouses: 1,
  }),
  service: recipe({ utilities: ['water'] }),
  rubber: recipe({
    tankCount: 1,
    tankCas: ['106-99-0', '110-82-7'],
    units: [
      supervised(
        'polymerisation',
        plain('溶液聚合装置', 'Solution polymerisation unit', ['106-99-0', 14]),
      ),
    ],
  }),
  utility: recipe({ utilities: ['boiler', 'substation'] }),
  'natural-gas': recipe({
    units: [plain('调压计量站', 'Pressure reduction and metering', ['74-82-8', 3])],
    utilities: ['flare'],
  }),
  water: recipe({
    units: [plain('污水厌氧装置', 'Anaerobic digestion', ['7783-06-4', 0.3])],
    utilities: ['water'],
  }),
  'propylene-oxide': recipe({
    tankCount: 4,
    tankCas: ['75-56-9', '100-42-5', '115-07-1', '71-43-2', '100-42-5'],
    units: [
      supervised('peroxidation', plain('环氧化装置', 'Epoxidation unit', ['75-56-9', 30])),
      supervised(
        'cracking',
        plain('乙苯脱氢装置', 'Ethylbenzene dehydrogenation', ['100-42-5', 90]),
      ),
    ],
    loadings: 1,
    utilities: ['flare'],
  }),
  chlorination: recipe({
    tankCount: 1,
    tankCas: ['67-56-1'],
    units: [supervised('chlorination', plain('氯化装置', 'Chlorination unit', ['7782-50-5', 2]))],
    warehouses: 1,
  }),
  polyolefins: recipe({
    tankCount: 1,
    tankCas: ['115-07-1'],
    units: [
      supervised('polymerisation', plain('聚丙烯装置', 'Polypropylene unit', ['115-07-1', 45])),
    ],
    warehouses: 1,
  }),
};
