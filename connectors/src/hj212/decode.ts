import type { Decoded, ValueReading } from '../contract.ts';
import { parseTime } from './beijing-time.ts';
import { carriesValues, commandKind } from './commands.ts';
import { factorOf } from './factors.ts';
import { fieldText } from './field-text.ts';
import type { Encoding } from './field-text.ts';
import { versionOf } from './header.ts';
import { parseFrame } from './parse-frame.ts';
import type { ParsedFrame } from './parse-frame.ts';
import { groupParts } from './part-groups.ts';
import type { PartGroup } from './part-groups.ts';
import { flagsOf, isDataFlag, qualityOf } from './quality-of.ts';
import type { FlagSet } from './quality-of.ts';
import { readNumber } from './read-number.ts';
import { readParts } from './read-parts.ts';
import type { Part } from './read-parts.ts';
import { suffixOf } from './suffixes.ts';
import type { Suffix } from './suffixes.ts';

/** How the frames of a device are read: what its configuration says, else the source's. */
export type WireOptions = {
  readonly crc: 'hj212' | 'modbus';
  readonly encoding: Encoding;
  readonly utcOffsetMin: number;
  /** Units by point or factor that go before the standard's table. */
  readonly units?: Readonly<Record<string, string>>;
};

const MOST_NOTES = 20;
const MOST_NAME = 100;
const MOST_NOTED = 60;

/**
 * A frame of HJ 212-2005 or 2017, with or without its CR LF, as readings. A frame that is damaged is rejected as a whole
 * (its time or the names of its values cannot be trusted); a single value that is no number is noted, and its
 * neighbours count. Answers, requests and notices give no readings.
 */
export function decode(frame: Uint8Array, options: WireOptions): Decoded {
  const parsed = parseFrame(frame);
  if ('rejected' in parsed) return parsed;
  return crcFault(parsed, options) ?? decodeParsed(parsed, options);
}

/** The rejection of a frame whose CRC is Modbus's where the configuration does not say that the device does so. */
export function crcFault(
  { crc }: ParsedFrame,
  options: Pick<WireOptions, 'crc'>,
): { readonly rejected: string } | null {
  if (crc === 'hj212' || options.crc === 'modbus') return null;
  return { rejected: 'modbus-crc: the CRC is that of Modbus, which this device may not use' };
}

/** @param packetMs  DataTime of the first packet of the same message, for a packet that has none */
export function decodeParsed(parsed: ParsedFrame, options: WireOptions, packetMs = NaN): Decoded {
  const { header, text, from, to } = parsed;
  if (!carriesValues(header.cn)) {
    const isKnown = commandKind(header.cn) !== null;
    return isKnown ? { readings: [] } : { readings: [], notes: [`unknown-cn: ${header.cn}`] };
  }
  const parts = readParts(text, from, to);
  if ('rejected' in parts) return parts;
  const own = dataTime(parts, options);
  if (typeof own !== 'number') return own;
  const time = Number.isNaN(own) ? packetMs : own;
  const made: Made = { readings: [], notes: [], seen: new Map(), prefix: '' };
  const { st } = header;
  const flags = flagsOf({ st, version: versionOf(header) });
  for (const group of groupParts(parts, flags)) {
    const fault = addGroup(made, { ...group, parts, flags, time, st, options });
    if (fault !== null) return { rejected: fault };
  }
  const { readings, notes } = made;
  return notes.length === 0 ? { readings } : { readings, notes };
}

type Made = {
  readonly readings: ValueReading[];
  readonly notes: string[];
  /** Index of the reading by point. */
  readonly seen: Map<string, number>;
  /** `w01018/` behind a PolId: the instrument that the infos after it are of (3020). */
  prefix: string;
};
type Group = PartGroup & {
  readonly parts: readonly Part[];
  readonly flags: FlagSet;
  /** Epoch ms; NaN: the frame has none. */
  readonly time: number;
  readonly st: string;
  readonly options: WireOptions;
};

/** DataTime of a frame in epoch ms; NaN: it has none that can be. */
export function timeOf({ text, from, to }: ParsedFrame, options: WireOptions): number {
  const parts = readParts(text, from, to);
  if ('rejected' in parts) return NaN;
  const time = dataTime(parts, options);
  return typeof time === 'number' ? time : NaN;
}

/** DataTime of the frame in epoch ms, NaN where it has none; the reason when it cannot be. */
function dataTime(
  parts: readonly Part[],
  options: WireOptions,
): number | { readonly rejected: string } {
  let found: string | null = null;
  for (const { name, value } of parts) {
    if (name !== 'DataTime') continue;
    if (found !== null && found !== value) return { rejected: 'bad-time: DataTime is there twice' };
    found = value;
  }
  if (found === null) return NaN;
  const atMs = parseTime(found, options.utcOffsetMin);
  if (!Number.isNaN(atMs)) return atMs;
  return { rejected: `bad-time: DataTime=${shown(found, options)} is no instant` };
}

