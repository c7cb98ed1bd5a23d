// The demo park as plain data. References between rows are stable texts (`ref`), never database ids.
import type { HazardousProcess } from '@parkwatch/domain/risk/hazardous-process';
import type { CategorySymbol } from '@parkwatch/domain/major-hazard/hazard-categories';
import type { UnitKind } from '@parkwatch/domain/major-hazard/standard';
import type { FacilityTrait } from '@parkwatch/domain/weather-rules/facility-facts';
import type { Unit } from '@parkwatch/domain/reading/units';
import type { LineString, MultiPolygon, Point, Polygon } from 'geojson';

export type LonLatPair = [number, number];
export type Named = { readonly nameZh: string; readonly nameEn: string };
export type Level = 1 | 2 | 3 | 4;

export type Park = Named & {
  readonly code: string;
  readonly centre: LonLatPair;
  /** West, south, east, north; holds everything on the island. */
  readonly bounds: [number, number, number, number];
  readonly timeZone: string;
};

export type EnterpriseKind =
  'chemical' | 'storage' | 'energy' | 'logistics' | 'utility' | 'gas' | 'service';

export type Enterprise = Named & {
  readonly ref: string;
  readonly code: string;
  readonly accountPrefix: string;
  readonly kind: EnterpriseKind;
  readonly profile: string;
  readonly industryZh: string;
  readonly industryEn: string;
  readonly creditCode: string;
  readonly legalPerson: string;
  readonly phone: string;
  readonly rating: 'A' | 'B' | 'C' | 'D';
  /** Invented; neighbours that weigh in the inherent level of its facilities. */
  readonly peopleWithin500m: number;
};

export type Lot = {
  readonly ref: string;
  readonly enterpriseRef: string | null;
  readonly holder: 'enterprise' | 'park' | 'unassigned';
  readonly purpose: string;
  readonly areaM2: number;
  readonly geometry: Polygon | MultiPolygon;
};

export type Building = {
  readonly ref: string;
  readonly enterpriseRef: string | null;
  readonly kind: string;
  readonly heightM: number;
  /** The source has no heights: always true today. */
  readonly heightIsAssumed: boolean;
  readonly areaM2: number;
  readonly geometry: Polygon | MultiPolygon;
};

export type FacilityKind = 'tank' | 'process-unit' | 'warehouse' | 'loading' | 'utility';

export type Facility = Named & {
  readonly ref: string;
  readonly enterpriseRef: string;
  readonly lotRef: string;
  readonly externalId: string;
  readonly code: string;
  readonly kind: FacilityKind;
  /** 1 重大 (red) … 4 低 (blue). */
  readonly inherentLevel: Level;
  readonly substanceCas: string | null;
  /** Design maximum, tonnes: what GB 18218 counts. */
  readonly capacityT: number | null;
  readonly quantityT: number | null;
  readonly diameterM?: number;
  readonly heightM?: number;
  /** Of a tank: the running number of its dike within the enterprise. */
  readonly dike: number | null;
  /** Part of a unit that is a major hazard source (GB 18218). */
  readonly isMajorHazard: boolean;
  /** A process under special supervision (重点监管的危险化工工艺): it lifts the inherent level. */
  readonly hazardousProcess: HazardousProcess | null;
  /** Of its ground, m above the park's datum; null: nobody has said. Generated (`ground.ts`), as are the traits. */
  readonly elevationM: number | null;
  /** What is missing is not known. */
  readonly traits: Readonly<Partial<Record<FacilityTrait, boolean>>>;
  readonly geometry: Polygon | MultiPolygon;
};

/** Land that stands under water in heavy rain; generated. */
export type FloodArea = Named & { readonly ref: string; readonly geometry: MultiPolygon };

/** A facility before it is known what its unit amounts to. */
export type PlannedFacility = Omit<Facility, 'isMajorHazard' | 'elevationM' | 'traits'>;

/** One substance in one facility of a unit. */
export type HazardUnitItem = Named & {
  readonly externalId: string;
  readonly facilityRef: string;
  readonly cas: string | null;
  /** Decimal text, tonnes; null: not known. */
  readonly designMaxT: string | null;
  /** Null: not classified. */
  readonly categories: readonly CategorySymbol[] | null;
};

/** A unit by GB 18218-2018, as its enterprise declares it. */
export type HazardUnit = Named & {
  readonly ref: string;
  readonly enterpriseRef: string;
  readonly externalId: string;
  readonly code: string;
  readonly kind: UnitKind;
  readonly facilityRefs: readonly string[];
  readonly items: readonly HazardUnitItem[];
};

export type Substance = Named & {
  readonly cas: string;
  readonly un: string;
  readonly phase: 'gas' | 'liquefied-gas' | 'cryogenic-liquid' | 'liquid';
  readonly hazardClass: string;
  readonly isToxicGas: boolean;
  readonly isFlammable: boolean;
  readonly criticalQuantityT: number | null;
  /** β of GB 18218-2018 tables 3 and 4. */
  readonly beta: number;
  readonly molarMassGPerMol: number | null;
  readonly densityTPerM3: number | null;
  readonly oelMgPerM3: number | null;
  readonly idlhPpm: number | null;
  readonly aegl60Ppm: readonly (number | null)[] | null;
  readonly lflVolPct: number | null;
};

