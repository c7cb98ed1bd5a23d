import type { Signal } from '@angular/core';
import { computed } from '@angular/core';
import { listPoints, readFacility } from '@parkwatch/domain/wire/enterprises';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../api/api-resource.ts';

/** Points of the enterprise of a facility, those of the facility itself first; called where injection is possible. */
export function facilityPoints(facilityId: () => number): Signal<readonly Point[]> {
  const facility = apiResource(readFacility, () =>
    facilityId() > 0 ? { params: { id: facilityId() } } : undefined,
  );
  const points = apiResource(
    listPoints,
    () => {
      const enterpriseId = facility.value()?.enterpriseId;
      return enterpriseId === undefined ? undefined : { query: { enterpriseId } };
    },
    { isEmpty: () => false },
  );
  return computed(() =>
    (points.value()?.items ?? []).toSorted(
      (one, other) =>
        Number(other.facilityId === facilityId()) - Number(one.facilityId === facilityId()) ||
        one.code.localeCompare(other.code),
    ),
  );
}
