import type { Pass, Restriction } from '@parkwatch/domain/wire/enforcement';
import type { EnterpriseDetail, Facility } from '@parkwatch/domain/wire/enterprises';
import type {
  Attachment,
  HiddenDanger,
  HiddenDangerDetail,
  InterimMeasure,
  Postponement,
  TrailEntry,
} from '@parkwatch/domain/wire/hidden-dangers';
import type { IncidentDetail } from '@parkwatch/domain/wire/incidents';
import type { SelfCheck } from '@parkwatch/domain/wire/self-checks';
import type { SpecialWork } from '@parkwatch/domain/wire/special-works';
import type { AccessGrant } from '@parkwatch/domain/wire/users';
import { sampleActor } from './sample-actor.ts';

const enterprise = { id: 7, code: 'E7', name: { zh: '海岳石化', en: 'Haiyue Petrochemical' } };
const duty = sampleActor('王晓岚', 'duty');

export function sampleDanger(changes: Partial<HiddenDanger> = {}): HiddenDanger {
  return {
    id: 31,
    number: 'YH-2026-000031',
    title: 'V-102 法兰渗漏',
    description: '法兰处有液滴',
    enterprise,
    facility: { id: 3, code: 'T-3', name: { zh: '3 号罐', en: 'Tank 3' } },
    alarmId: null,
    category: 'process',
    grade: 'larger',
    state: 'dispatched',
    location: [103.7, 1.27],
    reportedAt: '2026-07-21T08:00:00.000Z',
    reportedBy: duty,
    dispatchedAt: '2026-07-21T08:10:00.000Z',
    respondBy: '2126-07-21T10:10:00.000Z',
    respondedAt: null,
    deadline: '2126-07-26T08:10:00.000Z',
    answeredAt: null,
    acceptedAt: null,
    closedAt: null,
    lookBackAt: null,
    isLookBackDue: false,
    duplicateOf: null,
    progress: null,
    postponement: null,
    returnedCount: 0,
    isOverdue: false,
    isUnanswered: false,
    escalation: null,
    interim: null,
    ...changes,
  };
}

export function sampleEntry(changes: Partial<TrailEntry> = {}): TrailEntry {
  return {
    at: '2026-07-21T08:00:00.000Z',
    by: duty,
    action: 'report',
    from: null,
    to: 'reported',
    text: '法兰处有液滴',
    attachments: [],
    data: {},
    ...changes,
  };
}

export function sampleDangerDetail(changes: Partial<HiddenDangerDetail> = {}): HiddenDangerDetail {
  return {
    ...sampleDanger(),
    ...{
      trail: [sampleEntry()],
      attachments: [],
      interimMeasures: [],
      postponements: [],
      standard: null,
    },
    ...changes,
  };
}

/** Asked for and not decided. */
export function samplePostponement(changes: Partial<Postponement> = {}): Postponement {
  return {
    ...{ id: 61, state: 'asked' as const, reason: '备件未到' },
    ...{ askedAt: '2026-07-22T08:00:00.000Z', askedBy: sampleActor('李工', 'manager') },
    ...{ from: '2126-07-26T08:10:00.000Z', until: '2126-08-02T08:10:00.000Z', decided: null },
    ...changes,
  };
}

/** Of the enterprise, in force for a hundred years. */
export function sampleInterim(changes: Partial<InterimMeasure> = {}): InterimMeasure {
  return {
    ...{ id: 51, kind: 'isolation' as const, measure: '围挡隔离泄漏区', responsible: '李工' },
    ...{ state: 'in-force' as const, until: '2126-07-26T08:10:00.000Z', extendedCount: 0 },
    addedAt: '2026-07-21T09:00:00.000Z',
    addedBy: sampleActor('王经理', 'manager', enterprise),
    ...{ ended: null, version: 1 },
    ...changes,
  };
}

export function samplePhoto(changes: Partial<Attachment> = {}): Attachment {
  return {
    id: 41,
    mediaType: 'image/jpeg',
    bytes: 120_000,
    sha256: 'a'.repeat(64),
    uploadedAt: '2026-07-21T09:00:00.000Z',
    uploadedBy: duty,
    takenAt: null,
    takenLocation: null,
    ...changes,
  };
}

export function sampleIncident(changes: Partial<IncidentDetail> = {}): IncidentDetail {
  return {
    id: 5,
    number: 'SJ-2026-000005',
    title: { zh: '氯气泄漏', en: 'Chlorine leak' },
    state: 'open',
    substance: { cas: '7782-50-5', name: { zh: '氯', en: 'Chlorine' } },
    enterprise,
    location: [103.7, 1.27],
    radiusM: 1000,
    openedAt: '2026-07-21T08:30:00.000Z',
    openedBy: duty,
    closedAt: null,
    alarmIds: [1],
    orderCount: 0,
    unansweredCount: 0,
    why: { confirmation: { by: 'officer', userId: 1 }, wind: null },
    advisoryRadiusM: null,
    orders: [],
    log: [],
    ...changes,
  };
}

