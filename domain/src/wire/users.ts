import * as z from 'zod';
import { ROLES } from '../access/roles.ts';
import { endpoint } from './endpoint.ts';
import { id, idParams, instant, page, pageOf, reason, text } from './common.ts';

export const user = z.object({
  id,
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES).nullable(),
  enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
  enabled: z.boolean(),
  lockedUntil: instant.nullable(),
  failedSignIns: z.int(),
  lastSignInAt: instant.nullable(),
  createdAt: instant,
});
export type User = z.infer<typeof user>;

export const username = z.string().regex(/^[a-z][a-z0-9._-]{1,49}$/);

export const listUsers = endpoint({
  id: 'listUsers',
  method: 'GET',
  path: '/users',
  access: 'user.read',
  tag: 'users',
  summary: { zh: '账号列表', en: 'Accounts' },
  query: z.object({ ...page, search: z.string().max(100).optional() }),
  response: pageOf(user),
});
/** The new account can do nothing until the security administrator authorizes it (三员分立). */
export const createUser = endpoint({
  id: 'createUser',
  method: 'POST',
  path: '/users',
  access: 'user.create',
  tag: 'users',
  summary: { zh: '新建账号', en: 'Open an account' },
  body: z.object({
    username,
    displayName: z.string().trim().min(1).max(100),
    password: z.string().min(1).max(200),
    enterpriseId: id.nullable().default(null),
  }),
  status: 201,
  response: user,
  problems: ['already-exists', 'weak-password'],
});
export const resetPassword = endpoint({
  id: 'resetPassword',
  method: 'POST',
  path: '/users/:id/password',
  access: 'user.create',
  tag: 'users',
  summary: { zh: '重置密码', en: 'Reset the password' },
  params: idParams,
  body: z.object({ password: z.string().min(1).max(200) }),
  status: 204,
  problems: ['weak-password', 'not-found'],
});
export const authorizeUser = endpoint({
  id: 'authorizeUser',
  method: 'POST',
  path: '/users/:id/authorization',
  access: 'user.authorize',
  tag: 'users',
  summary: { zh: '授权、启停账号', en: 'Give a role, enable or disable' },
  params: idParams,
  body: z.object({ role: z.enum(ROLES), enabled: z.boolean(), reason }),
  response: user,
  problems: ['not-found', 'conflict'],
});
export const unlockUser = endpoint({
  id: 'unlockUser',
  method: 'POST',
  path: '/users/:id/unlock',
  access: 'user.authorize',
  tag: 'users',
  summary: { zh: '解除锁定', en: 'Unlock' },
  params: idParams,
  body: z.object({ reason }),
  response: user,
  problems: ['not-found'],
});

export const apiKey = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  enterpriseId: id.nullable(),
  createdAt: instant,
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
export const listApiKeys = endpoint({
  id: 'listApiKeys',
  method: 'GET',
  path: '/api-keys',
  access: 'api-key.read',
  tag: 'users',
  summary: { zh: '数据源密钥', en: 'API keys of data sources' },
  response: z.object({ items: z.array(apiKey) }),
});
export const createApiKey = endpoint({
  id: 'createApiKey',
  method: 'POST',
  path: '/api-keys',
  access: 'api-key.manage',
  tag: 'users',
  summary: { zh: '新建密钥（仅显示一次）', en: 'Make a key (shown once)' },
  body: z.object({ name: z.string().trim().min(1).max(100), enterpriseId: id.nullable() }),
  status: 201,
  response: z.object({ key: z.string(), apiKey }),
  problems: ['already-exists'],
});
export const revokeApiKey = endpoint({
  id: 'revokeApiKey',
  method: 'DELETE',
  path: '/api-keys/:id',
  access: 'api-key.manage',
  tag: 'users',
  summary: { zh: '吊销密钥', en: 'Revoke a key' },
  params: idParams,
  status: 204,
  problems: ['not-found'],
});

export const accessGrant = z.object({
  id,
  grantee: z.object({ id, name: z.string(), role: z.string() }),
  enterprise: z.object({ id, code: z.string(), name: text }),
  purpose: z.string(),
  from: instant,
  until: instant,
  state: z.enum(['requested', 'active', 'refused', 'revoked', 'expired']),
  decidedBy: z.string().nullable(),
  requestedAt: instant,
  /** Looks under this grant that are on record: at most one per path and minute. */
  reads: z.int().nonnegative(),
  lastReadAt: instant.nullable(),
});
export type AccessGrant = z.infer<typeof accessGrant>;
export const listGrants = endpoint({
  id: 'listGrants',
  method: 'GET',
  path: '/access-grants',
  access: 'grant.read',
  tag: 'grants',
  summary: { zh: '临时授权', en: 'Access grants' },
  response: z.object({ items: z.array(accessGrant) }),
});
export const requestGrant = endpoint({
  id: 'requestGrant',
  method: 'POST',
  path: '/access-grants',
  access: 'grant.request',
  tag: 'grants',
  summary: { zh: '申请临时权限并说明用途', en: 'Ask for temporary, purpose-bound access' },
  body: z.object({ enterpriseId: id, purpose: reason, hours: z.number().positive().max(720) }),
  status: 201,
  response: accessGrant,
  problems: ['not-found'],
});
export const decideGrant = endpoint({
  id: 'decideGrant',
  method: 'POST',
  path: '/access-grants/:id/decision',
  access: 'grant.decide',
  tag: 'grants',
  summary: { zh: '批准、拒绝或收回', en: 'Grant, refuse or revoke' },
  params: idParams,
  body: z.object({ decision: z.enum(['grant', 'refuse', 'revoke']), reason }),
  response: accessGrant,
  problems: ['not-found', 'not-acceptable-state'],
});
