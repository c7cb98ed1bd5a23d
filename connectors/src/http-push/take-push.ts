import type { HttpPushSettings } from '@parkwatch/domain/sources/http-push';
import { PARK_FEEDS, RECORD_FEEDS } from '@parkwatch/domain/sources/record-feed';
import type { RecordFeed } from '@parkwatch/domain/sources/record-feed';
import type { From, Reading } from '../contract.ts';
import type { PushDevice } from './authenticate.ts';
import {
  isEntry,
  listOf,
  MAX_READINGS,
  MAX_RECORDS,
  observationsOf,
  parseJson,
  parseLines,
  positionsOf,
  whyNoEntry,
} from './decode.ts';
import type { List, RejectedEntry } from './decode.ts';
import { PushProblem } from './problem.ts';

export type PushFeed = 'observations' | 'positions' | RecordFeed;
export const PUSH_FEEDS: readonly PushFeed[] = ['observations', 'positions', ...RECORD_FEEDS];

export type Body = { readonly bytes: Buffer; readonly isLines: boolean };

/** What of a push is taken: readings or records to deliver, and what is not and why. */
export type Taken = {
  readonly readings: readonly Reading[];
  /** As many as were sent: an entry that is refused here keeps its place, and the api refuses it too. */
  readonly records: readonly object[];
  readonly accepted: number;
  readonly rejected: readonly RejectedEntry[];
};

type Taking = {
  readonly feed: PushFeed;
  readonly body: Body;
  readonly device: PushDevice;
  readonly settings: HttpPushSettings;
};

/** @throws bad-request, too-large for a body that is no list of the feed */
export function takePush({ feed, body, device, settings }: Taking): Taken {
  const mapping = device.settings.mapping ?? settings.mapping;
  const isReading = feed === 'observations' || feed === 'positions';
  if (!isReading) return takeRecords(entriesOf(body, 'records', MAX_RECORDS), { feed, device });
  const list = entriesOf(body, feed === 'positions' ? 'positions' : 'readings', MAX_READINGS);
  const decoded = feed === 'positions' ? positionsOf(list) : observationsOf(list);
  const readings: Reading[] = [];
  const rejected = [...decoded.rejected];
  for (const { index, reading } of decoded.readings) {
    const own = mapping === 'pass-through' ? passed(reading, device) : named(reading, device);
    // What no mapping names goes on too: the host lists it for the engineer, who has to add it.
    readings.push(own.reading);
    if (own.reason !== null) rejected.push({ index, reason: own.reason });
  }
  rejected.sort((a, b) => a.index - b.index);
  return { readings, records: [], accepted: list.length - rejected.length, rejected };
}

type Named = { readonly reading: Reading; readonly reason: string | null };

function named(reading: Reading, { points, object }: PushDevice): Named {
  const mapped = Object.hasOwn(points, reading.point) ? points[reading.point] : undefined;
  if (!('lon' in reading)) {
    return { reading, reason: mapped === undefined ? 'unmapped-point: no such point here' : null };
  }
  // One account may report many vehicles: `points` names those that are not the account's own.
  if (mapped !== undefined) {
    return { reading: { ...reading, point: mapped.point, isParkCode: true }, reason: null };
  }
  return { reading, reason: object === undefined ? 'unmapped-object: no such object here' : null };
}

function passed(reading: Reading, { settings }: PushDevice): Named {
  const isOwn = reading.point.startsWith(settings.codePrefix);
  if (isOwn) return { reading: { ...reading, isParkCode: true }, reason: null };
  return { reading, reason: 'foreign-code: not a code of this account' };
}

function takeRecords(
  entries: readonly unknown[],
  { feed, device }: Pick<Taking, 'feed' | 'device'>,
): Taken {
  const codes = device.settings.enterpriseCodes;
  const isRefused = codes.length > 0 && PARK_FEEDS.includes(feed);
  const rejected: RejectedEntry[] = [];
  const records = entries.map((entry, index): object => {
    const own = () => (isEntry(entry) ? ownRecord(entry, codes) : whyNoEntry(entry));
    const record = isRefused ? 'feed: not for accounts of single enterprises' : own();
    if (typeof record !== 'string') return record;
    rejected.push({ index, reason: record });
    return {};
  });
  return { readings: [], records, accepted: records.length - rejected.length, rejected };
}

function ownRecord(record: Readonly<Record<string, unknown>>, codes: readonly string[]) {
  if (codes.length === 0) return record;
  const code = record['enterpriseCode'] ?? record['companyCode'];
  if (code === undefined) return { enterpriseCode: codes[0], ...record };
  const isOwn = codes.includes(code as string);
  return isOwn ? record : 'enterpriseCode: not an enterprise of this account';
}

function entriesOf({ bytes, isLines }: Body, name: string, max: number): readonly unknown[] {
  const list: List = isLines ? parseLines(bytes, max) : listOf(parseJson(bytes), name, max);
  if ('entries' in list) return list.entries;
  const code = list.rejected.startsWith('too-many') ? 'too-large' : 'bad-request';
  throw new PushProblem(code, { detail: { zh: chinese(list.rejected, max), en: list.rejected } });
}

const REASONS: Readonly<Record<string, string>> = {
  'bad-utf8': '内容不是 UTF-8',
  'bad-json': '内容不是有效的 JSON',
  'bad-shape': '内容不是所要求的列表',
};

function chinese(reason: string, max: number): string {
  return REASONS[reason.split(':')[0]!] ?? `一次最多 ${max} 条`;
}

export type Delivery = { readonly from: From; readonly taken: Taken; readonly feed: PushFeed };
