// Rule: one enterprise per row of seeds/enterprises.json, in its order: E001/e1, E002/e2 …
// Credit code, person, phone and rating are invented. Ratings: 20 % A, 50 % B, 25 % C, 5 % D by a seeded draw.
// Residents within 500 m (for α) are drawn from the classes of GB 18218-2018 table 5; on an island they are few.
import { seededRandom } from '@parkwatch/domain/random/seeded-random';

import { inventedCreditCode } from './credit-code.ts';
import type { Enterprise, EnterpriseKind } from './demo-park-types.ts';

export type EnterpriseRow = {
  readonly ref: string;
  readonly profile: string;
  readonly kind: EnterpriseKind;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly industryZh: string;
  readonly industryEn: string;
};

const SEED = 20_260_101;
const FAMILY_NAMES = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '沈', '韩'];
const RESIDENTS = [0, 0, 12, 20, 26, 36, 42, 60, 110];
const RATINGS = ['A', 'A', 'A', 'A', ...'BBBBBBBBBB', ...'CCCCC', 'D'] as Enterprise['rating'][];

export function makeEnterprises(rows: readonly EnterpriseRow[]): Enterprise[] {
  const random = seededRandom(SEED);
  return rows.map((row, index) => {
    const number = index + 1;
    return {
      ...row,
      code: `E${String(number).padStart(3, '0')}`,
      accountPrefix: `e${number}`,
      creditCode: inventedCreditCode(number),
      legalPerson: `${random.pick(FAMILY_NAMES)}**`,
      phone: `000-${String(60_000_000 + number * 137).padStart(8, '0')}`,
      rating: random.pick(RATINGS),
      peopleWithin500m: random.pick(RESIDENTS),
    };
  });
}
