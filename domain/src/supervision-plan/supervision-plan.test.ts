import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/duration.ts';
import { checkLines } from './check-lines.ts';
import { dueReminders } from './due-reminders.ts';
import { periodAt, PERIODS } from './periods.ts';
import type { PeriodName } from './periods.ts';
import { isAsBad, isWorse, PLAN_COLOURS, planColourOf, SHOWN_COLOURS } from './plan-colours.ts';
import type { PlanColour, ShownColour } from './plan-colours.ts';
import { countedHistory, FIRST_PLAN_AFTER_MS, planFor } from './plan-for.ts';
import type { ShownSpan } from './plan-for.ts';
import {
  draftOf,
  rulesOn,
  SUGGESTED_SUPERVISION_RULES as RULES,
  supervisionRules,
  supervisionRulesDraft,
} from './supervision-rules.ts';
import { taskChanges } from './task-changes.ts';
import type { StoredTask, TaskChanges, WantedTask } from './task-changes.ts';

/** Monday, 20 July 2026, 10:00 at the park. */
const T0 = Date.parse('2026-07-20T02:00:00Z');
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);

describe('periods of the park', () => {
  const rows: [PeriodName, from: string, to: string][] = [
    ['shift', '2026-07-20T00:00', '2026-07-20T12:00'],
    ['day', '2026-07-19T16:00', '2026-07-20T16:00'],
    ['week', '2026-07-19T16:00', '2026-07-26T16:00'],
    ['month', '2026-06-30T16:00', '2026-07-31T16:00'],
    ['quarter', '2026-06-30T16:00', '2026-09-30T16:00'],
  ];
  for (const [name, from, to] of rows)
    it(`${name}: from ${from} to ${to} UTC`, () => {
      const { fromMs, toMs } = periodAt(name, T0, RULES.shiftStarts);
      assert.deepEqual([iso(fromMs), iso(toMs)], [from, to]);
    });

  it('follow each other without a gap, and each instant lies in its own', () => {
    for (const name of PERIODS)
      for (let atMs = T0 - 400 * DAY_MS; atMs < T0 + 400 * DAY_MS; atMs += 7.3 * HOUR_MS) {
        const { fromMs, toMs } = periodAt(name, atMs, ['07:30', '15:30', '23:30']);
        assert.ok(fromMs <= atMs && atMs < toMs, `${name} ${iso(atMs)}`);
        assert.equal(periodAt(name, toMs, ['07:30', '15:30', '23:30']).fromMs, toMs);
        assert.equal(periodAt(name, fromMs, ['07:30', '15:30', '23:30']).toMs, toMs);
      }
  });
});

const span = (colour: ShownColour, fromMs: number, toMs: number | null = null): ShownSpan => ({
  ...{ colour, fromMs, toMs },
});

describe('the plan in force', () => {
  it('is none before anything was shown, and whatever is shown first at once', () => {
    assert.equal(planFor([], RULES, T0), null);
    for (const colour of SHOWN_COLOURS) {
      const plan = planFor([span(colour, T0)], RULES, T0)!;
      assert.deepEqual(
        [plan.colour, plan.shown, plan.sinceMs, plan.heldUntilMs],
        [planColourOf(colour), colour, T0, null],
      );
    }
  });

  it('land that is not recorded is supervised as yellow, land without a zone as blue', () => {
    assert.equal(planColourOf('unknown'), 'yellow');
    assert.equal(planColourOf('none'), 'blue');
  });

  it('a red of ten minutes is in force at once and for its hold of a day, then gives way', () => {
    const history = [
      span('yellow', T0 - 90 * DAY_MS, T0),
      span('red', T0, T0 + 10 * MINUTE_MS),
      span('yellow', T0 + 10 * MINUTE_MS),
    ];
    const endMs = T0 + 10 * MINUTE_MS + DAY_MS;
    const at = (ms: number) => planFor(history, RULES, ms)!;
    assert.equal(at(T0 - 1).colour, 'yellow');
    assert.deepEqual([at(T0).colour, at(T0).sinceMs, at(T0).heldUntilMs], ['red', T0, null]);
    const held = at(T0 + HOUR_MS);
    assert.deepEqual([held.colour, held.shown, held.heldUntilMs], ['red', 'yellow', endMs]);
    assert.equal(at(endMs - 1).colour, 'red');
    assert.deepEqual([at(endMs).colour, at(endMs).sinceMs], ['yellow', endMs]);
  });

  it('a colour that comes and goes keeps one plan without a break', () => {
    const history = Array.from({ length: 20 }, (_, at) =>
      span(at % 2 === 0 ? 'red' : 'blue', T0 + at * 10 * HOUR_MS, T0 + (at + 1) * 10 * HOUR_MS),
    );
    for (let hours = 0; hours < 200; hours++) {
      const plan = planFor(history, RULES, T0 + hours * HOUR_MS)!;
      assert.deepEqual([plan.colour, plan.sinceMs], ['red', T0]);
    }
  });

  it('falls step by step: yellow holds from when yellow was last shown, not from red', () => {
    const history = [
      span('red', T0, T0 + HOUR_MS),
      span('yellow', T0 + HOUR_MS, T0 + 30 * HOUR_MS),
      span('blue', T0 + 30 * HOUR_MS),
    ];
    const at = (hours: number) => planFor(history, RULES, T0 + hours * HOUR_MS)!.colour;
    assert.deepEqual([at(24), at(26), at(101), at(102)], ['red', 'yellow', 'yellow', 'blue']);
  });
});