function addGroup(made: Made, group: Group): string | null {
  const { parts, at, end, flag, flags, options } = group;
  const first = parts[at]!;
  if (first.suffix === '') {
    addBare(made, first, options);
    return null;
  }
  const atMs = group.sampleTime === null ? group.time : sampleTime(made, group.sampleTime, group);
  const quality = qualityOf(flag, flags);
  if (flag !== null && !isDataFlag(flag, flags)) {
    note(made, `unknown-flag: ${shown(first.code, options)}-Flag=${shown(flag, options)}`);
  }
  for (let one = at; one < end; one += 1) {
    const part = parts[one]!;
    const suffix = suffixOf(part.suffix);
    if (suffix.is === 'text') noteText(made, part, options);
    if (suffix.is !== 'number') continue;
    if (Number.isNaN(group.time) && Number.isNaN(atMs)) return 'no-time: the CP has no DataTime';
    addValue(made, { part, suffix, atMs, quality, group });
  }
  return null;
}

/** A SampleTime that cannot be leaves the values of its code without a time: they are skipped. */
function sampleTime(made: Made, value: string, { parts, at, options }: Group): number {
  const atMs = parseTime(value, options.utcOffsetMin);
  if (Number.isNaN(atMs)) {
    const code = shown(parts[at]!.code, options);
    note(made, `bad-time: ${code}-SampleTime=${shown(value, options)} is no instant`);
  }
  return atMs;
}

type Value = {
  readonly part: Part;
  readonly suffix: Suffix;
  readonly atMs: number;
  readonly quality: ValueReading['quality'];
  readonly group: Group;
};

function addValue(made: Made, { part, suffix, atMs, quality, group }: Value): void {
  const { options, st } = group;
  const value = readNumber(part.value);
  const point = made.prefix + fieldText(part.name, options.encoding);
  if (Number.isNaN(value)) return noteText(made, part, options);
  if (Number.isNaN(atMs)) return note(made, `no-time: ${shown(part.name, options)}`);
  if (point.length > MOST_NAME) return note(made, `long-name: ${shown(part.name, options)}`);
  const unit = unitFor(part, suffix, { options, st, point });
  const reading = { point, atMs, value, unit, quality };
  const before = made.seen.get(point);
  if (before === undefined || made.readings[before]!.atMs !== atMs) {
    made.seen.set(point, made.readings.length);
    made.readings.push(reading);
    return;
  }
  addRepeated(made, before, reading);
}

/** A point that is there twice: once is enough; two values for one instant cannot both be true, and neither is sure. */
function addRepeated(made: Made, before: number, again: ValueReading): void {
  const first = made.readings[before]!;
  if (first.value === again.value) return note(made, `repeated: ${again.point}`);
  made.readings[before] = {
    ...first,
    quality: first.quality === 'bad' ? 'bad' : 'uncertain',
  };
  note(made, `repeated: ${again.point} says ${first.value}, then ${again.value}`);
}

function unitFor(
  { code }: Part,
  suffix: Suffix,
  { options, st, point }: { options: WireOptions; st: string; point: string },
): string | null {
  const { units } = options;
  if (units !== undefined) {
    if (Object.hasOwn(units, point)) return units[point]!;
    if (Object.hasOwn(units, code)) return units[code]!;
  }
  return suffix.unitOf?.(factorOf(code, st)) ?? null;
}

function addBare(made: Made, part: Part, options: WireOptions): void {
  if (part.name === 'DataTime') return;
  if (part.name !== 'PolId') return noteText(made, part, options);
  made.prefix = /^[0-9A-Za-z]{1,20}$/.test(part.value) ? `${part.value}/` : '';
}

function noteText(made: Made, { name, value }: Part, options: WireOptions): void {
  const said = value === '' ? 'is empty' : `is no number: ${shown(value, options)}`;
  note(made, `no-value: ${shown(name, options)} ${isSecret(name) ? 'is hidden' : said}`);
}

/** Words of a part that may name a password (`PW`, `NewPW`). */
function isSecret(name: string): boolean {
  return /pw|pass/i.test(name);
}

function note(made: Made, text: string): void {
  if (made.notes.length < MOST_NOTES) made.notes.push(text);
}

/** A text of the frame as it may be shown: decoded, one line, not too long. */
function shown(latin1: string, { encoding }: WireOptions): string {
  const text = fieldText(latin1.slice(0, MOST_NOTED * 2), encoding);
  return text.replace(/\p{Cc}/gu, '·').slice(0, MOST_NOTED);
}
