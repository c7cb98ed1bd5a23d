// Rule: each enterprise gets what its profile's recipe lists, placed on its own lots (see yard.ts, tank-shape.ts);
// what finds no room is left out, but a process unit then stands in the enterprise's largest building. Stocks are drawn at 35–85 % of the capacity. Warehouses take the
// enterprise's largest real building of 300 m² or more before a new one is drawn. Levels: inherent-level.ts.
import type { HazardousProcess } from '@parkwatch/domain/risk/hazardous-process';
import type { LocalFrame } from '@parkwatch/domain/geo/local-frame';
import type { SeededRandom } from '@parkwatch/domain/random/seeded-random';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import type { MultiPolygon, Polygon } from 'geojson';

import { circleRing, rectangleRing } from '../geometry/plane-shapes.ts';
import type {
  Building,
  Enterprise,
  FacilityKind,
  Lot,
  PlannedFacility,
  Substance,
} from './demo-park-types.ts';
import { inherentLevel } from './inherent-level.ts';
import { planePolygons, polygonOf } from './plane-geometry.ts';
import type { Recipe } from './recipes.ts';
import { RECIPES } from './recipes.ts';
import { placeRectangle, placeTanks } from './site-plan.ts';
import type { Yard } from './yard.ts';
import { openYard } from './yard.ts';

const SEED = 20_260_200;

export type FacilityWorld = {
  readonly enterprises: readonly Enterprise[];
  readonly lots: readonly Lot[];
  readonly buildings: readonly Building[];
  readonly roads: readonly (Polygon | MultiPolygon)[];
  readonly substances: ReadonlyMap<string, Substance>;
  readonly frame: LocalFrame;
};

export type Draft = {
  readonly kind: FacilityKind;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly cas: string | null;
  readonly capacityT: number | null;
  readonly process?: HazardousProcess | null;
  readonly lotRef: string;
  readonly dike?: number;
  readonly geometry: Polygon | MultiPolygon;
  readonly diameterM?: number;
  readonly heightM?: number;
};

export type Workshop = {
  readonly world: FacilityWorld;
  readonly yard: Yard;
  readonly enterprise: Enterprise;
  readonly recipe: Recipe;
  readonly lots: readonly Lot[];
  readonly random: SeededRandom;
};

const CODES: Readonly<Record<FacilityKind, string>> = {
  tank: 'T',
  'process-unit': 'U',
  warehouse: 'W',
  loading: 'L',
  utility: 'Y',
};

const UTILITIES = {
  boiler: ['锅炉房', 'Boiler house', '74-82-8', 0.5],
  'gas-store': ['气瓶库', 'Gas cylinder store', '74-86-2', 0.6],
  water: ['循环水站', 'Cooling water station', null, null],
  flare: ['火炬及气柜', 'Flare and gas holder', '74-98-6', 12],
  substation: ['变电站', 'Substation', null, null],
} as const;

export function makeFacilities(world: FacilityWorld): PlannedFacility[] {
  const solid = [...world.buildings.map((building) => building.geometry), ...world.roads];
  const yard = openYard(solid.flatMap((geometry) => planePolygons(geometry, world.frame)));
  return world.enterprises.flatMap((enterprise, index) => {
    const recipe = RECIPES[enterprise.profile];
    if (recipe === undefined) throw new Error(`no recipe for profile ${enterprise.profile}`);
    const lots = world.lots.filter((lot) => lot.enterpriseRef === enterprise.ref);
    const random = seededRandom(SEED + index);
    return furnish({ world, yard, enterprise, recipe, lots, random });
  });
}

function furnish(shop: Workshop): PlannedFacility[] {
  const drafts = [
    ...warehouseDrafts(shop),
    ...tankDrafts(shop),
    ...unitDrafts(shop),
    ...loadingDrafts(shop),
    ...utilityDrafts(shop),
  ];
  const counts = new Map<FacilityKind, number>();
  return drafts.map((draft) => {
    const running = (counts.get(draft.kind) ?? 0) + 1;
    counts.set(draft.kind, running);
    return finish(draft, `${CODES[draft.kind]}-${100 + running}`, shop);
  });
}

function finish(
  draft: Draft,
  code: string,
  { world, enterprise, random }: Workshop,
): PlannedFacility {
  const substance = draft.cas === null ? null : (world.substances.get(draft.cas) ?? null);
  const share = random.between(0.35, 0.85);
  return {
    ref: `fac-${enterprise.code}-${code}`,
    enterpriseRef: enterprise.ref,
    lotRef: draft.lotRef,
    externalId: `${enterprise.code}-${code}`,
    code,
    nameZh: `${draft.nameZh} ${code}`,
    nameEn: `${draft.nameEn} ${code}`,
    kind: draft.kind,
    inherentLevel: inherentLevel({
      substance,
      capacityT: draft.capacityT,
      peopleWithin500m: enterprise.peopleWithin500m,
      isSupervisedProcess: draft.process != null,
    }),
    substanceCas: draft.cas,
    capacityT: draft.capacityT,
    quantityT: draft.capacityT === null ? null : roundT(draft.capacityT * share),
    ...(draft.diameterM === undefined ? {} : { diameterM: draft.diameterM }),
    ...(draft.heightM === undefined ? {} : { heightM: draft.heightM }),
    dike: draft.dike ?? null,
    hazardousProcess: draft.process ?? null,
    geometry: draft.geometry,
  };
}

