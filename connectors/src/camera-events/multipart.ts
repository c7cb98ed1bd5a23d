/** A part of a `multipart/form-data` body. What it does not say of itself is empty. */
export type Part = {
  readonly name: string;
  readonly fileName: string;
  /** Without its angle brackets. */
  readonly contentId: string;
  /** Media type in small letters, without parameters. */
  readonly type: string;
  readonly bytes: Buffer;
};
export type Parts = { readonly parts: readonly Part[] } | { readonly rejected: string };

/** A picture for each event, the JSON, and some fields beside. */
const MOST_PARTS = 100;
const MOST_HEADER_BYTES = 8192;
const BOUNDARY = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;",]{1,70}))/i;

/**
 * The parts of a body, in their order; they share its memory. Node's own reader wants a name for each part, which boxes
 * leave out. Total, linear in the length of the body.
 * @source RFC 2046, 5.1.1; RFC 7578
 */
export function parseMultipart(body: Buffer, contentType: string): Parts {
  const found = BOUNDARY.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) return broken('its type names no boundary');
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first one may have nothing before it.
  let at = startsWith(body, delimiter.subarray(2)) ? -2 : body.indexOf(delimiter);
  if (at === -1) return broken('its boundary is not there');
  const parts: Part[] = [];
  for (;;) {
    at += delimiter.length;
    if (body.toString('latin1', at, at + 2) === '--') return { parts };
    if (parts.length === MOST_PARTS) return broken(`more than ${MOST_PARTS} parts`);
    const part = partAt(body, at, delimiter);
    if ('rejected' in part) return part;
    parts.push(part.part);
    at = part.end;
  }
}

function broken(why: string) {
  return { rejected: `broken-multipart: ${why}` };
}

function startsWith(body: Buffer, start: Buffer): boolean {
  return body.length >= start.length && body.subarray(0, start.length).equals(start);
}

/** The part behind a delimiter and where the next one begins. */
function partAt(body: Buffer, from: number, delimiter: Buffer) {
  const line = body.indexOf('\r\n', from, 'latin1');
  // Blanks may follow a delimiter, nothing else (RFC 2046, 5.1.1: transport padding).
  if (line === -1 || line - from > 100 || body.toString('latin1', from, line).trim() !== '') {
    return broken('a boundary is followed by something else');
  }
  const window = body.subarray(line, line + MOST_HEADER_BYTES);
  const blank = window.indexOf('\r\n\r\n', 0, 'latin1');
  if (blank === -1) return broken('the head of a part has no end');
  const start = line + blank + 4;
  // A part without content: its delimiter begins with the line feed that ended its head.
  const end = body.indexOf(delimiter, start - 2);
  if (end === -1) return broken('a part has no end');
  const head = headOf(body.toString('utf8', line, line + blank));
  return { part: { ...head, bytes: body.subarray(Math.min(start, end), end) }, end };
}

function headOf(text: string): Omit<Part, 'bytes'> {
  const headers = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1));
  }
  const disposition = headers.get('content-disposition') ?? '';
  return {
    name: parameterOf(disposition, 'name'),
    fileName: parameterOf(disposition, 'filename'),
    contentId: (headers.get('content-id') ?? '').trim().replace(/^<|>$/g, ''),
    type: (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase(),
  };
}

function parameterOf(header: string, name: string): string {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]*))`, 'i').exec(header);
  return found?.[1] ?? found?.[2] ?? '';
}
