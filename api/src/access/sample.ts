import type { Tenant } from '../testing/tenant-fixture.ts';

/** A request that is right in everything but, perhaps, in who sends it: for each endpoint, about a tenant's record. */
export type Sample = {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly raw?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
};

export type About = (tenant: Tenant, now: Date) => Sample;

export const nothing: About = () => ({});
export const record: About = ({ id }) => ({ params: { id } });
export const lastHour = (now: Date) => ({
  from: new Date(now.getTime() - 3_600_000).toISOString(),
  to: now.toISOString(),
});
export const inAnHour = (now: Date) => new Date(now.getTime() + 3_600_000).toISOString();
export const inAWeek = (now: Date) => new Date(now.getTime() + 7 * 86_400_000).toISOString();
export const ofEnterprise: About = ({ enterpriseId }) => ({ query: { enterpriseId } });
export const on =
  (body: Sample['body'] & object): About =>
  ({ id }) => ({ params: { id }, body });
