import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plumeKgPerM3 } from '../dispersion/plume.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import { fractionOfProbit } from '../effects/probit.ts';
import { riskModels } from './risk-models.ts';

test('the risk of a plume is what a sum over a million directions gives, for wide and elevated ones too', () => {
  const inputs = {
    frequency_per_yr: 1e-5,
    substance: 'chlorine',
    Q_kg_s: 8,
    t_min: 20,
    release_height_m: 15,
    receptor_height_m: 1.5,
    sigma_set: 'tno',
    weather: [
      { class: 'A', u_m_s: 2, p: 0.5 },
      { class: 'E', u_m_s: 3, p: 0.5 },
    ],
    wind_to_deg: [0, 90, 180, 270],
    wind_p: [0.1, 0.4, 0.3, 0.2],
    points_east_north_m: [
      [150, 160],
      [-90, 20],
      [0, -600],
    ],
  };
  const { lsir_per_yr: ours } = riskModels['risk.lsir_plume']!(inputs);
  const exact = inputs.points_east_north_m.map(([east, north]) => {
    let sum = 0;
    for (const { class: stability, u_m_s: windMPerS, p } of inputs.weather) {
      const curves = sigmaCurves('tno-plume', stability as 'A', 'rural');
      for (let step = 0; step < 36_000; step++) {
        const theta = ((step + 0.5) / 100) * (Math.PI / 180);
        const xM = east! * Math.sin(theta) + north! * Math.cos(theta);
        const yM = east! * Math.cos(theta) - north! * Math.sin(theta);
        const source = { rateKgPerS: 8, windMPerS, heightM: 15, curves };
        const mg = xM > 0 ? 1e6 * plumeKgPerM3(source, { xM, yM, zM: 1.5 }) : 0;
        const sector = Math.floor(((step / 100 + 45) % 360) / 90);
        const share = fractionOfProbit(-6.35 + 0.5 * Math.log(mg ** 2.75 * 20));
        sum += (p * inputs.wind_p[sector]! * share) / 9000;
      }
    }
    return 1e-5 * sum;
  });
  for (const [at, value] of exact.entries())
    assert.ok(Math.abs((ours as number[])[at]! / value - 1) < 2e-3, `${at}: ${value}`);
});

test('a plume knows the sets and terrains of the other models, and refuses others', () => {
  const risk = (sigma_set: string, terrain: string): number => {
    const answer = riskModels['risk.lsir_plume']!({
      frequency_per_yr: 1e-5,
      substance: 'ammonia',
      Q_kg_s: 20,
      t_min: 30,
      sigma_set,
      terrain,
      weather: [{ class: 'D', u_m_s: 5, p: 1 }],
      wind_to_deg: [0, 90, 180, 270],
      wind_p: [0.25, 0.25, 0.25, 0.25],
      points_east_north_m: [[0, 100]],
    });
    return (answer.lsir_per_yr as number[])[0]!;
  };
  assert.equal(risk('isc3_pg_rural', 'rural'), risk('isc3', 'rural'));
  assert.equal(risk('Briggs', 'Urban'), risk('briggs', 'urban'));
  assert.notEqual(risk('briggs', 'urban'), risk('briggs', 'rural'));
  assert.throws(() => risk('briggs', 'sea'), /terrain/);
  assert.throws(() => risk('constructor', 'rural'), /sigma_set/);
});

test('targets and states are understood in many spellings', () => {
  const limit = (target: string, status: string) =>
    riskModels['risk.criteria']!({ target, status }).limit_per_yr;
  for (const target of [
    'high-sensitivity',
    'High sensitivity',
    '高敏感防护目标',
    'important',
    'class I',
  ])
    for (const status of ['new', 'New or rebuilt', '新建'])
      assert.equal(limit(target, status), 3e-7);
  for (const target of ['class-II', 'Class II', 'class 2', '一般防护目标中的二类防护目标'])
    for (const status of ['in-service', 'in_service', 'existing', '在役'])
      assert.equal(limit(target, status), 1e-5);
  assert.equal(limit('class III', 'in service'), 3e-5);
  assert.throws(() => limit('class IV', 'new'), RangeError);
  assert.throws(() => limit('class-1', 'soon'), /status/);
});

test('a single value in gives a single value out', () => {
  const one = riskModels['risk.fn_curve']!({ frequency_per_yr: 1e-5, fatalities: 2, N: 2 });
  assert.deepEqual(one, { F: 1e-5, pll_per_yr: 2e-5 });
  const p = riskModels['risk.direct_ignition_probability']!({
    substance: 'gas low reactivity',
    release: 'instantaneous',
    rate_kg_s: 5000,
  });
  assert.deepEqual(p, { p: 0.04 });
  const circles = riskModels['risk.lsir_circles']!({
    scenarios: [{ frequency_per_yr: 1e-6, radius_m: 100, p_death: 1 }],
    distance_m: 50,
    levels_per_yr: 1e-6,
  });
  assert.equal(circles.lsir_per_yr, 1e-6);
});

test('frequencies of pipes, pumps and transfers are found', () => {
  const of = (equipment: string, scenario: string) =>
    riskModels['risk.loc_frequency']!({ equipment, scenario }).frequency_per_yr;
  assert.equal(of('pipe <75 mm', 'full bore'), 1e-6);
  assert.equal(of('pipe 75-150 mm', 'leak'), 2e-6);
  assert.equal(of('pipe >150 mm', 'full_bore_per_m'), 1e-7);
  assert.equal(of('pump without additional provisions', 'catastrophic'), 1e-4);
  assert.equal(of('loading arm', 'leak_per_h'), 3e-7);
  assert.equal(of('atmospheric tank, full containment (to atmosphere)', 'instantaneous'), 1e-8);
  assert.equal(of('process vessel / reactor (pressure)', '10_mm_hole'), 1e-4);
  assert.equal(of('full containment atmospheric tank', 'instantaneous'), 1e-8);
  assert.equal(of('atmospheric storage vessel', 'instantaneous'), 5e-6);
  assert.equal(of('process pressure vessel', '10 min'), 5e-6);
  assert.equal(of('pressurised storage vessel', '10 mm continuous'), 1e-5);
  assert.throws(() => of('constructor', 'leak'), /equipment/);
  assert.throws(() => of('pump', 'instantaneous'), /no frequency/);
});

test('all effects of the Purple Book rules', () => {
  const fractions = riskModels['risk.pb_fatality_fractions']!({
    cases: [
      { effect: 'heat', q_kW_m2: 36, t_s: 20, period: 'day' },
      { effect: 'heat', q_kW_m2: 12.5, t_s: 60, period: 'day' },
      { effect: 'toxic', p_death: 0.5, period: 'night' },
      { effect: 'flash-fire', inside_envelope: false, period: 'day' },
    ],
  });
  const rounded = (key: string) =>
    (fractions[key] as number[]).map((value) => Number(value.toPrecision(3)));
  assert.deepEqual(rounded('p_death_outdoor_unprotected'), [1, 0.0654, 0.5, 0]);
  assert.deepEqual(rounded('f_outdoors'), [1, 0.00915, 0.5, 0]);
  assert.deepEqual(rounded('f_indoors'), [1, 0, 0.05, 0]);
  assert.deepEqual(rounded('societal_fraction'), [1, 0.00064, 0.0545, 0]);
});
