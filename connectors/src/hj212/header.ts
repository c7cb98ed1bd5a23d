/** What stands before the CP of a frame. All are texts safe to be sent back: no `;`, `=`, `&`. */
export type Header = {
  /** Request number; old loggers leave it out. */
  readonly qn: string;
  readonly st: string;
  readonly cn: string;
  /** A secret: never shown. */
  readonly pw: string;
  readonly mn: string;
  /** Null where there is none (HJ/T 212-2005). Bits V5..V0 D A: version, has a packet number, wants an answer. */
  readonly flag: number | null;
  readonly pnum: number;
  readonly pno: number;
};

type Key = keyof Header;
type Field = { readonly key: Key; readonly most: number; readonly test: RegExp };

/** Visible ASCII but for what has a meaning in a frame: `#`, `&`, `,`, `;`, `=`. */
const VISIBLE = /^[!"$%'-+\-.-:<>-~]+$/;

/** HJ 212-2017 Table 2 in wire order. Longer than there: MN and PW of 24 and more are in the field, ST=101 too. */
const FIELDS = new Map<string, Field>(
  Object.entries({
    QN: { key: 'qn', most: 32, test: /^[0-9A-Za-z]+$/ },
    ST: { key: 'st', most: 5, test: /^[0-9A-Za-z]+$/ },
    CN: { key: 'cn', most: 4, test: /^[0-9]{4}$/ },
    PW: { key: 'pw', most: 64, test: VISIBLE },
    MN: { key: 'mn', most: 64, test: VISIBLE },
    Flag: { key: 'flag', most: 3, test: /^[0-9]+$/ },
    PNUM: { key: 'pnum', most: 4, test: /^[0-9]+$/ },
    PNO: { key: 'pno', most: 4, test: /^[0-9]+$/ },
  } as const),
);

export const FLAG_ANSWER = 1;
export const FLAG_PACKETS = 2;

/**
 * The header of a frame's text between `from` and the CP at `to`. Fields may come in any order; fields of later editions
 * are passed over.
 */
export function readHeader(
  text: string,
  from: number,
  to: number,
): Header | { readonly rejected: string } {
  const found: Partial<Record<Key, string>> = {};
  for (let at = from; at < to;) {
    const end = endOf(text, at, to);
    const fault = end === at ? null : takeField(found, text.slice(at, end));
    if (fault !== null) return { rejected: fault };
    at = end + 1;
  }
  return toHeader(found);
}

function toHeader(found: Partial<Record<Key, string>>): Header | { readonly rejected: string } {
  const { qn = '', st = '', cn, pw = '', mn, flag } = found;
  if (cn === undefined) return { rejected: 'no-cn: the header has no CN' };
  if (mn === undefined) return { rejected: 'no-mn: the header has no MN' };
  const bits = flag === undefined ? null : Number(flag);
  if (bits !== null && bits > 255) return { rejected: 'bad-header: Flag is more than a byte' };
  const [pnum, pno] = [Number(found.pnum ?? 1), Number(found.pno ?? 1)];
  if (pno < 1 || pno > pnum) {
    return { rejected: `bad-packet: number ${pno} of ${pnum} packets` };
  }
  return { qn, st, cn, pw, mn, flag: bits, pnum, pno };
}

/** Whether the sender wants an answer: bit A. */
export function wantsAnswer({ flag }: Header): boolean {
  return flag !== null && (flag & FLAG_ANSWER) !== 0;
}

/** Version 0 is HJ/T 212-2005, 1 HJ 212-2017, 2 is seen with the edition of 2025. */
export function versionOf({ flag }: Header): number | null {
  return flag === null ? null : flag >> 2;
}

function endOf(text: string, at: number, to: number): number {
  const semicolon = text.indexOf(';', at);
  return semicolon < 0 || semicolon > to ? to : semicolon;
}

function takeField(found: Partial<Record<Key, string>>, piece: string): string | null {
  const equals = piece.indexOf('=');
  if (equals < 1) return 'bad-header: a field without =';
  const name = piece.slice(0, equals);
  const field = FIELDS.get(name);
  if (field === undefined) return null;
  const { key, most, test } = field;
  const value = piece.slice(equals + 1);
  // Some loggers send a name with nothing behind it: as if it were not there.
  if (value === '') return null;
  if (value.length > most || !test.test(value)) {
    return `bad-header: ${name} is no valid value`;
  }
  if (found[key] !== undefined && found[key] !== value) return `bad-header: ${name} is there twice`;
  found[key] = value;
  return null;
}
