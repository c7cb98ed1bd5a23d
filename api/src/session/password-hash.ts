import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

type Cost = { readonly memoryKiB: number; readonly passes: number; readonly parallelism: number };

/**
 * OWASP Password Storage Cheat Sheet, second of its equal choices: 19 MiB, 2 passes, 1 lane. Measured here: 42 ms on one
 * core of two, in Node's thread pool, so that the event loop goes on. 64 MiB and 3 passes took 190 ms.
 */
const COST: Cost = { memoryKiB: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** What a stored hash may ask of us at most: the column could have been written by somebody else. */
const MOST = { memoryKiB: 262_144, passes: 10, parallelism: 8 };

/** argon2id as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, { ...COST, salt, tagLength: TAG_BYTES });
  const { memoryKiB, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** False also for a string that is no argon2id hash. */
export async function isPasswordRight(password: string, phc: string): Promise<boolean> {
  const stored = parsed(phc);
  if (stored === undefined) return false;
  const { tag, ...rest } = stored;
  return timingSafeEqual(await tagOf(password, { ...rest, tagLength: tag.length }), tag);
}

/** Takes as long as `isPasswordRight`, so that an unknown name can't be told from a wrong password by the clock. */
export async function spendTime(password: string): Promise<void> {
  await tagOf(password, { ...COST, salt: randomBytes(SALT_BYTES), tagLength: TAG_BYTES });
}

/** Hashed with another cost than today's: hash again at the next sign-in. */
export function isOutdated(phc: string): boolean {
  const stored = parsed(phc);
  if (stored === undefined) return true;
  const { memoryKiB, passes, parallelism } = stored;
  return memoryKiB !== COST.memoryKiB || passes !== COST.passes || parallelism !== COST.parallelism;
}

type Input = Cost & { readonly salt: Buffer; readonly tagLength: number };

async function tagOf(password: string, input: Input): Promise<Buffer> {
  const { memoryKiB, passes, parallelism, salt, tagLength } = input;
  // NFKC: the same characters typed on another system are the same password.
  const message = password.normalize('NFKC');
  return derive('argon2id', {
    message,
    nonce: salt,
    parallelism,
    tagLength,
    memory: memoryKiB,
    passes,
  });
}

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{16,128})$/;

function parsed(phc: string): (Cost & { salt: Buffer; tag: Buffer }) | undefined {
  const match = PHC.exec(phc);
  if (match === null) return undefined;
  const [memoryKiB, passes, parallelism] = match.slice(1, 4).map(Number) as [
    number,
    number,
    number,
  ];
  const isTooDear =
    memoryKiB > MOST.memoryKiB || passes > MOST.passes || parallelism > MOST.parallelism;
  if (isTooDear || passes < 1 || parallelism < 1 || memoryKiB < 8 * parallelism) return undefined;
  const [salt, tag] = match.slice(4, 6).map((text) => Buffer.from(text, 'base64')) as [
    Buffer,
    Buffer,
  ];
  return { memoryKiB, passes, parallelism, salt, tag };
}

/** PHC strings have base64 without its padding. */
function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
