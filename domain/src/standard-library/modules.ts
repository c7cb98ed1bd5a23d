import type { Text } from '../text/text.ts';
import type { FacilityKind } from '../weather-rules/facility-facts.ts';

type Module = {
  readonly name: Text;
  /** `base`: holds for everybody; `industry`: for those that do or have such a thing. */
  readonly frame: 'base' | 'industry';
  /** Kinds of facilities whose checklist its lines belong to; a facility of such a kind brings the module with it. */
  readonly facilityKinds: readonly FacilityKind[];
};

/**
 * The library's base frame and its industry modules. Stored with each line and never renamed.
 * The kinds of facilities are our own sorting: no document gives them.
 */
export const STANDARD_MODULES = {
  management: {
    name: { zh: '安全管理', en: 'Safety management' },
    ...{ frame: 'base', facilityKinds: [] },
  },
  fire: {
    name: { zh: '消防', en: 'Fire protection' },
    ...{
      frame: 'base',
      facilityKinds: ['tank', 'process-unit', 'warehouse', 'loading', 'utility'],
    },
  },
  electric: {
    name: { zh: '电气', en: 'Electricity' },
    ...{ frame: 'base', facilityKinds: ['process-unit', 'warehouse', 'utility'] },
  },
  'special-equipment': {
    name: { zh: '特种设备', en: 'Special equipment' },
    ...{ frame: 'base', facilityKinds: ['tank', 'process-unit', 'utility'] },
  },
  emergency: {
    name: { zh: '应急管理', en: 'Emergency response' },
    ...{ frame: 'base', facilityKinds: [] },
  },
  chemical: {
    name: { zh: '危险化学品', en: 'Hazardous chemicals' },
    ...{ frame: 'industry', facilityKinds: [] },
  },
  process: {
    name: { zh: '化工过程', en: 'Chemical process' },
    ...{ frame: 'industry', facilityKinds: ['process-unit'] },
  },
  'special-work': {
    name: { zh: '特殊作业', en: 'Special work' },
    ...{ frame: 'industry', facilityKinds: [] },
  },
  storage: {
    name: { zh: '储存与仓储', en: 'Storage and warehouses' },
    ...{ frame: 'industry', facilityKinds: ['tank', 'warehouse'] },
  },
  pipeline: {
    name: { zh: '危化品管道', en: 'Pipelines' },
    ...{ frame: 'industry', facilityKinds: [] },
  },
  transport: {
    name: { zh: '危化品运输与装卸', en: 'Transport and loading' },
    ...{ frame: 'industry', facilityKinds: ['loading'] },
  },
  port: {
    name: { zh: '危险货物港口', en: 'Ports with dangerous goods' },
    ...{ frame: 'industry', facilityKinds: [] },
  },
  'industry-trade': {
    name: { zh: '工贸（机械、粉尘涉爆）', en: 'Industry and trade (machinery, dust)' },
    ...{ frame: 'industry', facilityKinds: [] },
  },
} as const satisfies Record<string, Module>;
export type StandardModule = keyof typeof STANDARD_MODULES;
export const STANDARD_MODULE_NAMES = Object.keys(STANDARD_MODULES) as [
  StandardModule,
  ...StandardModule[],
];

/** What is known of an enterprise that says which modules concern it. */
export type ModuleFacts = {
  /** `enterprise.kind` of the registry: chemical, storage … */
  readonly kind: string;
  readonly industryZh: string | null;
  readonly facilityKinds: readonly FacilityKind[];
};

const PORT = /码头|港口|港务/;
const MACHINERY = /机械|装备|金属|冶|纺织|轻工|木|粮|橡胶/;

/**
 * The modules that concern an enterprise: the base frame, what its facilities bring with them, and what its kind and industry say.
 * In a chemical park hazardous chemicals, special work and pipelines concern everybody who has a facility.
 */
export function modulesOf({ kind, industryZh, facilityKinds }: ModuleFacts): StandardModule[] {
  const industry = industryZh ?? '';
  const hasFacility = facilityKinds.length > 0;
  const alsoBy: Partial<Record<StandardModule, boolean>> = {
    chemical: hasFacility || kind === 'chemical' || kind === 'storage',
    'special-work': hasFacility || kind === 'chemical',
    pipeline: hasFacility,
    storage: kind === 'storage',
    port: PORT.test(industry),
    'industry-trade': MACHINERY.test(industry),
  };
  return STANDARD_MODULE_NAMES.filter((name) => {
    const { frame, facilityKinds: kinds }: Module = STANDARD_MODULES[name];
    if (frame === 'base' || alsoBy[name] === true) return true;
    return facilityKinds.some((one) => kinds.includes(one));
  });
}
