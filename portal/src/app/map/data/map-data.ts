import { computed, effect, inject, Service, signal, untracked, type Signal } from '@angular/core';
import { isOpenHiddenDanger } from '@parkwatch/domain/hidden-danger/life';
import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';
import type { LayerData, MapFeature } from '@parkwatch/domain/map/layer-state';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import type { Text } from '@parkwatch/domain/text/text';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { listHiddenDangers } from '@parkwatch/domain/wire/hidden-dangers';
import { listIncidents } from '@parkwatch/domain/wire/incidents';
import { listSpecialWorks } from '@parkwatch/domain/wire/special-works';
import { compareZones } from '@parkwatch/domain/wire/zone-places';
import { readHeat, readZones } from '@parkwatch/domain/wire/zones';
import { apiResource, type Phase } from '../../api/api-resource.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { Live } from '../../live/live.ts';
import { OpenAlarms } from '../../live/open-alarms.ts';
import { Session } from '../../session/session.ts';
import { LayerRegistry } from '../layer-registry.ts';
import { latestRun } from './latest-run.ts';
import { latestStudy } from './latest-study.ts';
import { liveMovers, liveSensors } from './live-sensors.ts';
import {
  alarmFeature,
  dangerFeature,
  enterpriseFeatures,
  featuresWhere,
  incidentFeature,
  putRecord,
  specialWorkFeatures,
  zoneFeatures,
} from './record-features.ts';
import { storedLayers } from './stored-layers.ts';
import { type ZoneState, zoneStatus } from './zone-status.ts';

/** What the layer tree says about the data of a layer. */
export type LayerStatus = {
  readonly phase: Phase;
  readonly isStale: boolean;
  readonly count: number;
};

const MOST = 500;
/** Special work begins and runs out by the clock; no event tells it. */
const RENEW_WORK_MS = 60_000;

/** The data of every layer: fetched when a layer is first shown, then kept true by live events. */
@Service({ autoProvided: false })
export class MapData {
  readonly #registry = inject(LayerRegistry);
  readonly #session = inject(Session);
  readonly #live = inject(Live);
  readonly #alarms = inject(OpenAlarms);
  readonly #nowMs = inject(SecondsClock).nowMs;

  /** The moment whose zones are shown; null = now. */
  readonly asOf = signal<string | null>(null);
  /** The other moment, whose zones are laid over as outlines; null = none. */
  readonly comparedTo = signal<string | null>(null);

