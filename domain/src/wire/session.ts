import * as z from 'zod';
import { ROLES } from '../access/roles.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, text } from './common.ts';

export const me = z.object({
  id,
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
  /** Action → reach, from the policy table. */
  rights: z.record(z.string(), z.enum(['park', 'own', 'granted'])),
  csrfToken: z.string(),
  passwordExpiresAt: instant.nullable(),
  mustChangePassword: z.boolean(),
  /** The session ends after this many seconds without a request. */
  idleTimeoutS: z.int(),
  /** How far the live events are now. A line that begins here misses nothing of what is loaded from now on. */
  liveSeq: z.int().nonnegative(),
});

export const publicInfo = z.object({
  product: z.string(),
  version: z.string(),
  demo: z.boolean(),
  demoAccounts: z.array(z.object({ username: z.string(), role: z.enum(ROLES), label: text })),
  demoPassword: z.string().nullable(),
  park: z.object({
    name: text,
    centre: z.tuple([z.number(), z.number()]),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  }),
  now: instant,
});

export const readPublicInfo = endpoint({
  id: 'readPublicInfo',
  method: 'GET',
  path: '/public-info',
  access: 'public',
  tag: 'session',
  summary: { zh: '登录页所需信息', en: 'What the login page shows' },
  response: publicInfo,
});

export const signIn = endpoint({
  id: 'signIn',
  method: 'POST',
  path: '/session',
  access: 'public',
  tag: 'session',
  summary: { zh: '登录', en: 'Sign in' },
  body: z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
  response: me,
  problems: [
    'wrong-credentials',
    'account-locked',
    'account-disabled',
    'demo-password-refused',
    'too-many-requests',
  ],
});

export const readSession = endpoint({
  id: 'readSession',
  method: 'GET',
  path: '/session',
  access: 'session.own',
  tag: 'session',
  summary: { zh: '当前会话', en: 'The present session' },
  response: me,
});

export const signOut = endpoint({
  id: 'signOut',
  method: 'DELETE',
  path: '/session',
  access: 'session.own',
  tag: 'session',
  summary: { zh: '退出', en: 'Sign out' },
  status: 204,
});

export const changePassword = endpoint({
  id: 'changePassword',
  method: 'POST',
  path: '/session/password',
  access: 'session.own',
  tag: 'session',
  summary: { zh: '修改密码', en: 'Change the password' },
  body: z.object({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) }),
  status: 204,
  problems: ['wrong-credentials', 'weak-password'],
});

export type Me = z.infer<typeof me>;
export type PublicInfo = z.infer<typeof publicInfo>;