describe('the first plan', () => {
  const start = [span('red', T0, T0 + 5 * MINUTE_MS), span('yellow', T0 + 5 * MINUTE_MS)];
  const at = (ms: number, firstMs: number | null) =>
    countedHistory(start, firstMs, ms).map(({ colour }) => colour);
  it('waits for a new park to come on line, and takes what is shown then', () => {
    assert.deepEqual(at(T0 + FIRST_PLAN_AFTER_MS - 1, null), []);
    assert.deepEqual(at(T0 + FIRST_PLAN_AFTER_MS, null), ['yellow']);
    assert.deepEqual(countedHistory([], null, T0), []);
  });
  it('is the begin of what counts: the red before it is held against nobody, a red after it is', () => {
    const firstMs = T0 + FIRST_PLAN_AFTER_MS;
    assert.deepEqual(at(firstMs + 1, firstMs), ['yellow']);
    assert.deepEqual(at(firstMs + 1, T0 + MINUTE_MS), ['red', 'yellow']);
  });
});

/** A random history of colours over 30 days, ending in an open span. */
function randomHistory(random: ReturnType<typeof seededRandom>): ShownSpan[] {
  const list: ShownSpan[] = [];
  let atMs = T0;
  while (atMs < T0 + 30 * DAY_MS) {
    const toMs = atMs + MINUTE_MS + random.between(0, 60) ** 2 * MINUTE_MS;
    list.push(span(random.pick(SHOWN_COLOURS), atMs, toMs));
    atMs = toMs;
  }
  return [...list, span(random.pick(SHOWN_COLOURS), atMs)];
}

describe('for random pasts (seed 41)', () => {
  const random = seededRandom(41);
  it('the plan is never milder than the map, and a worse past never gives a milder plan', () => {
    for (let round = 0; round < 200; round++) {
      const history = randomHistory(random);
      const at = Math.floor(random.between(0, history.length));
      const worse = history.map((one, n) => (n === at ? { ...one, colour: 'red' as const } : one));
      for (let step = 0; step < 40; step++) {
        const nowMs = T0 + random.between(0, 34) * DAY_MS;
        const plan = planFor(history, RULES, nowMs)!;
        assert.ok(isAsBad(plan.colour, planColourOf(plan.shown)));
        assert.ok(isAsBad(planFor(worse, RULES, nowMs)!.colour, plan.colour));
        assert.equal(planFor(history, RULES, plan.sinceMs)!.colour, plan.colour, 'since then');
        if (plan.sinceMs > T0)
          assert.notEqual(planFor(history, RULES, plan.sinceMs - 1)?.colour, plan.colour);
      }
    }
  });
});

