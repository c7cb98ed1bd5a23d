import type { Header } from './header.ts';
import { FLAG_ANSWER, versionOf } from './header.ts';
import { writeFrame } from './write-frame.ts';

/** Edition that a device's configuration names; `auto`: that of its Flag byte. */
export type Edition = 'auto' | '2005' | '2017';

/** QnRtn (HJ 212-2017, 请求命令返回表) by why an account is refused. */
export const QN_RTN = { unknown: '4', blocked: '2', secret: '3' } as const;

/** Interactive commands are under ST=91. */
const INTERACTION = '91';

/**
 * 9014 for data, 9013 for notices, 9011 with a QnRtn for what is refused: the same QN, ST=91, the version of the device,
 * no answer wanted (Annex C.14: Flag=4, empty CP). HJ/T 212-2005 has the QN in the CP, and 9014 without MN.
 * The PW is the one that came: an answer never tells a peer a password that it did not show.
 */
export function answerTo(
  header: Header,
  cn: '9011' | '9013' | '9014',
  { edition, qnRtn }: { edition: Edition; qnRtn?: string },
): Buffer {
  const { qn, pw, mn } = header;
  if (!isOld(header, edition)) {
    const cp = qnRtn === undefined ? '' : `QnRtn=${qnRtn}`;
    const flag = versionFlag(header, edition);
    return writeFrame({ qn, st: INTERACTION, cn, pw, mn, flag }, cp);
  }
  const said = [
    ...(qn === '' ? [] : [`QN=${qn}`]),
    ...(cn === '9014' ? [`CN=${header.cn}`] : []),
    ...(qnRtn === undefined ? [] : [`QnRtn=${qnRtn}`]),
  ].join(';');
  const head = cn === '9014' ? { pw: '', mn: '', flag: null } : { pw, mn, flag: 0 };
  return writeFrame({ qn: '', st: INTERACTION, cn, ...head }, said);
}

export type RequestWords = {
  readonly qn: string;
  readonly cn: string;
  readonly pw: string;
  /** `name=value` each. */
  readonly cp: readonly string[];
};

/** A request to a device, in its edition: 2017 writes `;` between the parts of the CP, 2005 `,`. */
export function requestTo(
  last: Header,
  { qn, cn, pw, cp }: RequestWords,
  edition: Edition,
): Buffer {
  const isOlder = isOld(last, edition);
  const flag = isOlder ? FLAG_ANSWER : versionFlag(last, edition) | FLAG_ANSWER;
  return writeFrame({ qn, st: last.st, cn, pw, mn: last.mn, flag }, cp.join(isOlder ? ',' : ';'));
}

function isOld(header: Header, edition: Edition): boolean {
  if (edition !== 'auto') return edition === '2005';
  return versionOf(header) === 0;
}

/** Version bits without D and A; a device without a Flag is spoken to as one of 2017. */
function versionFlag(header: Header, edition: Edition): number {
  const version = edition === '2017' ? 1 : (versionOf(header) ?? 1);
  return (version === 0 ? 1 : version) << 2;
}
