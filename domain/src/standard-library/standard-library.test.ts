import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { changesBetween } from './changes.ts';
import { composeChecklist, modulesOfFacility } from './checklist.ts';
import { linesOn, standingOf } from './lines-on.ts';
import { modulesOf, STANDARD_MODULE_NAMES } from './modules.ts';
import { proposeLines, termsOf } from './propose-lines.ts';
import { dueReevaluationNotice, REEVALUATE_WITHIN_MS, reevaluationText } from './reevaluation.ts';
import { sampleVersion as version } from './sample-versions.ts';
import { touchedBy } from './touched-by.ts';

const days = (count: number) => new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10);

describe('lines in force on a day', () => {
  it('follow their versions: each holds until the next begins', () => {
    const versions = [
      version({ version: 1, effectiveFrom: '2026-01-01' }),
      version({ version: 2, effectiveFrom: '2026-06-01', deadlineDays: 2 }),
      version({ version: 3, effectiveFrom: '2026-09-01', effectiveTo: '2026-09-01' }),
    ];
    const on = (date: string) => linesOn(versions, date).map((one) => one.version);
    assert.deepEqual(on('2025-12-31'), []);
    assert.deepEqual(on('2026-01-01'), [1]);
    assert.deepEqual(on('2026-05-31'), [1]);
    assert.deepEqual(on('2026-06-01'), [2]);
    assert.deepEqual(on('2026-08-31'), [2]);
    assert.deepEqual(on('2026-09-01'), []);
    assert.equal(standingOf(versions, '2025-12-31'), 'coming');
    assert.equal(standingOf(versions, '2026-09-01'), 'ended');
    assert.equal(standingOf(versions, '2026-06-01'), 'in-force');
  });

  it('end on the first day on which their document does not hold', () => {
    const one = [version({ effectiveTo: '2026-09-30' })];
    assert.equal(linesOn(one, '2026-09-29').length, 1);
    assert.equal(linesOn(one, '2026-09-30').length, 0);
  });

  for (const seed of [1, 2, 3]) {
    it(`are at most one a line whatever the versions and their order (seed ${seed})`, () => {
      const random = seededRandom(seed);
      for (let round = 0; round < 200; round += 1) {
        const versions = Array.from({ length: 12 }, (_, at) =>
          version({
            key: `line:${random.below(3)}`,
            version: at + 1,
            effectiveFrom: random.below(4) === 0 ? null : days(random.below(30)),
            effectiveTo: random.below(2) === 0 ? null : days(random.below(40)),
          }),
        );
        const date = days(random.below(40));
        const standing = linesOn(versions, date);
        const keys = standing.map(({ key }) => key);
        assert.equal(new Set(keys).size, keys.length);
        for (const one of standing) {
          assert.ok(one.effectiveFrom === null || one.effectiveFrom <= date);
          assert.ok(one.effectiveTo === null || date < one.effectiveTo);
          const later = versions.filter((x) => x.key === one.key && x.version > one.version);
          assert.ok(later.every((x) => x.effectiveFrom !== null && x.effectiveFrom > date));
        }
        const shuffled = versions.toSorted((a, b) => ((a.version * 7) % 5) - ((b.version * 7) % 5));
        const same = linesOn(shuffled, date).map(({ key, version: v }) => `${key} ${v}`);
        assert.deepEqual(same.sort(), standing.map(({ key, version: v }) => `${key} ${v}`).sort());
      }
    });
  }
});

describe('a change', () => {
  it('is material when a danger or a check is judged otherwise by it', () => {
    const one = version();
    const change = (said: object) => changesBetween(one, version({ version: 2, ...said }));
    assert.deepEqual(change({}), { kind: 'changed', fields: [], isMaterial: false });
    assert.deepEqual(change({ grade: 'major' }).fields, ['grade']);
    assert.ok(change({ grade: 'major' }).isMaterial);
    assert.ok(change({ requirement: '别的' }).isMaterial);
    const english = change({ name: { zh: '灭火器材被遮挡', en: 'Covered extinguisher' } });
    assert.deepEqual(english, { kind: 'changed', fields: ['english'], isMaterial: false });
    assert.equal(changesBetween(undefined, one).kind, 'added');
  });

  it('that ends the line on its first day is a retirement', () => {
    const day = '2026-12-01';
    const retired = version({ version: 2, effectiveFrom: day, effectiveTo: day });
    assert.deepEqual(changesBetween(version(), retired).kind, 'retired');
    assert.ok(changesBetween(version(), retired).isMaterial);
  });
});

