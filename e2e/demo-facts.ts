import { parkWideCode } from '../api/src/demo/demo-points.ts';
import { readDemoPark } from '../gis-data/src/demo/demo-park.ts';

const park = readDemoPark();

/** A detector of the demo park, by the names under which everybody knows it. */
export type Detector = {
  readonly code: string;
  readonly nameZh: string;
  readonly enterpriseCode: string;
  /** Its accounts are `PREFIX.manager`, `PREFIX.leader`, `PREFIX.worker`. */
  readonly accountPrefix: string;
  readonly highHigh: number;
};

/**
 * Detectors that the recordings leave silent: only the tests speak for them, so that no recorded reading comes in between.
 * @throws when the demo park has none any more
 */
export function silentDetectors(kind: 'toxic-gas' | 'combustible-gas'): readonly Detector[] {
  const found = park.points.filter((one) => one.kind === kind && one.signal.channel === 'silent');
  if (found.length === 0) throw new Error(`no silent ${kind} detector in the demo park`);
  return found.map((point) => {
    const owner = park.enterprises.find(({ ref }) => ref === point.enterpriseRef)!;
    return {
      code: parkWideCode(point.code, owner.code),
      nameZh: point.nameZh,
      enterpriseCode: owner.code,
      accountPrefix: owner.accountPrefix,
      highHigh: point.hh!,
    };
  });
}

/** The accounts' prefix of an enterprise by its code. */
export function accountPrefixOf(enterpriseCode: string): string {
  const owner = park.enterprises.find(({ code }) => code === enterpriseCode);
  if (owner === undefined) throw new Error(`no enterprise ${enterpriseCode} in the demo park`);
  return owner.accountPrefix;
}