export function sampleEnterprise(changes: Partial<EnterpriseDetail> = {}): EnterpriseDetail {
  return {
    ...enterprise,
    kind: 'chemical',
    industry: { zh: '氯碱化工', en: 'Chlor-alkali' },
    rating: 'B',
    facilityCount: 4,
    hazardUnitCount: 2,
    majorHazardCount: 1,
    undeterminedHazardCount: 0,
    pointCount: 22,
    unknownPointCount: 3,
    activeAlarmCount: 2,
    openHiddenDangerCount: 1,
    overdueHiddenDangerCount: 0,
    frozenRights: [],
    centre: [103.7, 1.27],
    creditCode: null,
    legalPerson: null,
    phone: null,
    address: null,
    areaM2: 52_000,
    bounds: null,
    ...changes,
  };
}

export function sampleFacility(changes: Partial<Facility> = {}): Facility {
  return {
    id: 3,
    externalId: null,
    code: 'T-3',
    name: { zh: '3 号罐', en: 'Tank 3' },
    kind: 'tank',
    enterpriseId: 7,
    inherentLevel: 2,
    isMajorHazard: true,
    hazardLevel: 3,
    hazardUnit: {
      ...{ id: 5, code: 'MH-S01', name: { zh: '一号罐区', en: 'Tank area 1' } },
      ...{ verdict: 'major-hazard', level: 3, isLowerBound: false },
    },
    substance: null,
    capacityT: 500,
    quantityT: 125,
    diameterM: 12,
    heightM: 10,
    geometry: { type: 'Point', coordinates: [103.7, 1.27] },
    ...changes,
  };
}

export function sampleRestriction(changes: Partial<Restriction> = {}): Restriction {
  return {
    id: 51,
    enterprise,
    right: 'pass-application',
    state: 'proposed',
    hiddenDanger: { id: 31, number: 'YH-2026-000031', title: 'V-102 法兰渗漏' },
    proposedAt: '2026-07-24T08:10:00.000Z',
    why: { zh: '派单后 3 天拒不响应', en: 'No response for 3 d' },
    decided: null,
    lifted: null,
    ...changes,
  };
}

export function samplePass(changes: Partial<Pass> = {}): Pass {
  return {
    id: 61,
    enterprise,
    plate: '沪A12345',
    substance: '液氯',
    visitAt: '2126-07-22T01:00:00.000Z',
    state: 'applied',
    appliedAt: '2026-07-21T08:30:00.000Z',
    appliedBy: sampleActor('周启明', 'manager'),
    decidedAt: null,
    ...changes,
  };
}

export function sampleGrant(changes: Partial<AccessGrant> = {}): AccessGrant {
  return {
    id: 71,
    grantee: { id: 9, name: '方宁', role: 'regulator' },
    enterprise,
    purpose: '非现场核查',
    from: '2026-07-21T08:00:00.000Z',
    until: '2126-07-22T08:00:00.000Z',
    state: 'requested',
    decidedBy: null,
    requestedAt: '2026-07-21T08:00:00.000Z',
    reads: 0,
    lastReadAt: null,
    ...changes,
  };
}

export function sampleSelfCheck(changes: Partial<SelfCheck> = {}): SelfCheck {
  return {
    id: 61,
    enterpriseId: 7,
    facility: { id: 3, code: 'T-3', name: { zh: '3 号罐', en: 'Tank 3' } },
    checkedAt: '2026-07-21T00:00:00.000Z',
    checkedBy: '赵工',
    item: '安全阀铅封完好',
    result: 'abnormal',
    note: '铅封脱落',
    ...changes,
  };
}

export function samplePermit(changes: Partial<SpecialWork> = {}): SpecialWork {
  return {
    ...{ id: 31, number: 'DH-001', kind: 'hot-work' as const, level: 'second' as const },
    enterprise: { id: 7, code: 'E007', name: { zh: '甲公司', en: 'Company A' } },
    ...{ facility: null, state: 'working' as const, standing: 'active' as const, findings: [] },
    ...{ content: '更换法兰', place: '一号泵房', location: null, isOutdoor: true },
    ...{ validFrom: '2026-11-28T00:00:00.000Z', validUntil: '2026-11-28T08:00:00.000Z' },
    ...{ longestH: 72, startedAt: null, finishedAt: null, people: 3, workers: null },
    ...{ contractor: null, guardian: '赵六', responsible: null },
    receivedAt: '2026-11-28T00:00:00.000Z',
    ...changes,
  };
}
