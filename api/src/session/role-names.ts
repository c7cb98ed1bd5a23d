import type { Role } from '@parkwatch/domain/access/roles';
import type { Text } from '@parkwatch/domain/wire/endpoint';

/** What a role is called, for the list of demo accounts and for records: the words of the portal. */
export const ROLE_NAMES: Readonly<Record<Role, Text>> = {
  admin: { zh: '系统管理员', en: 'System administrator' },
  security: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计管理员', en: 'Audit administrator' },
  director: { zh: '应急处主任', en: 'Director' },
  duty: { zh: '值班员', en: 'Duty officer' },
  inspector: { zh: '检查员', en: 'Inspector' },
  commander: { zh: '指挥长', en: 'Commander' },
  regulator: { zh: '监管人员', en: 'Regulator' },
  enforcer: { zh: '执法人员', en: 'Enforcement officer' },
  invest: { zh: '招商人员', en: 'Investment office' },
  manager: { zh: '企业安全负责人', en: 'Safety manager' },
  leader: { zh: '班组长', en: 'Team leader' },
  worker: { zh: '员工', en: 'Worker' },
};