/** Tasks of one enterprise as a database would keep them. */
function office(rules = RULES) {
  const tasks: (StoredTask & { fromMs: number })[] = [];
  const change = (id: number, to: Partial<StoredTask>) => {
    const at = tasks.findIndex((task) => task.id === id);
    tasks[at] = { ...tasks[at]!, ...to };
  };
  const look = (colour: PlanColour, fromMs: number, nowMs: number): TaskChanges => {
    const changes = taskChanges({ colour, fromMs }, tasks, { rules, nowMs });
    for (const id of changes.withdraw) change(id, { state: 'withdrawn', withdrawnAtMs: nowMs });
    for (const id of changes.miss) change(id, { state: 'missed' });
    for (const { id, atMs } of changes.relax) change(id, { withdrawAtMs: atMs });
    for (const id of changes.keep) change(id, { withdrawAtMs: null });
    for (const { id, to } of changes.tighten)
      change(id, { ...to, state: 'open', withdrawAtMs: null, withdrawnAtMs: null });
    for (const want of changes.make) {
      const isThere = tasks.some((task) => keyOf(task) === keyOf(want));
      assert.ok(!isThere, `made twice: ${keyOf(want)}`);
      const more = { state: 'open', withdrawAtMs: null, withdrawnAtMs: null } as const;
      tasks.push({ id: tasks.length + 1, ...want, ...more });
    }
    const keys = tasks.map(keyOf);
    assert.equal(new Set(keys).size, keys.length, 'a key is there once');
    return changes;
  };
  return { tasks, look, change };
}
const keyOf = ({
  kind,
  every,
  periodFromMs,
}: Pick<WantedTask, 'kind' | 'every' | 'periodFromMs'>) => `${kind} ${every} ${iso(periodFromMs)}`;
const isNothing = (changes: TaskChanges) =>
  Object.values(changes).every(({ length }) => length === 0);
const kinds = (list: readonly { kind: string; every: string }[]) =>
  list.map(({ kind, every }) => `${kind}/${every}`).sort();

