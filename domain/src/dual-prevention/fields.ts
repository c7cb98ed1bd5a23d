import * as z from 'zod';
import { fieldFault } from '../text/field-fault.ts';
import { storable } from '../wire/ingest.ts';
import { DANGER_LEVEL_CODINGS, RISK_LEVEL_CODINGS } from './codes.ts';
import { msFromSourceTime } from './source-time.ts';

/** As pushed: `yyyyMMddHHmmss` Beijing time or ISO 8601 → ISO 8601 UTC. */
export const sourceTime = z.string().transform((text, check) => {
  const ms = msFromSourceTime(text);
  if (ms !== null) return new Date(ms).toISOString();
  check.addIssue(
    fieldFault({
      zh: '应为 yyyyMMddHHmmss 或 ISO 8601 时间',
      en: 'no time: yyyyMMddHHmmss or ISO 8601 is required',
    }),
  );
  return z.NEVER;
});
export const short = storable.trim().max(100);
export const words = (most: number) => storable.trim().max(most);
export const required = (most: number) => words(most).min(1);
/** Systems write numbers as text now and then. */
export const numeric = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
/** What a column of the database takes. */
export const whole = numeric.pipe(z.int().min(-2_147_483_648).max(2_147_483_647));
export const flag = z
  .union([z.boolean(), z.enum(['0', '1']), z.literal([0, 1])])
  .transform((value) => value === true || value === '1' || value === 1);

/** The word of a code, by the table's own properties only: `constructor` is no code. */
export function wordOf<W extends string>(
  codes: Readonly<Record<string, W>>,
  value: string | number,
): W | undefined {
  const key = String(value);
  if (Object.hasOwn(codes, key)) return codes[key];
  return Object.values(codes).find((word) => word === value);
}

/** A code as text or number, or our word for it. */
export function coded<C extends Readonly<Record<string, string>>>(codes: C) {
  return z.union([z.string(), z.number()]).transform((value, check): C[keyof C] => {
    const word = wordOf(codes, value);
    if (word !== undefined) return word as C[keyof C];
    const known = Object.keys(codes);
    check.addIssue(
      fieldFault({ zh: `只能是：${known.join('、')}`, en: `not one of ${known.join(', ')}` }),
    );
    return z.NEVER;
  });
}

/** A record without the fields that say nothing: systems push every column of their table, empty ones as null or "". */
export function withoutEmpty(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  const said = Object.entries(record).filter(
    ([, value]) => value !== null && !(typeof value === 'string' && value.trim() === ''),
  );
  return Object.fromEntries(said);
}

export const id = required(100);
export const common = {
  /** The enterprise's own key (UUID in most systems). */
  id: id.optional(),
  externalId: id.optional(),
  /** The park's code of the enterprise, or its nine-digit number of the national registration system. */
  enterpriseCode: short.optional(),
  companyCode: short.optional(),
  /** 1 = deleted there: kept here as a state, never removed. */
  deleted: flag.default(false),
  createDate: sourceTime.optional(),
  createBy: short.optional(),
  updateDate: sourceTime.optional(),
  updateBy: short.optional(),
};
/** Which of two codings the sender uses, where they cannot be told apart; what it does not say, the park has set. */
export const coding = z
  .object({
    riskLevel: z
      .enum(Object.keys(RISK_LEVEL_CODINGS) as [keyof typeof RISK_LEVEL_CODINGS])
      .optional(),
    dangerLevel: z
      .enum(Object.keys(DANGER_LEVEL_CODINGS) as [keyof typeof DANGER_LEVEL_CODINGS])
      .optional(),
  })
  .prefault({});

export type Keyed = {
  id?: string | undefined;
  externalId?: string | undefined;
  enterpriseCode?: string | undefined;
  companyCode?: string | undefined;
};

/** `id` and `companyCode` of the push under the names that every record of the ingest has. */
export function keyed<T extends Keyed>(
  { id: key, companyCode, ...rest }: T,
  check: z.RefinementCtx,
) {
  const externalId = rest.externalId ?? key;
  const enterpriseCode = rest.enterpriseCode ?? companyCode;
  if (externalId === undefined)
    check.addIssue({ path: ['id'], ...fieldFault({ zh: '缺少 id', en: 'id is required' }) });
  if (enterpriseCode === undefined)
    check.addIssue({
      path: ['companyCode'],
      ...fieldFault({
        zh: '缺少 companyCode 或 enterpriseCode',
        en: 'companyCode or enterpriseCode is required',
      }),
    });
  return { ...rest, externalId: externalId ?? '', enterpriseCode: enterpriseCode ?? '' };
}

/** A deletion needs no more than its key: feeds of deletions push `{id, companyCode, deleted: "1"}` and nothing else. */
export const bareDeletion = z
  .object({ ...common, deleted: flag.pipe(z.literal(true)) })
  .transform(keyed);
