import type * as z from 'zod';
import { configSchemaOf, listenPortOf } from '@parkwatch/domain/sources/index';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import { sourceCommon } from '@parkwatch/domain/sources/data-source';
import type { SourceCommon } from '@parkwatch/domain/sources/data-source';
import type { Text } from '@parkwatch/domain/text/text';
import type { Tx } from '../db/tx.ts';
import { pointerOf } from '../http/as-problem.ts';
import { fieldWords } from '../http/field-words.ts';
import { namesAskedFor, ownershipFaults } from './confine-source.ts';
import { findCodes, findForeign, findOwner } from './source-store.ts';

/** What is wrong with a configuration: where (JSON pointer within it) and why. */
export type Fault = { readonly path: string; readonly message: Text };

/** What the api itself needs to know of a configuration. */
export type ConfigFacts = {
  readonly deviceCount: number;
  readonly listenPort: number | null;
  readonly downAfterS: number;
};

export type Checked = {
  readonly faults: Fault[];
  readonly unknownPoints: string[];
  /** Absent when there are faults. */
  readonly facts?: ConfigFacts;
};

type Wanted = {
  readonly connector: ConnectorId;
  /** With its secrets. */
  readonly config: unknown;
  readonly enterpriseId: number | null;
};

const MOST_FAULTS = 50;
const DOWN_AFTER_S = 300;

/**
 * Everything that can be known to be wrong before a gateway runs it: the connector's schema, fields that no schema knows
 * (a typing mistake would be silent), points and moving objects that the park or the enterprise does not have.
 */
export async function checkConfig(tx: Tx, wanted: Wanted): Promise<Checked> {
  const parsed = configSchemaOf(wanted.connector).safeParse(wanted.config);
  if (!parsed.success) return { faults: ofIssues(parsed.error), unknownPoints: [] };
  const common = sourceCommon.parse(parsed.data);
  const unknown = unknownFields(wanted.config, parsed.data, []);
  const { faults, unknownPoints } = await checkCodes(tx, common, wanted.enterpriseId);
  const owned = await checkOwner(tx, wanted, common);
  const all = [...unknown, ...faults, ...owned].slice(0, MOST_FAULTS);
  if (all.length > 0) return { faults: all, unknownPoints };
  const { devices, downAfterS = DOWN_AFTER_S } = common;
  const listenPort = listenPortOf(common.settings);
  return {
    faults: [],
    unknownPoints: [],
    facts: { deviceCount: devices.length, listenPort, downAfterS },
  };
}

function ofIssues({ issues }: z.ZodError): Fault[] {
  return issues.slice(0, MOST_FAULTS).map((issue) => {
    const words = fieldWords(issue);
    // The connector's own words are English; better than none.
    const zh = issue.code === 'custom' ? `${words.zh}：${issue.message}` : words.zh;
    return { path: pointerOf(issue.path), message: { zh, en: words.en } };
  });
}

type Path = readonly PropertyKey[];
const UNKNOWN_FIELD = { zh: '未知字段', en: 'no such field' };

/** Fields that the schema dropped. What it made something else of is its own business. */
function unknownFields(given: unknown, parsed: unknown, path: Path): Fault[] {
  if (Array.isArray(given) && Array.isArray(parsed)) {
    return given.flatMap((one, at) => unknownFields(one, parsed[at], [...path, at]));
  }
  if (!isObject(given) || !isObject(parsed)) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const here = [...path, key];
    if (!Object.hasOwn(parsed, key)) return [{ path: pointerOf(here), message: UNKNOWN_FIELD }];
    return unknownFields(value, parsed[key], here);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Named = { readonly what: 'point' | 'object'; readonly code: string; readonly path: Path };

/** The park's points and moving objects that a configuration names, with where. */
function namedCodes({ devices }: SourceCommon): Named[] {
  return devices.flatMap(({ points, object }, at) => [
    ...Object.entries(points).map(([wire, { point }]): Named => ({
      what: 'point',
      code: point,
      path: ['devices', at, 'points', wire, 'point'],
    })),
    ...(object === undefined
      ? []
      : [{ what: 'object' as const, code: object, path: ['devices', at, 'object'] }]),
  ]);
}

async function checkCodes(tx: Tx, config: SourceCommon, enterpriseId: number | null) {
  const named = namedCodes(config);
  const codesOf = (kind: Named['what']) =>
    named.filter(({ what }) => what === kind).map(({ code }) => code);
  const rows = await findCodes(tx, codesOf('point'), codesOf('object'));
  const owners = new Map(rows.map((row) => [`${row.what} ${row.code}`, row.enterprise_id]));
  const faults: Fault[] = [];
  const unknownPoints = new Set<string>();
  for (const { what, code, path } of named) {
    const owner = owners.get(`${what} ${code}`);
    if (owner === undefined && what === 'point') unknownPoints.add(code);
    const message = codeFault({ what, code, owner }, enterpriseId);
    if (message !== undefined) faults.push({ path: pointerOf(path), message });
  }
  return { faults, unknownPoints: [...unknownPoints].slice(0, MOST_FAULTS) };
}

/** A source of an enterprise delivers that enterprise's data alone, whatever the key of its gateway may write. */
async function checkOwner(
  tx: Tx,
  { connector, enterpriseId }: Wanted,
  config: SourceCommon,
): Promise<Fault[]> {
  const owner = enterpriseId === null ? undefined : await findOwner(tx, enterpriseId);
  if (owner === undefined) return [];
  const { prefixes, cameras } = namesAskedFor({ connector, config });
  const rows = await findForeign(tx, { prefixes, cameras, enterpriseId: enterpriseId! });
  const found = new Set(rows.map(({ what, name }) => `${what} ${name}`));
  return ownershipFaults({ connector, config }, owner, {
    hasPointLike: (prefix) => found.has(`point ${prefix}`),
    isCamera: (name) => found.has(`camera ${name}`),
  });
}

type Owned = Pick<Named, 'what' | 'code'> & { readonly owner: number | null | undefined };

/** A source of an enterprise writes that enterprise's points alone; one of the park's own any. */
function codeFault({ what, code, owner }: Owned, enterpriseId: number | null): Text | undefined {
  const is =
    what === 'point' ? { zh: '测点', en: 'point' } : { zh: '移动目标', en: 'moving object' };
  if (owner === undefined) {
    return { zh: `没有这个${is.zh}：${code}`, en: `there is no ${is.en} ${code}` };
  }
  if (enterpriseId === null || owner === enterpriseId) return undefined;
  return {
    zh: `${is.zh} ${code} 不属于该企业`,
    en: `the ${is.en} ${code} is not of this enterprise`,
  };
}