describe('whom changes touch', () => {
  const change = { lineKey: 'fire:1', modules: ['fire'] as const, enterpriseId: null };
  const enterprises = [
    { id: 1, modules: ['fire', 'process'] as const },
    { id: 2, modules: ['storage'] as const },
    { id: 3, modules: ['storage'] as const },
  ];

  it('are those with its checklist and those with a danger judged by it', () => {
    const dangers = [
      { id: 10, enterpriseId: 2, lineKey: 'fire:1' },
      { id: 11, enterpriseId: 3, lineKey: 'other:1' },
    ];
    assert.deepEqual(touchedBy([change], dangers, enterprises), [
      { enterpriseId: 1, lineKeys: ['fire:1'], dangerIds: [], hasChecklist: true },
      { enterpriseId: 2, lineKeys: ['fire:1'], dangerIds: [10], hasChecklist: false },
    ]);
  });

  it('is nobody but its owner for an own line', () => {
    const own = { ...change, enterpriseId: 1 };
    const dangers = [{ id: 10, enterpriseId: 2, lineKey: 'fire:1' }];
    const touched = touchedBy([own], dangers, enterprises);
    assert.deepEqual(
      touched.map(({ enterpriseId }) => enterpriseId),
      [1],
    );
  });

  it('are listed once however many lines changed', () => {
    const second = { lineKey: 'process:1', modules: ['process'] as const, enterpriseId: null };
    const [first] = touchedBy([change, second, change], [], enterprises);
    assert.deepEqual(first?.lineKeys, ['fire:1', 'process:1']);
  });
});

describe('proposed lines', () => {
  const lines = [
    version(),
    version({
      ...{ key: 'special:1', module: 'special-equipment', category: 'mechanical' },
      name: { zh: '安全附件未定期校验', en: 'Safety accessories not calibrated' },
      question: { zh: '安全附件是否定期校验？', en: 'Are safety accessories calibrated?' },
      requirement: '安全附件、安全保护装置进行定期校验、检修，并作出记录',
      requirementEn: 'Accessories shall be calibrated regularly',
    }),
    version({
      ...{ key: 'electric:1', module: 'electric', category: 'electrical' },
      name: { zh: '临时配电箱无防雨或接地', en: 'Temporary board without earth' },
      question: { zh: '配电箱是否防雨并可靠接地？', en: 'Is the board protected and earthed?' },
      requirement: '现场临时用配电盘、箱配备有防雨措施，并可靠接地',
      requirementEn: 'Boards are protected from rain and reliably earthed',
    }),
  ];
  const ask = (text: string, more: object = {}) => proposeLines(text, lines, { most: 5, ...more });

  it('fit the words of the report, and say which', () => {
    const [best] = ask('仓库东侧灭火器材被货物遮挡');
    assert.equal(best?.line.key, 'fire:1');
    assert.ok(best.words.includes('灭火器材被') && best.words.includes('遮挡'));
    assert.equal(ask('二号罐安全阀等安全附件没有定期校验')[0]?.line.key, 'special:1');
    assert.equal(ask('temporary board is not earthed')[0]?.line.key, 'electric:1');
  });

  it('are none for words that stand in no line, for one character, and for chance', () => {
    assert.deepEqual(ask('今天天气晴朗'), []);
    assert.deepEqual(ask('箱'), []);
    assert.deepEqual(ask(''), []);
  });

  it('come first where module and category fit, and no line comes in by that alone', () => {
    const plain = ask('配电箱被遮挡，未接地')[0]!;
    const context = { modules: ['electric'], category: 'electrical' };
    const known = ask('配电箱被遮挡，未接地', context)[0]!;
    assert.equal(known.line.key, 'electric:1');
    assert.ok(Math.abs(known.score - plain.score - 0.1) < 1e-9);
    assert.equal(known.bonus, 0.1);
    assert.deepEqual(ask('今天天气晴朗', context), []);
  });

  it('score from 0 to 1, sorted, at most so many (any text of the lines’ own characters)', () => {
    const random = seededRandom(7);
    const characters = [...lines.map(({ requirement }) => requirement).join('')];
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: random.below(30) }, () => random.pick(characters)).join('');
      const found = ask(text, { most: 2 });
      assert.ok(found.length <= 2);
      for (const { score, words } of found) {
        assert.ok(score > 0 && score <= 1, text);
        assert.ok(words.every((word) => text.includes(word)));
      }
      assert.ok(found.every((one, at) => at === 0 || found[at - 1]!.score >= one.score));
    }
  });

  it('take a line’s own name as a perfect fit', () => {
    for (const line of lines) {
      const [best] = ask(line.name.zh);
      assert.equal(best?.line.key, line.key);
      assert.ok(best.score > 0.99);
    }
  });

  it('compare pairs of characters and words', () => {
    assert.deepEqual([...termsOf('未接地 TN-S')], ['未接', '接地', 'tn']);
  });
});

