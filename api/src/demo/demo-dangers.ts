import { createHash } from 'node:crypto';
import type { HiddenDangerAction } from '@parkwatch/domain/hidden-danger/next-hidden-danger';
import { HOUR_MS } from '@parkwatch/domain/time/duration';
import { insertAttachment } from '../attachments/store.ts';
import { sql } from '../db/sql.ts';
import { askForLater } from '../hidden-dangers/postpone.ts';
import { changeDanger, reportDanger } from '../hidden-dangers/service.ts';
import type { Caller } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import type { AccountIds } from './demo-accounts.ts';
import { STORIES } from './demo-danger-stories.ts';
import type { Step, Story } from './demo-danger-stories.ts';
import { demoPicture } from './demo-picture.ts';
import { demoStandards } from './demo-standards.ts';

const listPlaces = sql(import.meta, './list-demo-places.sql');

type Place = {
  readonly accountPrefix: string;
  readonly enterpriseId: number;
  readonly facilityId: number;
  readonly lon: number;
  readonly lat: number;
  readonly managerId: number;
};

/** Makes the stories true by the same services that people use, each step at its time; the audit trail says when they ran. */
export async function makeDemoDangers(parts: Parts, accounts: AccountIds): Promise<void> {
  const prefixes = STORIES.map(({ of }) => of);
  const places = await parts.db.tx({ kind: 'system' }, (tx) =>
    tx.rows<Place>(listPlaces, [prefixes]),
  );
  const byPrefix = new Map(places.map((place) => [place.accountPrefix, place]));
  const startMs = parts.now().getTime();
  const standards = await parts.db.tx({ kind: 'system' }, demoStandards);
  for (const story of STORIES) {
    const place = byPrefix.get(story.of);
    const standardLineId = standards.get(story.title) ?? null;
    if (place !== undefined) await tell(parts, story, { place, accounts, startMs, standardLineId });
  }
}

type Telling = {
  readonly place: Place;
  readonly accounts: AccountIds;
  readonly startMs: number;
  readonly standardLineId: number | null;
};

async function tell(
  parts: Parts,
  story: Story,
  { place, accounts, startMs, standardLineId }: Telling,
): Promise<void> {
  const at = (hoursAgo: number) => new Date(startMs - hoursAgo * HOUR_MS);
  const inspector = parkCaller('inspector', accounts.get('inspector')!);
  const reportedAt = at(story.reportedHoursAgo);
  const { title, description, category, grade } = story;
  const { enterpriseId, facilityId, lon, lat } = place;
  const report = {
    ...{ title, description, category, grade, enterpriseId, facilityId, alarmId: null },
    ...{ location: [lon, lat] as const, standardLineId },
    attachmentIds: [await picture(parts, inspector, { at: reportedAt, colour: [214, 168, 0] })],
  };
  const { id } = await reportDanger(parts, inspector, { report, now: reportedAt });
  for (const [step, hoursAgo] of story.then) {
    const caller = callerOf(step, { place, accounts });
    const now = at(hoursAgo);
    if (step === 'postpone') {
      const until = new Date(startMs + POSTPONED_HOURS * HOUR_MS).toISOString();
      await askForLater(parts, caller, { id, now, until, reason: WORDS[step] });
      continue;
    }
    const attachmentIds =
      step === 'answer' ? [await picture(parts, caller, { at: now, colour: [46, 125, 50] })] : [];
    const deadlineMs =
      story.deadlineInHours === undefined ? null : startMs + story.deadlineInHours * HOUR_MS;
    await changeDanger(parts, caller, {
      ...{ id, action: `demo:${step}`, now, attachmentIds },
      acts: [(by, photoCount) => actionOf(step, { by, photoCount, deadlineMs, story })],
    });
  }
}

type Acting = {
  readonly by: Pick<HiddenDangerAction, 'atMs' | 'by'>;
  readonly photoCount: number;
  readonly deadlineMs: number | null;
  readonly story: Story;
};

const POSTPONED_HOURS = 7 * 24;
const WORDS: Readonly<Record<Step, string>> = {
  confirm: '现场核实属实。Confirmed on site.',
  refuse: '复核未见异常，气味来自园区外。Nothing was found; the smell came from outside the park.',
  progress: '已清理一半，备件明日到货。Half of it is cleared; the parts come tomorrow.',
  postpone:
    '货架需厂家改造，交货期五天。The rack has to be rebuilt by its maker, who needs five days.',
  close: '资料齐全，同意销号。The file is complete; closed.',
  dispatch: '请按期整改并回传照片。Please rectify in time and send photos.',
  'take-up': '已签收，安排检修班组处理。Taken up; the maintenance crew is on it.',
  answer: '已整改完成，见照片。Done, see the photo.',
  return: '照片未显示编号，请补充。The photo does not show the numbers; please add them.',
  accept: '现场复核合格。Checked on site, accepted.',
};

function actionOf(
  step: Exclude<Step, 'postpone'>,
  { by, photoCount, deadlineMs, story: { grade, category } }: Acting,
): HiddenDangerAction {
  const text = WORDS[step];
  switch (step) {
    case 'confirm':
      return { ...by, type: step, text, grade, category };
    case 'refuse':
      return { ...by, type: step, text, duplicateOf: null };
    case 'progress':
      return { ...by, type: step, text, percent: 50, photoCount };
    case 'answer':
      return { ...by, type: step, text, photoCount };
    case 'dispatch':
      return { ...by, type: step, text, ...(deadlineMs === null ? {} : { deadlineMs }) };
    default:
      return { ...by, type: step, text };
  }
}

function callerOf(step: Step, { place, accounts }: Pick<Telling, 'place' | 'accounts'>): Caller {
  if (['confirm', 'refuse', 'dispatch', 'close'].includes(step))
    return parkCaller('duty', accounts.get('duty')!);
  if (step === 'return' || step === 'accept')
    return parkCaller('inspector', accounts.get('inspector')!);
  const { accountPrefix, enterpriseId, managerId: userId } = place;
  return {
    ...{
      userId,
      username: `${accountPrefix}.manager`,
      role: 'manager',
      enterpriseId,
      reach: 'own',
    },
    ...{
      scope: { kind: 'enterprises', userId, enterpriseIds: [enterpriseId] },
      address: null,
      requestId: 'demo',
    },
  };
}

function parkCaller(role: 'duty' | 'inspector', userId: number): Caller {
  return {
    ...{ userId, username: role, role, enterpriseId: null, reach: 'park' },
    ...{ scope: { kind: 'park', userId }, address: null, requestId: 'demo' },
  };
}

type Picture = { readonly at: Date; readonly colour: readonly [number, number, number] };

async function picture({ db }: Parts, by: Caller, { at, colour }: Picture): Promise<number> {
  const content = demoPicture(colour);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const taken = { at: null, location: null };
  const photo = { mediaType: 'image/png', content, sha256, taken, at, by };
  return (await db.tx(by.scope, (tx) => insertAttachment(tx, photo))).id;
}