describe('tasks of a plan', () => {
  it('are made once for each line and period, however often it is looked', () => {
    const { look, tasks } = office();
    assert.deepEqual(kinds(look('red', T0, T0).make), [
      'patrol/day',
      'self-check/shift',
      'special/month',
    ]);
    assert.ok(isNothing(look('red', T0, T0)));
    assert.ok(isNothing(look('red', T0, T0 + MINUTE_MS)));
    assert.deepEqual(
      tasks.map(({ kind, dueMs }) => `${kind} ${iso(dueMs)}`),
      ['patrol 2026-07-20T16:00', 'special 2026-07-31T16:00', 'self-check 2026-07-20T12:00'],
    );
  });

  it('give their least time where a plan begins late in a period', () => {
    const late = Date.parse('2026-07-20T15:50:00Z');
    const { look } = office();
    const patrol = look('red', late, late).make.find(({ kind }) => kind === 'patrol')!;
    assert.equal(patrol.dueMs, late + 4 * HOUR_MS);
  });

  it('yellow turns red: the weekly patrol is due today, sampling and special go with it', () => {
    const { look, tasks } = office();
    look('yellow', T0, T0);
    const [patrol] = tasks;
    const changes = look('red', T0 + HOUR_MS, T0 + HOUR_MS);
    assert.deepEqual(kinds(changes.make), ['self-check/shift']);
    assert.equal(changes.tighten.length, 2, 'the patrol sooner, the special for red');
    assert.deepEqual(
      [tasks[0]!.id, tasks[0]!.every, iso(tasks[0]!.dueMs)],
      [patrol!.id, 'day', '2026-07-20T16:00'],
    );
    assert.ok(isNothing(look('red', T0 + HOUR_MS, T0 + HOUR_MS)));
  });

  it('red turns yellow: what yellow does not ask for may be finished for a day, then it is withdrawn', () => {
    const { look, tasks } = office();
    look('red', T0, T0);
    const at = T0 + HOUR_MS;
    const changes = look('yellow', at, at);
    assert.deepEqual(kinds(changes.make), ['patrol/week']);
    assert.deepEqual(
      changes.relax.map(({ id, atMs }) => [tasks[id - 1]!.kind, atMs]),
      [
        ['patrol', at + DAY_MS],
        ['self-check', at + DAY_MS],
      ],
    );
    const later = look('yellow', at, at + DAY_MS);
    assert.deepEqual(later.withdraw, [1, 3]);
    assert.deepEqual(
      tasks.map(({ state }) => state),
      ['withdrawn', 'open', 'withdrawn', 'open'],
    );
  });

  it('red again before that: the tasks stand; after that: they are taken up again', () => {
    const soon = office();
    soon.look('red', T0, T0);
    soon.look('yellow', T0 + HOUR_MS, T0 + HOUR_MS);
    const again = T0 + 2 * HOUR_MS;
    const changes = soon.look('red', again, again);
    assert.deepEqual([changes.keep, changes.make], [[1, 3], []]);

    const rules = { ...RULES, withdrawAfterH: 1 };
    const late = office(rules);
    late.look('red', T0, T0);
    late.look('yellow', T0 + HOUR_MS, T0 + HOUR_MS);
    late.look('yellow', T0 + HOUR_MS, again);
    assert.equal(late.tasks[0]!.state, 'withdrawn');
    const third = late.look('red', again + 1, again + 1);
    assert.deepEqual(
      third.tighten.filter(({ isTakenUpAgain }) => isTakenUpAgain).map(({ id }) => id),
      [1, 3],
    );
    assert.equal(late.tasks[0]!.state, 'open');
  });

  it('what a person withdrew under this plan is not made again in its period, but in the next', () => {
    const { look, change } = office();
    look('red', T0, T0);
    change(1, { state: 'withdrawn', withdrawnAtMs: T0 + HOUR_MS });
    assert.ok(isNothing(look('red', T0, T0 + 2 * HOUR_MS - 1)));
    assert.ok(kinds(look('red', T0, T0 + DAY_MS).make).includes('patrol/day'));
  });

  it('are missed at their due time, and a late run makes none for periods that are over', () => {
    const { look, tasks } = office();
    look('red', T0, T0);
    assert.deepEqual(look('red', T0, T0 + 10 * HOUR_MS).miss, [3]);
    const late = look('red', T0, T0 + 5 * DAY_MS);
    assert.deepEqual(
      [late.miss, kinds(late.make)],
      [
        [1, 4],
        ['patrol/day', 'self-check/shift'],
      ],
    );
    assert.equal(tasks.filter(({ kind }) => kind === 'patrol').length, 2);
  });

  it('over a quarter a worse colour never brings fewer, of visits, specials and self-checks', () => {
    const counts = PLAN_COLOURS.map((colour) => {
      const { look, tasks, change } = office();
      for (let atMs = T0; atMs < T0 + 91 * DAY_MS; atMs += 4 * HOUR_MS) {
        look(colour, T0, atMs);
        tasks
          .filter(({ state }) => state === 'open')
          .forEach(({ id }) => change(id, { state: 'done' }));
      }
      const count = (of: (kind: string) => boolean) => tasks.filter(({ kind }) => of(kind)).length;
      return [
        count((kind) => kind !== 'self-check'),
        count((kind) => kind === 'special'),
        count((kind) => kind === 'self-check'),
      ];
    });
    const [red, yellow, blue] = counts;
    assert.deepEqual(blue, [2, 0, 0], 'the quarter of now and the next');
    red!.forEach((count, at) => assert.ok(count >= yellow![at]! && yellow![at]! >= blue[at]!));
    assert.ok(red![2]! >= 182);
  });

  it('under random colours (seed 7): twice changes nothing, due times never move back, nothing is lost', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 30; round++) {
      const { look, tasks, change } = office();
      let [colour, fromMs, atMs] = ['blue', T0, T0] as [PlanColour, number, number];
      while (atMs < T0 + 40 * DAY_MS) {
        const next = random.pick(PLAN_COLOURS);
        if (random.next() < 0.2 && next !== colour) [colour, fromMs] = [next, atMs];
        const before = tasks.map((task) => ({ ...task }));
        const changes = look(colour, fromMs, atMs);
        assert.ok(isNothing(look(colour, fromMs, atMs)), 'twice');
        for (const { id, isTakenUpAgain } of changes.tighten) {
          const was = before.find((task) => task.id === id)!;
          const is = tasks.find((task) => task.id === id)!;
          assert.ok(isTakenUpAgain || is.dueMs <= was.dueMs);
          assert.ok(!isWorse(was.colour, is.colour) || isTakenUpAgain);
        }
        for (const { kind, every } of RULES.lines[colour]) {
          const { fromMs: period } = periodAt(every, atMs, RULES.shiftStarts);
          assert.ok(
            tasks.some((task) => keyOf(task) === keyOf({ kind, every, periodFromMs: period })),
            `${colour} without ${kind}/${every}`,
          );
        }
        const open = tasks.filter(({ state }) => state === 'open');
        if (open.length > 0 && random.next() < 0.3) change(random.pick(open).id, { state: 'done' });
        atMs += random.between(0.2, 15) * HOUR_MS;
      }
    }
  });
});

