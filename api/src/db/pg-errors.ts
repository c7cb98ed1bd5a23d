/** PostgreSQL error codes (Appendix A of its manual) that our code decides by. */
export const UNIQUE_VIOLATION = '23505';
export const FOREIGN_KEY_VIOLATION = '23503';
export const CHECK_VIOLATION = '23514';
export const NOT_NULL_VIOLATION = '23502';
export const EXCLUSION_VIOLATION = '23P01';
/** Missing GRANT, and also a row that a row-level security policy refuses: PostgreSQL has one code for both. */
export const INSUFFICIENT_PRIVILEGE = '42501';
export const SERIALIZATION_FAILURE = '40001';
export const DEADLOCK_DETECTED = '40P01';
export const LOCK_NOT_AVAILABLE = '55P03';
/** Statement time-out, or cancelled by an administrator. */
export const QUERY_CANCELED = '57014';
export const UNDEFINED_TABLE = '42P01';
export const UNDEFINED_OBJECT = '42704';
export const DUPLICATE_OBJECT = '42710';
export const RAISED_EXCEPTION = 'P0001';

/** A failed query: says which SQL file, which code and which constraint, never a value of a row. */
export type QueryError = Error & {
  code: string;
  sqlName: string;
  constraint?: string;
  table?: string;
  column?: string;
};

type DriverError = Error & Partial<Record<'constraint' | 'table' | 'column', string>>;

/** The five-character code of a driver error, of our QueryError, or of what Sequelize wraps. */
export function pgCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, parent } = error as { code?: unknown; parent?: unknown };
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  return parent === undefined ? undefined : pgCode(parent);
}

/** True for an error with one of these codes: `isPgError(error, UNIQUE_VIOLATION)`. */
export function isPgError(error: unknown, ...codes: string[]): boolean {
  const code = pgCode(error);
  return code !== undefined && codes.includes(code);
}

/** True for the refusal of a row by a policy, as opposed to a missing GRANT. */
export function isRowSecurityViolation(error: unknown): boolean {
  return isPgError(error, INSUFFICIENT_PRIVILEGE) && /row-level security/.test(String(error));
}

/**
 * Rewrites a driver error as a QueryError. `detail`, `where` and the message of class 22 (data
 * exceptions: "invalid input syntax for type integer: …") quote values, and an error ends up in a
 * log; for the same reason the driver's error is not kept as `cause`.
 */
export function queryError(sqlName: string, error: unknown): Error {
  const code = pgCode(error);
  if (!(error instanceof Error)) return new Error(`${sqlName}: ${String(error)}`);
  if (code === undefined) return new Error(`${sqlName}: ${error.message}`, { cause: error });
  const reason = code.startsWith('22') ? 'a value does not fit its type' : error.message;
  const { constraint, table, column } = error as DriverError;
  const named = new Error(`${sqlName}: ${reason} (${code})`);
  return Object.assign(named, {
    name: 'QueryError',
    code,
    sqlName,
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    ...(column === undefined ? {} : { column }),
  });
}
