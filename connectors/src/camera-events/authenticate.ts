import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type {
  CameraEventsDevice,
  CameraEventsSettings,
} from '@parkwatch/domain/sources/camera-events';
import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { From, Host } from '../contract.ts';
import { HttpProblem, httpProblem } from '../runtime/http/problem.ts';
import { isSameSecret } from '../runtime/same-secret.ts';

export type Box = DeviceAccount<CameraEventsDevice>;
export type Authenticate = (
  req: IncomingMessage,
  account: string,
) => { readonly box: Box; readonly from: From };

/** Boxes that are not there and boxes without a secret are judged against this: the work is the same. */
const NOBODYS_SECRET = randomBytes(32).toString('hex');

/**
 * Who calls, before anything of the body is read.
 * @throws wrong-secret for every unknown account and wrong secret alike; blocked for who has proved to be it
 */
export function authenticator(
  { boxes, settings }: { readonly boxes: readonly Box[]; readonly settings: CameraEventsSettings },
  host: Pick<Host<CameraEventsDevice>, 'admit'>,
): Authenticate {
  const known = new Map(boxes.map((box) => [box.account, box]));
  return (req, account) => {
    const address = req.socket.remoteAddress;
    const from = { account, ...(address === undefined ? {} : { address }) };
    const secret = secretOf(req, settings);
    const isRight = isSameSecret(secret, known.get(account)?.secret ?? NOBODYS_SECRET);
    const admitted = host.admit(from, secret ?? '');
    if (!isRight) throw wrongSecret();
    if (!('refused' in admitted)) return { box: admitted, from };
    throw admitted.refused === 'blocked' ? httpProblem('blocked') : wrongSecret();
  };
}

/** What stands in the header comes before what stands in the address. */
function secretOf(
  { headers, url = '' }: IncomingMessage,
  { secretParameter }: CameraEventsSettings,
): string | undefined {
  const { authorization } = headers;
  if (authorization !== undefined) return shownIn(authorization);
  if (secretParameter === undefined) return undefined;
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return new URLSearchParams(query).get(secretParameter) ?? undefined;
}

/** A bearer token (RFC 6750) or the password of Basic (RFC 7617); its user name does not matter, the path names the box. */
function shownIn(authorization: string): string | undefined {
  const [, scheme = '', shown = ''] = /^(\S+) +(\S.*)$/.exec(authorization) ?? [];
  if (/^bearer$/i.test(scheme)) return shown.trim();
  if (!/^basic$/i.test(scheme)) return undefined;
  const pair = Buffer.from(shown, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon === -1 ? undefined : pair.slice(colon + 1);
}

function wrongSecret(): HttpProblem {
  const entry = [401, '账号或密钥不正确', 'The account or the secret is wrong'] as const;
  const headers = { 'www-authenticate': 'Basic realm="parkwatch", charset="UTF-8"' };
  return new HttpProblem('wrong-secret', entry, { headers });
}
