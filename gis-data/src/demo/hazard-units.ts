// Rule: which units (GB 18218-2018, 3.5 and 3.6) the demo's enterprises declare. The tanks of a dike are one storage unit, a warehouse or a
// gas-cylinder store is one, each process unit, loading bay or other plant with a substance is a production unit of its own.
// Design maximum: the facility's capacity. Hazard categories are declared only as far as the seeds tell them; the rest is not classified:
//   UN class 2.1                                      W2, which holds all flammable gases of both categories
//   stored, Q of the seed 5000 t                      W5.4, the only category of table 2 with that Q
//   stored, UN class 3, β of the seed 1.5             W5.1, the only one of the flammable liquids with that β
//   stored, any other of UN class 3                   W5.3, the stricter of those with the seed's β that are left below the boiling point
// In process units W5.x depends on working temperature and pressure, which the demo does not have: not classified.
import { assessMajorHazard } from '@parkwatch/domain/major-hazard/assess-major-hazard';
import type { CategorySymbol } from '@parkwatch/domain/major-hazard/hazard-categories';
import type { UnitKind } from '@parkwatch/domain/major-hazard/standard';

import type {
  Enterprise,
  FacilityKind,
  HazardUnit,
  HazardUnitItem,
  PlannedFacility as Facility,
  Substance,
} from './demo-park-types.ts';

type HazardWorld = {
  readonly enterprises: readonly Enterprise[];
  readonly facilities: readonly Facility[];
  readonly substances: ReadonlyMap<string, Substance>;
};

const LETTERS: Readonly<Record<UnitKind, string>> = {
  storage: 'S',
  production: 'P',
  warehouse: 'W',
};

export function makeHazardUnits({
  enterprises,
  facilities,
  substances,
}: HazardWorld): HazardUnit[] {
  const byOwner = Map.groupBy(facilities, ({ enterpriseRef }) => enterpriseRef);
  return enterprises.flatMap((enterprise) => {
    const counts = new Map<UnitKind, number>();
    return groupsOf(byOwner.get(enterprise.ref) ?? []).map((group) => {
      const kind = kindOf(group[0]!);
      const running = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, running);
      const code = `MH-${LETTERS[kind]}${String(running).padStart(2, '0')}`;
      return {
        ref: `unit-${enterprise.code}-${code}`,
        enterpriseRef: enterprise.ref,
        externalId: `${enterprise.code}-${code}`,
        code,
        ...nameOf(group, running),
        kind,
        facilityRefs: group.map(({ ref }) => ref),
        items: group.flatMap((facility) => itemsOf(facility, substances)),
      };
    });
  });
}

/** Facilities that are one unit, in the order of the park. */
function groupsOf(facilities: readonly Facility[]): Facility[][] {
  const inUnits = facilities.filter(
    ({ kind, substanceCas }) => substanceCas !== null || kind === 'tank' || kind === 'process-unit',
  );
  const groups = Map.groupBy(inUnits, ({ ref, dike }) => (dike === null ? ref : `dike ${dike}`));
  return [...groups.values()];
}

function kindOf({ kind, nameEn }: Facility): UnitKind {
  if (kind === 'tank') return 'storage';
  return kind === 'warehouse' || nameEn.startsWith('Gas cylinder store')
    ? 'warehouse'
    : 'production';
}

function nameOf([first]: readonly Facility[], running: number) {
  if (first!.kind !== 'tank') return { nameZh: first!.nameZh, nameEn: first!.nameEn };
  return { nameZh: `${running}号罐区`, nameEn: `Tank area ${running}` };
}

/** A plant of which nobody knows what is in it has no items: that is not determined, not harmless. */
function itemsOf(facility: Facility, substances: ReadonlyMap<string, Substance>): HazardUnitItem[] {
  const { substanceCas: cas, capacityT, code, ref } = facility;
  const substance = substances.get(cas ?? '');
  if (substance === undefined && facility.kind !== 'tank') return [];
  return [
    {
      ...{ externalId: code, facilityRef: ref, cas },
      nameZh: substance?.nameZh ?? '基础油',
      nameEn: substance?.nameEn ?? 'base oil',
      designMaxT: capacityT === null ? null : String(capacityT),
      categories: substance === undefined ? null : categoriesOf(substance, facility.kind),
    },
  ];
}

function categoriesOf(substance: Substance, kind: FacilityKind): CategorySymbol[] | null {
  const { hazardClass, criticalQuantityT, beta } = substance;
  if (hazardClass === '2.1') return ['W2'];
  if (kind === 'process-unit') return null;
  if (criticalQuantityT === 5000) return ['W5.4'];
  if (hazardClass !== '3') return null;
  return beta === 1.5 ? ['W5.1'] : ['W5.3'];
}

/** The facilities of units that are major hazard sources, as the enterprises' own registers say it: S does not need the people. */
export function majorHazardFacilities(units: readonly HazardUnit[]): ReadonlySet<string> {
  const major = units.filter(({ ref, nameZh, nameEn, kind, items }) => {
    const name = { zh: nameZh, en: nameEn };
    const counted = items.map(({ externalId: id, nameZh: zh, nameEn: en, ...item }) => ({
      ...{ ...item, id, name: { zh, en } },
    }));
    const unit = { id: ref, name, kind, items: counted, people: null };
    return assessMajorHazard(unit).verdict === 'major-hazard';
  });
  return new Set(major.flatMap(({ facilityRefs }) => facilityRefs));
}
