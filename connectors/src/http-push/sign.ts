import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature covers, besides the secret. */
export type Signed = {
  /** Upper case. */
  readonly method: string;
  /** As in the request line, with the query if there is one. */
  readonly path: string;
  /** `X-Timestamp` as sent: epoch seconds. */
  readonly timestamp: string;
  readonly nonce: string;
  /** As sent: compressed where it is compressed, empty for GET. */
  readonly body: Uint8Array;
};

/**
 * hex(HMAC-SHA256(secret, method ⏎ path ⏎ timestamp ⏎ nonce ⏎ hex(SHA-256(body)))), ⏎ being one line feed.
 * @source RFC 2104 (HMAC); the test vector stands in README.md
 */
export function signatureOf(secret: string, signed: Signed): string {
  const { method, path, timestamp, nonce, body } = signed;
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const text = [method, path, timestamp, nonce, bodyHash].join('\n');
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** Takes the same time whatever was sent: what is compared has one length, and all of it is looked at. */
export function isSignature(sent: string, expected: string): boolean {
  const own = Buffer.from(expected, 'hex');
  const theirs = Buffer.alloc(own.length);
  theirs.write(sent.slice(0, 2 * own.length), 'hex');
  return timingSafeEqual(theirs, own) && /^[0-9a-f]{64}$/i.test(sent);
}

/** The headers of a signed request, for clients: the simulator, tests. */
export function signedHeaders(
  { account, secret }: { readonly account: string; readonly secret: string },
  signed: Signed,
): Record<string, string> {
  return {
    'x-account': account,
    'x-timestamp': signed.timestamp,
    'x-nonce': signed.nonce,
    'x-signature': signatureOf(secret, signed),
  };
}
