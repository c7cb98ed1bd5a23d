import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ACTIONS, reachOf } from '@parkwatch/domain/access/policy';
import { isEnterpriseRole, isOutsideRole, ROLES } from '@parkwatch/domain/access/roles';
import { scopeOf } from './scope-of.ts';

const subject = { userId: 7, enterpriseId: null, grantedIds: [3, 5] };

describe('what the database shows a caller', () => {
  it('is the own enterprise for its people, also on the base map', () => {
    const worker = { ...subject, role: 'worker' as const, enterpriseId: 4 };
    const own = { kind: 'enterprises', userId: 7, enterpriseIds: [4] };
    assert.deepEqual(scopeOf(worker, 'alarm.read', 'own'), own);
    assert.deepEqual(scopeOf(worker, 'base-map.read', 'park'), own);
    assert.deepEqual(scopeOf(worker, 'weather.read', 'park'), { kind: 'park', userId: 7 });
  });

  it('is what was granted for an outside authority, and nothing without a grant', () => {
    const regulator = { ...subject, role: 'regulator' as const };
    assert.deepEqual(scopeOf(regulator, 'alarm.read', 'granted'), {
      kind: 'enterprises',
      userId: 7,
      enterpriseIds: [3, 5],
    });
    assert.deepEqual(scopeOf({ ...regulator, grantedIds: [] }, 'base-map.read', 'park'), {
      kind: 'enterprises',
      userId: 7,
      enterpriseIds: [],
    });
  });

  it('is nothing for a park role that acts for itself', () => {
    assert.deepEqual(scopeOf({ ...subject, role: 'admin' }, 'session.own', 'own'), {
      kind: 'none',
    });
  });

  it('is never the system, and the whole park only for a reach of the whole park', () => {
    for (const role of ROLES) {
      for (const action of ACTIONS) {
        const reach = reachOf(role, action);
        if (reach === undefined) continue;
        const enterpriseId = isEnterpriseRole(role) ? 4 : null;
        const scope = scopeOf({ ...subject, role, enterpriseId }, action, reach);
        assert.notEqual(scope.kind, 'system');
        const isOutsider = isEnterpriseRole(role) || isOutsideRole(role);
        const isFact = ['weather.read', 'rating.read', 'grant.request'].includes(action);
        const mayBePark = reach === 'park' && (!isOutsider || isFact);
        assert.equal(scope.kind === 'park', mayBePark, `${role} ${action}`);
      }
    }
  });
});
