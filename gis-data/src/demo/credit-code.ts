// GB 32100-2015 unified social credit code: 17 signs and a check sign, modulus 31.
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check sign for 17 signs. @throws RangeError for a sign that GB 32100 does not know */
export function creditCheckSign(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => {
    const value = SIGNS.indexOf(first17.charAt(at));
    if (first17.length !== 17 || value < 0) throw new RangeError(`not 17 signs: ${first17}`);
    return total + weight * value;
  }, 0);
  return SIGNS.charAt((31 - (sum % 31)) % 31);
}

/**
 * An invented code that passes the check: department 9 (business), category 1, region 000000, which no real
 * place has, then nine signs from the running number.
 */
export function inventedCreditCode(running: number): string {
  const first17 = `91000000DEM${String(running).padStart(6, '0')}`;
  return first17 + creditCheckSign(first17);
}
