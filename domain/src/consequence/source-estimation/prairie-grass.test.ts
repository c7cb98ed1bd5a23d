import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { StabilityClass } from '../../weather/turner-class.ts';
import { plumeField } from '../dispersion/plume.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { estimateSource, type SourceEstimate } from './estimate-source.ts';
import type { UnitPlume } from './unit-plume.ts';

// Project Prairie Grass, 1956: five arcs of samplers from 50 to 800 m around a source of SO2. The file holds the highest
// reading of each arc without its bearing, so the five stand on the axis here, and the source is sought on the whole plain.

type ArcMaximum = {
  readonly run: number;
  readonly arc_m: number;
  readonly Q_kg_s: number;
  readonly source_height_m: number;
  readonly sampler_height_m: number;
  readonly wind_speed_2m_m_s: number;
  readonly pasquill_class: StabilityClass;
  readonly c_max_kg_m3: number;
};
const file = new URL('../../../../domain/vectors/consequence/prairie-grass.json', import.meta.url);
const { records } = JSON.parse(readFileSync(file, 'utf8')) as { records: ArcMaximum[] };
const runs = [...Map.groupBy(records, ({ run }) => run).values()];
const grid = { westM: -1010, southM: -510, cellM: 20, columns: 101, rows: 51 };

/** The wind of the file holds at 2 m, the height of the cloud. */
const unitPlume: UnitPlume = (weather, { sourceM, receptorM }) => {
  const curves = sigmaCurves('briggs', weather.stability, weather.terrain);
  const { windMPerS } = weather;
  const field = plumeField({ rateKgPerS: 1, windMPerS, heightM: sourceM, curves });
  return { axisKgPerM3: (xM) => field(xM, 0, receptorM), sigmaYM: curves.y };
};

function estimateOf(arcs: readonly ArcMaximum[]): SourceEstimate {
  const [first] = arcs;
  const weather = {
    ...{ windMPerS: first!.wind_speed_2m_m_s, windFromDeg: 270, stability: first!.pasquill_class },
    ...{ temperatureK: 293, pressurePa: 101_325, relativeHumidity: 0.5 },
    ...{ terrain: 'rural' as const, roughnessM: 0.006, mixingHeightM: null },
  };
  return estimateSource({
    readings: arcs.map((arc) => ({
      ...{ id: `${arc.arc_m}`, sensorId: `${arc.arc_m}`, at: [arc.arc_m, 0] },
      ...{ heightM: arc.sampler_height_m, atMs: 0 },
      ...{ valueKgPerM3: arc.c_max_kg_m3, detectionLimitKgPerM3: 1e-8 },
    })),
    reports: [],
    odourThresholdKgPerM3: null,
    wind: [{ fromMs: 0, toMs: 600_000, weather, directionSdDeg: 5 }],
    isWindErrorShared: true,
    unitPlume,
    sourceHeightM: first!.source_height_m,
    grid,
    cellWeights: null,
    facilities: [],
    noneChance: 1,
    rateKgPerS: { low: 1e-4, high: 100 },
    releasedFromMs: null,
  });
}

describe('estimateSource on Prairie Grass', () => {
  const estimates = runs.map((arcs) => ({ rate: arcs[0]!.Q_kg_s, estimate: estimateOf(arcs) }));
  const sourceCell = 25 * grid.columns + 50;

  it('holds the real source in the 90 % region of nine runs in ten', () => {
    const held = estimates.filter(({ estimate }) => estimate.region.levels[sourceCell]! > 0);
    assert.equal(estimates.length, 35);
    assert.ok(held.length >= 32, `${held.length} of 35`);
  });

  it('puts its best guess within 60 m of it in most runs, and never farther than 200 m', () => {
    const awayM = estimates.map(({ estimate }) => Math.hypot(...estimate.best.at));
    assert.ok(awayM.filter((each) => each <= 60).length >= 28);
    assert.ok(Math.max(...awayM) <= 200);
  });

  it('narrows the place to a few per cent of the plain', () => {
    for (const { estimate } of estimates)
      assert.ok(estimate.region.cells90 < 0.08 * grid.columns * grid.rows);
  });

  it('finds the rate to an order of magnitude or so: readings on the axis alone leave rate and distance to trade', () => {
    const factors = estimates.map(({ rate, estimate }) => estimate.rateKgPerS.median / rate);
    const median = factors.toSorted((one, other) => one - other)[17]!;
    assert.ok(median > 0.5 && median < 8, `${median}`);
    for (const factor of factors) assert.ok(factor > 0.1 && factor < 50, `${factor}`);
  });
});
