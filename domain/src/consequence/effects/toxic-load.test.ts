import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fractionOfProbit } from './probit.ts';
import { lethalConcentration, probitUnitPerKgPerM3, toxicLoad, toxicProbit } from './toxic-load.ts';
import { substancesWithProbit, TOXIC_PROBIT_SETS, toxicProbitOf } from './toxic-probits.ts';

test('carbon monoxide of Purple Book appendix 6.B: 21.3 g/m³ for 30 min kill 83 %', () => {
  const probit = toxicProbitOf('carbon monoxide', 'purple-book')!;
  const pr = toxicProbit(probit, toxicLoad([{ concentration: 21_300, minutes: 30 }], probit.n));
  assert.ok(Math.abs(pr - 5.97) < 0.005);
  assert.ok(Math.abs(fractionOfProbit(pr) - 0.835) < 0.002);
});

test('lethal concentrations of OSD/30 table 2 are met within 2 %', () => {
  const rows: readonly (readonly [string, number, number, number, number])[] = [
    ['chlorine', 173, 71, 613, 250],
    ['hydrogen sulphide', 897, 256, 1543, 441],
    ['sulphur dioxide', 1241, 207, 3764, 627],
    ['hydrogen fluoride', 19_652, 3260, 39_184, 6531],
    ['hydrogen cyanide', 564, 161, 969, 277],
    ['carbon monoxide', 11_810, 1968, 22_169, 3695],
    ['benzene', 18_096, 7388, 22_545, 9204],
  ];
  for (const [substance, ...printed] of rows) {
    const probit = toxicProbitOf(substance, 'lees')!;
    const ours = [0.01, 0.5].flatMap((share) =>
      [5, 30].map((minutes) => lethalConcentration(probit, { share, minutes })),
    );
    for (const [at, value] of printed.entries())
      assert.ok(Math.abs(ours[at]! / value - 1) < 0.02, `${substance} ${value} ${ours[at]}`);
  }
});

test('a substance is found by CAS, formula, Chinese name and either spelling', () => {
  const names = ['7783-06-4', 'H2S', '硫化氢', 'Hydrogen Sulphide', 'hydrogen_sulfide'];
  for (const name of names) assert.equal(toxicProbitOf(name, 'purple-book')?.n, 1.9);
});

test('a substance that a table lacks gets no probit, whatever its name', () => {
  for (const name of ['benzene', 'water', 'constructor', '__proto__', ''])
    assert.equal(toxicProbitOf(name, 'purple-book'), null);
  assert.equal(substancesWithProbit('purple-book').length, 20);
  assert.equal(substancesWithProbit('lees').length, 12);
});

test('lethality grows with concentration and time, for every substance', () => {
  for (const set of TOXIC_PROBIT_SETS)
    for (const cas of substancesWithProbit(set)) {
      const probit = toxicProbitOf(cas, set)!;
      const [one, two] = [0.01, 0.5].map((share) =>
        lethalConcentration(probit, { share, minutes: 10 }),
      );
      assert.ok(one! < two!);
      assert.ok(lethalConcentration(probit, { share: 0.5, minutes: 30 }) < two!);
    }
});

test('a load that varies is more than the load of its mean when n > 1', () => {
  const steps = [100, 400, 50].map((concentration) => ({ concentration, minutes: 10 }));
  const mean = [{ concentration: 550 / 3, minutes: 30 }];
  assert.ok(toxicLoad(steps, 2.75) > toxicLoad(mean, 2.75));
  assert.ok(Math.abs(toxicLoad(steps, 1) / toxicLoad(mean, 1) - 1) < 1e-12);
});

test('kg/m³ become mg/m³, or ppm by the molar volume', () => {
  const gas = { molarMassKgPerMol: 0.070906, temperatureK: 298.15, pressurePa: 101_325 };
  assert.equal(probitUnitPerKgPerM3(toxicProbitOf('chlorine', 'purple-book')!, gas), 1e6);
  const ppm = 144.91075e-6 * probitUnitPerKgPerM3(toxicProbitOf('chlorine', 'lees')!, gas);
  assert.ok(Math.abs(ppm - 50) < 0.01);
});

test('negative concentrations, times and loads are refused', () => {
  const probit = toxicProbitOf('chlorine', 'lees')!;
  assert.throws(() => toxicLoad([{ concentration: -1, minutes: 1 }], 1), /concentration/);
  assert.throws(() => toxicLoad([{ concentration: 1, minutes: NaN }], 1), /minutes/);
  assert.throws(() => toxicProbit(probit, -1), /load/);
  assert.throws(() => lethalConcentration(probit, { share: 0.5, minutes: 0 }), /minutes/);
});
