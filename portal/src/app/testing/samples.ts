import { rightsOf } from '@parkwatch/domain/access/policy';
import type { Role } from '@parkwatch/domain/access/roles';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import type { Order } from '@parkwatch/domain/wire/incidents';
import type { Me } from '@parkwatch/domain/wire/session';

const enterprise = { id: 7, code: 'E7', name: { zh: '海岳石化', en: 'Haiyue Petrochemical' } };

export function sampleMe(role: Role, changes: Partial<Me> = {}): Me {
  return {
    id: 1,
    username: role,
    displayName: '王晓岚',
    role,
    enterprise: null,
    rights: rightsOf(role),
    csrfToken: 'token-1',
    passwordExpiresAt: null,
    mustChangePassword: false,
    idleTimeoutS: 1800,
    liveSeq: 40,
    ...changes,
  };
}

export function sampleAlarm(changes: Partial<Alarm> = {}): Alarm {
  return {
    id: 1,
    point: {
      id: 11,
      code: 'E7-GD-011',
      name: { zh: '氯气浓度', en: 'Chlorine' },
      kind: 'toxic-gas',
      unit: 'ppm',
    },
    enterprise,
    facility: { id: 3, code: 'T-3', name: { zh: '3 号罐', en: 'Tank 3' } },
    substance: { cas: '7782-50-5', name: { zh: '氯', en: 'Chlorine' } },
    location: [103.7, 1.27],
    ruleId: 'limits',
    condition: 'hh',
    priority: 'urgent',
    state: 'unack-active',
    raisedAt: '2026-07-21T08:30:00.000Z',
    lastAt: '2026-07-21T08:31:00.000Z',
    clearedAt: null,
    value: 12.4,
    peakValue: 14.1,
    limit: 5,
    occurrences: 1,
    acknowledged: null,
    confirmed: null,
    shelved: null,
    incidentId: null,
    explain: { deadband: 0.5, delayS: 30 },
    ...changes,
  };
}

export function samplePoint(changes: Partial<Point> = {}): Point {
  return {
    id: 11,
    code: 'E7-GD-011',
    name: { zh: '氯气浓度', en: 'Chlorine' },
    kind: 'toxic-gas',
    unit: 'ppm',
    enterpriseId: 7,
    facilityId: 3,
    substance: null,
    rangeLow: 0,
    rangeHigh: 50,
    ll: null,
    l: null,
    h: 3,
    hh: 5,
    staleS: 3600,
    location: [103.7, 1.27],
    heightM: 2,
    state: 'normal',
    unknownWhy: null,
    last: { at: '2026-07-21T08:30:00.000Z', value: 0.4, quality: 'good' },
    ...changes,
  };
}

export function sampleOrder(changes: Partial<Order> = {}): Order {
  return {
    id: 21,
    incidentId: 5,
    enterprise,
    kind: 'shelter',
    instruction: { zh: '请立即进入室内', en: 'Go inside at once' },
    distanceM: 640,
    isDownwind: true,
    state: 'issued',
    issuedAt: '2026-07-21T08:30:00.000Z',
    dueAt: '2026-07-21T08:40:00.000Z',
    isOverdue: false,
    acknowledged: null,
    ...changes,
  };
}