describe('the rules', () => {
  it('that are suggested hold, and a draft of them reads back', () => {
    assert.equal(supervisionRules.safeParse(RULES).success, true);
    assert.equal(supervisionRulesDraft.safeParse(draftOf(RULES)).success, true);
  });

  it('are refused where a worse colour would bring less, with the place and both languages', () => {
    const refused = (lines: Partial<typeof RULES.lines>) =>
      supervisionRules.safeParse({ ...RULES, lines: { ...RULES.lines, ...lines } }).error?.issues ??
      [];
    const [fewer] = refused({ red: [{ kind: 'patrol', every: 'month', leastH: 4 }] });
    assert.deepEqual(fewer!.path, ['lines', 'red']);
    assert.match(fewer!.message, /fewer/);
    assert.ok(
      refused({ red: RULES.lines.red.filter(({ kind }) => kind !== 'special') }).length > 0,
    );
    const check = [{ kind: 'self-check', every: 'shift', leastH: 2 } as const];
    assert.ok(
      refused({ yellow: [...RULES.lines.yellow, ...check] }).length === 0,
      'as often is fine',
    );
    assert.ok(refused({ blue: check }).length > 0, 'no visit at all');
    assert.ok(
      refused({ blue: [...RULES.lines.blue, RULES.lines.blue[0]!] }).length > 0,
      'twice a kind',
    );
  });

  it('hold from their day on; of two of one day the later version', () => {
    const versions = [
      { ...RULES },
      { ...RULES, version: 2, effectiveFrom: '2026-08-01' },
      { ...RULES, version: 3, effectiveFrom: '2026-08-01' },
    ];
    const on = (date: string) => rulesOn(versions, date).version;
    assert.deepEqual([on('2025-01-01'), on('2026-07-31'), on('2026-08-01')], [1, 1, 3]);
  });
});

describe('the checklist', () => {
  it('names what the colour comes from before what is always looked at, and nothing that stands in good order', () => {
    const label = { zh: 'V-101', en: 'V-101' };
    const lines = checkLines('patrol', RULES, [
      { id: 'alarm:7', kind: 'alarm', refId: 7, label },
      { id: 'facility:1', kind: 'facility', refId: 1, label },
    ]);
    assert.deepEqual(
      lines.map(({ id }) => id),
      ['alarm:7', 'standing:1', 'standing:2', 'standing:3'],
    );
    assert.match(lines[0]!.text.en, /V-101/);
    assert.deepEqual(lines[0]!.about, { kind: 'alarm', refId: 7 });
  });

  it('stays short enough to be walked', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({
      ...{ id: `alarm:${at}`, kind: 'alarm' as const, refId: at },
      label: { zh: '气', en: 'gas' },
    }));
    assert.equal(checkLines('self-check', RULES, many).length, 8 + 2);
  });
});

describe('reminders of a missed task', () => {
  const task = {
    ...{ id: 5, kind: 'patrol' as const, dueMs: T0, enterpriseName: { zh: '甲', en: 'A' } },
  };
  it('come at their steps, each once, and go higher', () => {
    const at = (hours: number, taken: string[] = []) =>
      dueReminders(
        { ...task, taken: taken.map((key) => ({ key, action: 'remind' as const })) },
        RULES,
        T0 + hours * HOUR_MS,
      );
    assert.deepEqual(at(-1), []);
    const [first] = at(0);
    assert.deepEqual(at(3, [first!.key]), []);
    const [second, ...more] = at(5, [first!.key]);
    assert.deepEqual([more, second!.to.includes('director')], [[], false]);
    assert.match(second!.reason.zh, /甲的巡查任务逾期 4 小时/);
    const [third] = at(24, [first!.key, second!.key]);
    assert.ok(third!.to.includes('director'));
    assert.equal(at(24).length, 3, 'after downtime all that were missed');
  });
});