describe('checklists', () => {
  it('have the lines in force of their modules, those of major grade first', () => {
    const versions = [
      version(),
      version({ key: 'fire:2', grade: 'major' }),
      version({ key: 'fire:3', effectiveTo: '2026-01-01' }),
      version({ key: 'storage:1', module: 'storage' }),
    ];
    const [fire, ...rest] = composeChecklist(versions, ['fire'], '2026-07-01');
    assert.deepEqual(
      fire?.lines.map(({ key }) => key),
      ['fire:2', 'fire:1'],
    );
    assert.deepEqual(rest, []);
  });

  it('of a facility take the modules of its kind', () => {
    assert.deepEqual(modulesOfFacility('tank'), ['fire', 'special-equipment', 'storage']);
    assert.ok(modulesOfFacility('process-unit').includes('process'));
  });

  it('of an enterprise take the base frame, its facilities and its industry', () => {
    const office = modulesOf({ kind: 'service', industryZh: '咨询', facilityKinds: [] });
    assert.deepEqual(office, [
      ...['management', 'fire', 'electric', 'special-equipment', 'emergency'],
    ]);
    const tanks = {
      kind: 'storage',
      industryZh: '液体化工品码头',
      facilityKinds: ['tank'],
    } as const;
    const modules = modulesOf(tanks);
    for (const one of ['chemical', 'storage', 'special-work', 'pipeline', 'port'] as const) {
      assert.ok(modules.includes(one), one);
    }
    assert.ok(!modules.includes('process'));
    assert.ok(modules.every((one) => STANDARD_MODULE_NAMES.includes(one)));
  });
});

describe('a re-evaluation', () => {
  const open = { dueMs: REEVALUATE_WITHIN_MS, wasReminded: false, wasToldOverdue: false };
  const HOUR = 3_600_000;
  it('is reminded of four hours before its end and at its end, each once', () => {
    assert.equal(dueReevaluationNotice(open, 0), null);
    assert.equal(dueReevaluationNotice(open, 20 * HOUR - 1), null);
    assert.equal(dueReevaluationNotice(open, 20 * HOUR), 'soon');
    assert.equal(dueReevaluationNotice({ ...open, wasReminded: true }, 21 * HOUR), null);
    assert.equal(dueReevaluationNotice({ ...open, wasReminded: true }, 24 * HOUR), 'overdue');
    assert.equal(dueReevaluationNotice({ ...open, wasToldOverdue: true }, 99 * HOUR), null);
  });
  it('is told with its end on the park’s clock', () => {
    const name = { zh: '甲公司', en: 'Alpha' };
    const told = { enterpriseName: name, lineCount: 1, dueMs: Date.UTC(2026, 10, 28) };
    assert.match(reevaluationText('opened', told).zh, /甲公司在 11-28 08:00 前/);
    assert.match(reevaluationText('overdue', told).en, /1 line\) is overdue since 11-28 08:00/);
  });
});