function tankDrafts(shop: Workshop): Draft[] {
  const { recipe, world } = shop;
  const contents = Array.from({ length: recipe.tankCount }, (_, at) => {
    const cas = recipe.tankCas[at % recipe.tankCas.length] ?? null;
    return cas === null ? null : (world.substances.get(cas) ?? null);
  });
  return placeTanks(shop, contents).map(({ substance, shape, site, lotRef, dike }) => ({
    kind: 'tank' as const,
    nameZh: `${substance?.nameZh ?? '基础油'}${shape.style === 'vessels' ? '储罐组' : '储罐'}`,
    nameEn: `${capital(substance?.nameEn ?? 'base oil')} ${shape.style === 'vessels' ? 'vessel group' : 'tank'}`,
    cas: substance?.cas ?? null,
    capacityT: shape.capacityT,
    ...{ lotRef, dike },
    diameterM: shape.diameterM,
    heightM: shape.heightM,
    geometry: polygonOf(circleRing(site.centre, shape.diameterM / 2, 32), world.frame),
  }));
}

function unitDrafts(shop: Workshop): Draft[] {
  return shop.recipe.units.flatMap((unit) => {
    const draft = {
      kind: 'process-unit' as const,
      nameZh: unit.nameZh,
      nameEn: unit.nameEn,
      cas: unit.cas,
      capacityT: unit.holdupT > 0 ? unit.holdupT : null,
      process: unit.process,
      heightM: 24,
    };
    const drawn = rectangleDraft(shop, { ...draft, size: [70, 42] });
    return drawn.length > 0 ? drawn : inLargestBuilding(shop, draft);
  });
}

/** A site without open ground has its plant indoors. */
function inLargestBuilding(shop: Workshop, draft: Omit<Draft, 'geometry' | 'lotRef'>): Draft[] {
  const [building] = ownBuildings(shop);
  if (building === undefined) return [];
  const { heightM, geometry } = building;
  return [{ ...draft, heightM, geometry, lotRef: shop.lots[0]!.ref }];
}

function ownBuildings({ world, enterprise }: Workshop): Building[] {
  return world.buildings
    .filter((building) => building.enterpriseRef === enterprise.ref && building.areaM2 >= 300)
    .sort((a, b) => b.areaM2 - a.areaM2);
}

function loadingDrafts(shop: Workshop): Draft[] {
  const cas = shop.recipe.tankCas.find((content) => content !== null) ?? '67-56-1';
  return Array.from({ length: shop.recipe.loadings }).flatMap(() =>
    rectangleDraft(shop, {
      kind: 'loading',
      nameZh: '装卸区',
      nameEn: 'Loading bay',
      cas,
      capacityT: 25,
      heightM: 6,
      size: [32, 14],
    }),
  );
}

function utilityDrafts(shop: Workshop): Draft[] {
  return shop.recipe.utilities.flatMap((utility) => {
    const [nameZh, nameEn, cas, capacityT] = UTILITIES[utility];
    const [heightM, size] = [8, [24, 16] as [number, number]];
    return rectangleDraft(shop, {
      kind: 'utility',
      nameZh,
      nameEn,
      cas,
      capacityT,
      heightM,
      size,
    });
  });
}

const WAREHOUSE_GOODS = ['67-64-1', '108-88-3', '7722-84-1', '64-17-5', '141-78-6'];

function warehouseDrafts(shop: Workshop): Draft[] {
  const { recipe, random } = shop;
  const largest = ownBuildings(shop);
  return Array.from({ length: recipe.warehouses }).flatMap((_, at) => {
    const draft = {
      kind: 'warehouse' as const,
      nameZh: '危险化学品仓库',
      nameEn: 'Hazardous goods warehouse',
      cas: random.pick(WAREHOUSE_GOODS),
      capacityT: Math.round(random.between(40, 900)),
    };
    const building = largest[at];
    if (building === undefined)
      return rectangleDraft(shop, { ...draft, heightM: 9, size: [60, 30] });
    const { heightM, geometry } = building;
    return [{ ...draft, heightM, geometry, lotRef: shop.lots[0]!.ref }];
  });
}

type RectangleDraft = Omit<Draft, 'geometry' | 'lotRef'> & { readonly size: [number, number] };

function rectangleDraft(shop: Workshop, wanted: RectangleDraft): Draft[] {
  const { size, ...draft } = wanted;
  const placed = placeRectangle(shop, size);
  if (placed === null) return [];
  const ring = rectangleRing(placed.site.centre, {
    lengthM: size[0] * placed.shrink,
    widthM: size[1] * placed.shrink,
    angle: placed.site.angle,
  });
  return [{ ...draft, lotRef: placed.lotRef, geometry: polygonOf(ring, shop.world.frame) }];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function roundT(massT: number): number {
  return massT < 10 ? Math.round(massT * 100) / 100 : Math.round(massT);
}
