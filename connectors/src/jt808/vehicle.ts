import type { Session } from '../runtime/session.ts';
import { authenticate, mayDeliver, register } from './admission.ts';
import { PARTS_WANTED, RESULT, partsWanted } from './answers.ts';
import type { Result } from './answers.ts';
import { mayClear } from './cleared.ts';
import { clocked } from './clocked.ts';
import { decodedOf, readBody } from './decode.ts';
import { line, saw } from './line.ts';
import type { Arrived, Line, Platform } from './line.ts';
import { FIRST_PLATFORM_ID, MESSAGES } from './messages.ts';
import { hex, readFrame } from './read-frame.ts';

/** The platform's side of the dialogue with one terminal: whom it is, what it says, what is answered when. */
export type Vehicle = {
  onFrame(frame: Uint8Array): Promise<void>;
  /** Asks again for parts that are late. */
  tick(): Promise<void>;
};

const LOGOUT = 0x0003;

export function vehicle(platform: Platform, session: Session): Vehicle {
  const own = line(platform, session);
  return { onFrame: (frame) => onFrame(own, frame), tick: () => askForParts(own) };
}

async function onFrame(line: Line, frame: Uint8Array): Promise<void> {
  const read = readFrame(frame);
  const { address } = line.session;
  // A frame with a wrong check byte may say anything: it is not answered, and the terminal sends it again.
  if ('rejected' in read) {
    return saw(line, { from: { account: line.admitted, address }, frame }, read);
  }
  const { header } = read;
  const from = { account: line.accounts.nameOf(header.phone), address };
  const arrived = { ...read, from, frame };
  if (header.id >= FIRST_PLATFORM_ID) {
    return saw(line, arrived, { rejected: `not-for-us: ${hex(header.id, 4)} is a platform's` });
  }
  const due = MESSAGES.get(header.id)?.due ?? 'unsupported';
  const isWhole = header.part === null || header.part.total === 1;
  if (due === 'register' && isWhole) return register(line, arrived);
  if (due === 'authenticate' && isWhole) return authenticate(line, arrived);
  if (!mayDeliver(line, from)) {
    saw(line, arrived, { rejected: `not-authenticated: message ${hex(header.id, 4)}` });
    return due === 'none' ? undefined : line.reply(header, RESULT.failed);
  }
  // Parts of what nobody keeps are not put together.
  if (isWhole || due === 'unsupported') return take(line, arrived, [header.seq]);
  return takePart(line, arrived);
}

/** Delivers what a whole message says, and answers it under each of the numbers that it came under. */
async function take(line: Line, arrived: Arrived, seqs: readonly number[]): Promise<void> {
  const { header, from } = arrived;
  const due = MESSAGES.get(header.id)?.due ?? 'unsupported';
  const isKept = due !== 'unsupported';
  if (!isKept) saw(line, arrived, { readings: [], notes: ['not-kept: answered as not supported'] });
  const result = isKept ? await store(line, arrived) : RESULT.unsupported;
  if (due === 'none') return;
  for (const seq of seqs) await line.reply({ ...header, seq }, result);
  // Where nobody authenticates, the first message lets in.
  await line.askProperties(header);
  if (header.id === LOGOUT && from.account === line.admitted) line.admit('');
}

/** Resolves when the readings are durable, with the result to answer. */
async function store(line: Line, arrived: Arrived): Promise<Result> {
  const { header, body, from } = arrived;
  const { accounts, host, settings } = line;
  const vehicle = accounts.find(from.account);
  const datum = vehicle?.settings.datum ?? settings.datum;
  const read = readBody(header, body, datum);
  if ('rejected' in read) {
    saw(line, arrived, read);
    return RESULT.wrong;
  }
  const nowMs = host.now();
  const said = clocked(read, nowMs, settings.clock);
  saw(line, arrived, decodedOf(said));
  if (said.isClockOff) line.blameClock(from.account);
  if (said.facts !== undefined) host.describe(from, said.facts);
  const { readings, faults = [], alarms = 0 } = said;
  for (const { bytes, reason } of faults) host.saw(from, bytes, { rejected: reason });
  try {
    if (readings.length > 0) await host.deliver(from, readings);
  } catch {
    // The spool cannot take it and tells so itself: the terminal keeps it and sends it again.
    return RESULT.failed;
  }
  // An alarm that is taken is forgotten by the terminal: only one that the park was shown with its place, and now.
  const isShown = vehicle?.object !== undefined && faults.length === 0;
  const arrival = { nowMs, aheadS: settings.clock.aheadS };
  return isShown && mayClear(alarms, readings, arrival) ? RESULT.alarmTaken : RESULT.ok;
}

async function takePart(line: Line, arrived: Arrived): Promise<void> {
  const whole = line.open.take(arrived, line.host.now());
  if (whole === null) {
    const { no, total } = arrived.header.part!;
    saw(line, arrived, { readings: [], notes: [`part ${no} of ${total}`] });
    return askForParts(line);
  }
  if ('rejected' in whole) {
    saw(line, arrived, whole);
    return line.reply(arrived.header, RESULT.failed);
  }
  return take(line, { ...arrived, ...whole }, whole.seqs);
}

async function askForParts(line: Line): Promise<void> {
  const { open, host, session, admitted } = line;
  const { wanted, givenUp } = open.due(host.now());
  const from = { account: admitted, address: session.address };
  for (const { header, reason } of givenUp) {
    host.saw(from, header.sender, { rejected: `${reason} of message ${hex(header.id, 4)}` });
  }
  for (const { header, firstSeq, numbers } of wanted) {
    await line.say(header, PARTS_WANTED, partsWanted(header.edition, firstSeq, numbers));
  }
}