export type PointKind =
  | 'temperature'
  | 'pressure'
  | 'level'
  | 'flow'
  | 'toxic-gas'
  | 'combustible-gas'
  | 'oxygen'
  | 'wind-speed'
  | 'wind-direction'
  | 'air-temperature'
  | 'humidity'
  | 'rain'
  | 'air-quality'
  | 'motor-temperature'
  | 'power';

export type SignalSource = 'tep' | 'aqmesh' | 'beijing' | 'epw' | 'derived';

/** Demo value at t = offset + scale × recorded value at (t + phaseS). */
export type PointSignal = {
  readonly source: SignalSource;
  readonly channel: string;
  readonly scale: number;
  readonly offset: number;
  readonly phaseS: number;
};

export type AlarmPriority = 'urgent' | 'high' | 'medium' | 'low';

export type SensorPoint = Named & {
  readonly ref: string;
  readonly enterpriseRef: string | null;
  readonly facilityRef: string | null;
  readonly externalId: string;
  readonly code: string;
  readonly kind: PointKind;
  readonly substanceCas: string | null;
  readonly unit: Unit;
  readonly rangeLow: number;
  readonly rangeHigh: number;
  readonly ll: number | null;
  readonly l: number | null;
  readonly h: number | null;
  readonly hh: number | null;
  readonly deadband: number;
  readonly delayS: number;
  readonly staleS: number;
  readonly rateLimitPerMin: number | null;
  readonly frozenS: number | null;
  readonly sustainedAbove: { readonly limit: number; readonly hours: number } | null;
  readonly intervalS: number;
  readonly priority: AlarmPriority;
  readonly heightM: number;
  readonly geometry: Point;
  readonly signal: PointSignal;
};

export type ProtectedTarget = Named & {
  readonly ref: string;
  readonly kind: 'residential' | 'school' | 'hospital';
  readonly population: number;
  readonly geometry: Point;
};

/** People of a cell of 100 m by 100 m, at its centre. */
export type PopulationCell = {
  readonly ref: string;
  readonly dayPeople: number;
  readonly nightPeople: number;
  /** Those who live there. */
  readonly residentPeople: number;
  /** Null: that of the Purple Book. */
  readonly indoorShareDay: number | null;
  readonly source: string;
  readonly geometry: Point;
};

export type RescueStation = Named & {
  readonly ref: string;
  readonly kind: 'fire' | 'medical' | 'command' | 'marine';
  readonly people: number;
  readonly phone: string;
  readonly geometry: Point;
};

export type Supply = Named & {
  readonly ref: string;
  readonly stationRef: string;
  readonly kind: string;
  readonly quantity: number;
  readonly unitZh: string;
  readonly unitEn: string;
};

export type Gate = Named & {
  readonly ref: string;
  readonly kind: 'park' | 'enterprise';
  readonly enterpriseRef: string | null;
  readonly geometry: Point;
};

export type Camera = Named & {
  readonly ref: string;
  readonly enterpriseRef: string | null;
  readonly facilityRef: string | null;
  readonly gateRef: string | null;
  /** Degrees clockwise from north. */
  readonly headingDeg: number;
  readonly fieldOfViewDeg: number;
  readonly heightM: number;
  readonly geometry: Point;
};

export type MovingObject = Named & {
  readonly ref: string;
  readonly code: string;
  readonly kind: 'hazmat-truck' | 'vessel';
  readonly enterpriseRef: string | null;
  readonly substanceCas: string | null;
  readonly vesselType: string | null;
  readonly lengthM: number | null;
  /** What it moves along; positions come from Signals.tracksAt. */
  readonly route: LineString;
  readonly track:
    | { readonly source: 'bus'; readonly vehicle: string }
    | { readonly source: 'ais'; readonly speedMPerS: number };
};

export type Road = Named & {
  readonly ref: string;
  readonly lengthM: number | null;
  /** For vehicles with dangerous goods; generated. */
  readonly isHazmatRoute: boolean;
  readonly geometry: Polygon | MultiPolygon;
  readonly centreLine: LineString;
};

export type Pipeline = {
  readonly ref: string;
  readonly kind: string;
  readonly substances: readonly string[];
  readonly temperatureC: number | null;
  readonly pressureBar: number | null;
  readonly geometry: LineString;
};

export type PowerLine = {
  readonly ref: string;
  readonly kind: string;
  readonly voltageKv: number | null;
  readonly geometry: LineString;
};

export type Coast = { readonly ref: string; readonly geometry: MultiPolygon | Polygon };

export type DemoPark = {
  readonly park: Park;
  readonly enterprises: readonly Enterprise[];
  readonly lots: readonly Lot[];
  readonly buildings: readonly Building[];
  readonly facilities: readonly Facility[];
  readonly hazardUnits: readonly HazardUnit[];
  readonly substances: readonly Substance[];
  readonly points: readonly SensorPoint[];
  readonly floodAreas: readonly FloodArea[];
  readonly protectedTargets: readonly ProtectedTarget[];
  readonly populationCells: readonly PopulationCell[];
  readonly rescueStations: readonly RescueStation[];
  readonly supplies: readonly Supply[];
  readonly gates: readonly Gate[];
  readonly cameras: readonly Camera[];
  readonly movingObjects: readonly MovingObject[];
  readonly roads: readonly Road[];
  readonly pipelines: readonly Pipeline[];
  readonly powerLines: readonly PowerLine[];
  readonly coast: readonly Coast[];
};
