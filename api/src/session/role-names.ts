import type { Role } from '@parkwatch/domain/access/roles';
import type { Text } from '@parkwatch/domain/wire/endpoint';

/** What a role is called, for the list of demo accounts and for records. */
export const ROLE_NAMES: Readonly<Record<Role, Text>> = {
  admin: { zh: '系统管理员', en: 'System administrator' },
  security: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计管理员', en: 'Audit administrator' },
  director: { zh: '应急处负责人', en: 'Director of the emergency office' },
  duty: { zh: '值班员', en: 'Duty officer' },
  inspector: { zh: '巡查员', en: 'Inspector' },
  commander: { zh: '现场指挥', en: 'Commander' },
  regulator: { zh: '监管人员', en: 'Regulator' },
  enforcer: { zh: '执法人员', en: 'Enforcement officer' },
  invest: { zh: '招商部', en: 'Investment office' },
  manager: { zh: '企业安全负责人', en: 'Safety manager of an enterprise' },
  leader: { zh: '企业班组长', en: 'Team leader of an enterprise' },
  worker: { zh: '企业员工', en: 'Worker of an enterprise' },
};
