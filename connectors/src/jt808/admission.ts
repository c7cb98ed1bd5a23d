import type { From } from '../contract.ts';
import { REGISTERED, REGISTER_REPLY, RESULT, registerReply } from './answers.ts';
import { saw } from './line.ts';
import type { Arrived, Line } from './line.ts';
import { readAuthentication, readRegistration } from './register.ts';

/** Wrong tokens before the connection is closed. */
const MOST_TRIES = 3;

/** 0x0100: who it is stands in the configuration; the answer brings the token. JT/T 808-2013, 8.5, 8.6. */
export async function register(line: Line, arrived: Arrived): Promise<void> {
  const { header, body, from } = arrived;
  const { accounts, host, tokens } = line;
  const registration = readRegistration(body, header.edition);
  if ('rejected' in registration) {
    saw(line, arrived, registration);
    return line.reply(header, RESULT.wrong);
  }
  const [result, why] = accounts.register(from.account, registration);
  const vehicle = accounts.find(from.account);
  // Who is not known, or blocked, is listed by the refusal.
  if (vehicle?.state !== 'active') host.admit(from);
  const isGood = result === REGISTERED.ok;
  if (isGood) {
    const { maker, model, terminalId, plate } = registration;
    host.describe(from, { maker, model, terminalId, plate });
  }
  saw(line, arrived, isGood ? { readings: [] } : { rejected: `not-registered: ${why}` });
  const token = vehicle?.secret ?? tokens.of(from.account);
  return line.say(header, REGISTER_REPLY, registerReply(header.seq, result, token));
}

/** 0x0102: the token that the registration brought, or the configured code. JT/T 808-2013, 8.8. */
export async function authenticate(line: Line, arrived: Arrived): Promise<void> {
  const { header, body, from } = arrived;
  const shown = readAuthentication(body, header.edition);
  if ('rejected' in shown) {
    saw(line, arrived, shown);
    return line.reply(header, RESULT.wrong);
  }
  if (isAdmitted(line, from, shown.token)) {
    line.admit(from.account);
    saw(line, arrived, { readings: [] });
    const { imei = '', software = '' } = shown;
    line.host.describe(from, { imei, software });
    await line.reply(header, RESULT.ok);
    return line.askProperties(header);
  }
  saw(line, arrived, { rejected: 'not-authenticated: the token is not that of the account' });
  await line.reply(header, RESULT.failed);
  line.refuseToken();
  if (line.wrongTokens >= MOST_TRIES) line.session.close('wrong tokens');
}

/** Whether the account may deliver with this token; a refusal is listed. */
function isAdmitted({ accounts, host, tokens }: Line, from: From, token: string): boolean {
  const vehicle = accounts.find(from.account);
  const isIssued = vehicle?.state === 'active' && vehicle.secret === undefined;
  if (isIssued && !tokens.isRight(from.account, token)) return false;
  return !('refused' in host.admit(from, token));
}

/** Without authentication a known phone number is enough; else only what 0x0102 has admitted. */
export function mayDeliver(line: Line, from: From): boolean {
  if (line.admitted !== '' && line.admitted === from.account) return true;
  const vehicle = line.accounts.find(from.account);
  if (vehicle?.state === 'active' && line.settings.authentication === 'required') return false;
  if ('refused' in line.host.admit(from, vehicle?.secret)) return false;
  line.admit(from.account);
  return true;
}