  readonly #reloadOn = { reloadOn: this.#live.resyncs };
  readonly #stored = storedLayers((layer) =>
    this.#registry
      .shown()
      .some(({ spec: { source } }) => source.kind === 'features' && source.layer === layer),
  );
  readonly sensors = liveSensors(() => this.#may('points'));
  readonly movers = liveMovers(() => this.#may('moving-objects'), this.#staleAfterS());
  readonly enterprises = apiResource(
    listEnterprises,
    () => (this.#may('enterprises') ? { query: { limit: MOST } } : undefined),
    this.#reloadOn,
  );
  readonly #names = computed(
    () => new Map(this.enterprises.value()?.items.map(({ id, name }) => [id, name])),
  );
  readonly zones = apiResource(
    readZones,
    () => {
      const asOf = this.asOf();
      return this.#may('zones') ? { query: asOf ? { asOf } : {} } : undefined;
    },
    { ...this.#reloadOn, isEmpty: ({ zones }) => zones.length === 0 },
  );
  readonly #zonesBefore = apiResource(readZones, () => {
    const asOf = this.comparedTo();
    return asOf !== null && this.#may('zones') ? { query: { asOf } } : undefined;
  });
  /** Outlines of the other moment; empty while there is none. */
  readonly before = computed<LayerData>(() => {
    const set = this.comparedTo() === null ? undefined : this.#zonesBefore.value();
    return { features: set ? zoneFeatures(set) : [] };
  });
  /** What changed from the other moment to the one shown. */
  readonly comparison = apiResource(compareZones, () => {
    const before = this.comparedTo();
    const after = this.asOf() ?? this.zones.value()?.validFrom;
    return before !== null && after !== undefined ? { query: { before, after } } : undefined;
  });
  /** Whether the colours of now can be trusted; a past moment does not change any more. */
  readonly zoneStatus = zoneStatus(() => this.#may('zones') && this.asOf() === null);
  readonly #heat = apiResource(
    readHeat,
    () => {
      const asOf = this.asOf();
      return this.#registry.isOn('heat') ? { query: asOf ? { asOf } : {} } : undefined;
    },
    { ...this.#reloadOn, isEmpty: ({ cells }) => cells.length === 0 },
  );
  readonly dangers = apiResource(
    listHiddenDangers,
    () =>
      this.#may('hidden-dangers') ? { query: { view: 'open' as const, limit: MOST } } : undefined,
    this.#reloadOn,
  );
  readonly incidents = apiResource(
    listIncidents,
    () => (this.#may('incidents') ? { query: { view: 'open' as const } } : undefined),
    this.#reloadOn,
  );
  readonly specialWorks = apiResource(
    listSpecialWorks,
    () => (this.#may('special-works') ? { query: { active: true, limit: MOST } } : undefined),
    {
      reloadOn: computed(
        () => `${this.#live.resyncs()} ${Math.floor(this.#nowMs() / RENEW_WORK_MS)}`,
      ),
      isEmpty: ({ items }) => items.length === 0,
    },
  );
  readonly #latestRun = latestRun(() => this.#registry.isOn('consequence'));
  readonly #latestStudy = latestStudy(() => this.#registry.isOn('individual-risk'));
  /** How many live events have changed this map: for tests, and for a person who wonders whether it lives. */
  readonly liveCount = signal(0);
  readonly #data: ReadonlyMap<string, Signal<LayerData>> = new Map(
    this.#registry.specs.map((spec) => [spec.id, this.#dataSignal(spec)]),
  );

  constructor() {
    effect((onCleanup) => {
      const stops = [
        this.#live.on('zones', () => this.#renewZones()),
        this.#live.on('hidden-danger', (danger) => {
          const isOpen = isOpenHiddenDanger(danger.state);
          this.dangers.update((list) => ({
            ...list,
            items: putRecord(list.items, danger, isOpen),
          }));
        }),
        this.#live.on('incident', (incident) =>
          this.incidents.update((list) => ({
            ...list,
            items: putRecord(list.items, incident, incident.state === 'open'),
          })),
        ),
      ];
      onCleanup(() => stops.forEach((stop) => stop()));
    });
    effect(() => {
      const batch = this.#live.batch();
      if (!batch) return;
      const { readings, positions, events } = batch;
      untracked(() =>
        this.liveCount.update((n) => n + readings.size + positions.size + events.length),
      );
    });
  }

  dataOf(id: string): LayerData {
    return this.#data.get(id)?.() ?? { features: [] };
  }

  statusOf(spec: LayerSpec): LayerStatus {
    const { phase, isStale } = this.#resourceOf(spec) ?? alarmStatus(this.#alarms);
    const { features, cells } = this.dataOf(spec.id);
    const count = features.length + (cells?.length ?? 0);
    const shown = phase();
    return {
      phase: shown === 'ready' && count === 0 ? 'empty' : shown,
      isStale:
        isStale() ||
        (spec.source.kind !== 'features' && this.#live.isLost()) ||
        (spec.source.kind === 'zones' && isDoubtful(this.zoneStatus.state())),
      count,
    };
  }

  /** Undefined while it is not known, and for who may not see it. */
  enterpriseName(id: number): Text | undefined {
    return this.#names().get(id);
  }

  reload(spec: LayerSpec): void {
    const resource = this.#resourceOf(spec);
    if (resource) resource.reload();
    else void this.#alarms.reload();
  }

  feature({ layerId, featureId }: PickedFeature): MapFeature | undefined {
    return this.dataOf(layerId).features.find(({ id }) => id === featureId);
  }

  #may(id: string): boolean {
    const spec = this.#registry.spec(id);
    return spec !== undefined && this.#session.can(spec.permission);
  }

  #staleAfterS(): number {
    const spec = this.#registry.spec('moving-objects');
    return spec?.kind === 'moving' ? spec.style.staleAfterS : 600;
  }

  #renewZones(): void {
    // Someone who looks at a past moment keeps looking at it.
    if (this.asOf() !== null) return;
    this.zones.reload();
    this.zoneStatus.reload();
    if (this.#registry.isOn('heat')) this.#heat.reload();
  }

  #resourceOf({ source }: LayerSpec) {
    switch (source.kind) {
      case 'features':
        return this.#stored.get(source.layer)?.resource;
      case 'sensors':
        return this.sensors.resource;
      case 'positions':
        return this.movers.resource;
      case 'enterprises':
        return this.enterprises;
      case 'zones':
        return this.zones;
      case 'heat':
        return this.#heat;
      case 'hidden-dangers':
        return this.dangers;
      case 'incidents':
        return this.incidents;
      case 'special-works':
        return this.specialWorks;
      case 'consequence-run':
        return this.#latestRun.resource();
      case 'risk-study':
        return this.#latestStudy.resource();
      case 'alarms':
        return undefined;
    }
  }

  #dataSignal(spec: LayerSpec): Signal<LayerData> {
    if (spec.source.kind === 'heat')
      return computed(() => {
        const heat = this.#heat.value();
        return heat
          ? { features: [], cells: heat.cells, fullScale: heat.redFrom }
          : { features: [] };
      });
    const features = this.#featureSignal(spec);
    return computed(() => ({ features: features() }));
  }

  #featureSignal({ source }: LayerSpec): Signal<readonly MapFeature[]> {
    switch (source.kind) {
      case 'features':
        return computed(() =>
          featuresWhere(this.#stored.get(source.layer)?.features() ?? [], source.where),
        );
      case 'sensors':
        return this.sensors.features;
      case 'positions':
        return this.movers.features;
      case 'enterprises':
        return computed(() => enterpriseFeatures(this.enterprises.value()?.items ?? []));
      case 'alarms':
        return computed(() => this.#alarms.all().map(alarmFeature));
      case 'hidden-dangers':
        return computed(() => (this.dangers.value()?.items ?? []).map(dangerFeature));
      case 'incidents':
        return computed(() => (this.incidents.value()?.items ?? []).map(incidentFeature));
      case 'special-works':
        return computed(() => specialWorkFeatures(this.specialWorks.value()?.items ?? []));
      case 'consequence-run':
        return this.#latestRun.features;
      case 'risk-study':
        return this.#latestStudy.features;
      case 'zones':
        return computed(() => {
          const set = this.zones.value();
          return set ? zoneFeatures(set) : [];
        });
      case 'heat':
        return computed(() => []);
    }
  }
}

function isDoubtful(state: ZoneState): boolean {
  return state === 'failed' || state === 'unknown';
}

/** The shell loads the alarms; the map only says how that went. */
function alarmStatus(alarms: OpenAlarms) {
  return {
    phase: (): Phase => (alarms.isUnknown() ? 'error' : 'ready'),
    isStale: () => false,
  };
}
