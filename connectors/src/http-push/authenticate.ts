import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { HttpPushDevice } from '@parkwatch/domain/sources/http-push';
import type { From, Host } from '../contract.ts';
import { PushProblem } from './problem.ts';
import { isSignature, signatureOf } from './sign.ts';

export type PushDevice = DeviceAccount<HttpPushDevice>;

/** The headers of a signed request, as far as their form goes. */
export type Claim = {
  readonly account: string;
  readonly timestamp: string;
  readonly timestampS: number;
  readonly nonce: string;
  readonly signature: string;
};

const ACCOUNT = /^[\x21-\x7e]{1,100}$/;
const NONCE = /^[\x21-\x7e]{8,128}$/;

/**
 * What a request claims to be, before its body is read.
 * @throws not-signed, wrong-clock: both say nothing of any account
 */
export function claimOf(
  req: IncomingMessage,
  { skewS, nowMs }: { readonly skewS: number; readonly nowMs: number },
): Claim {
  const header = (name: string) => req.headers[name];
  const [account, timestamp, nonce, signature] = [
    ...[header('x-account'), header('x-timestamp'), header('x-nonce'), header('x-signature')],
  ];
  const isWhole =
    isText(account, ACCOUNT) && isText(timestamp, /^\d{1,12}$/) && isText(nonce, NONCE);
  if (!isWhole || !isText(signature, /^[0-9a-f]{64}$/i)) throw new PushProblem('not-signed');
  const timestampS = Number(timestamp);
  if (Math.abs(timestampS * 1000 - nowMs) > skewS * 1000) {
    const now = new Date(nowMs).toISOString();
    const detail = { zh: `服务器时间为 ${now}`, en: `Our clock says ${now}` };
    throw new PushProblem('wrong-clock', { detail });
  }
  return { account, timestamp, timestampS, nonce, signature };
}

/** Accounts that are not there and accounts without a secret are judged against this: the work is the same. */
const NOBODYS_SECRET = randomBytes(32).toString('hex');

export type Authenticate = (
  req: IncomingMessage,
  claim: Claim,
  body: Uint8Array,
) => { readonly device: PushDevice; readonly from: From };

/** @throws wrong-signature for every unknown account and wrong signature alike; blocked for who has proved to be it */
export function authenticator(
  devices: readonly PushDevice[],
  host: Pick<Host<HttpPushDevice>, 'admit'>,
): Authenticate {
  const known = new Map(devices.map((device) => [device.account, device]));
  return (req, { account, timestamp, nonce, signature }, body) => {
    const address = req.socket.remoteAddress;
    const from = { account, ...(address === undefined ? {} : { address }) };
    const secret = known.get(account)?.secret;
    const signed = { method: req.method!, path: req.url!, timestamp, nonce, body };
    const expected = signatureOf(secret ?? NOBODYS_SECRET, signed);
    if (!isSignature(signature, expected) || secret === undefined) {
      // After the answer, so that its time tells nothing: the refusal is listed for the engineer.
      setImmediate(() => host.admit(from, ''));
      throw new PushProblem('wrong-signature');
    }
    const admitted = host.admit(from, secret);
    if ('refused' in admitted) {
      throw new PushProblem(admitted.refused === 'blocked' ? 'blocked' : 'wrong-signature');
    }
    return { device: admitted, from };
  };
}

function isText(value: string | string[] | undefined, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value);
}
