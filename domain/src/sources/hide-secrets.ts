/** Stands where a secret is stored; sent back it means that the stored one stays. */
export const HIDDEN_SECRET = '••••••••';

type Json = { readonly [key: string]: unknown };

/** The configuration without its secrets: every property called `secret` that holds text. */
export function hideSecrets(config: unknown): unknown {
  return mapSecrets(config, undefined, () => HIDDEN_SECRET);
}

/**
 * The configuration with the stored secrets in place of the sign that hides them. In lists of devices the stored device
 * is the one with the same account, wherever it stands now; a sign without a stored secret stays and fails the check.
 */
export function keepSecrets(config: unknown, stored: unknown): unknown {
  return mapSecrets(config, stored, (value, before) =>
    value === HIDDEN_SECRET && typeof before === 'string' ? before : value,
  );
}

function mapSecrets(
  value: unknown,
  stored: unknown,
  secretOf: (value: string, before: unknown) => string,
): unknown {
  if (Array.isArray(value)) {
    return value.map((one, at) => mapSecrets(one, counterpart(one, at, stored), secretOf));
  }
  if (typeof value !== 'object' || value === null) return value;
  const before = isObject(stored) ? stored : {};
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'secret' && typeof one === 'string'
        ? secretOf(one, before[key])
        : mapSecrets(one, before[key], secretOf),
    ]),
  );
}

function counterpart(one: unknown, at: number, stored: unknown): unknown {
  if (!Array.isArray(stored)) return undefined;
  if (!isObject(one) || typeof one['account'] !== 'string') return stored[at] as unknown;
  return stored.find((other) => isObject(other) && other['account'] === one['account']) as unknown;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
