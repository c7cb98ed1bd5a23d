import type { Caveat } from '../validity.ts';
import type { PlumeSource } from './plume.ts';

/** Below it Gaussian plumes were not compared with observations, m/s. */
const LEAST_WIND_M_PER_S = 1;

/** What the reader of a Gaussian answer has to know, whatever the distance. */
export function passiveCaveats({
  windMPerS,
  heightM,
  mixingHeightM = null,
}: Pick<PlumeSource, 'windMPerS' | 'heightM' | 'mixingHeightM'>): Caveat[] {
  const caveats: Caveat[] = [];
  if (windMPerS < LEAST_WIND_M_PER_S) caveats.push(calm(windMPerS));
  if (mixingHeightM !== null && mixingHeightM <= heightM) caveats.push(LID_IGNORED);
  return caveats;
}

function calm(windMPerS: number): Caveat {
  const shown = Number(windMPerS.toPrecision(2));
  return {
    code: 'outside-range:gaussian.wind',
    text: {
      zh: `风速 ${shown} m/s 低于 ${LEAST_WIND_M_PER_S} m/s：静小风时风向不定，高斯模型不适用，结果仅供参考`,
      en: `Wind ${shown} m/s is below ${LEAST_WIND_M_PER_S} m/s: near calm the direction wanders and Gaussian models do not hold`,
    },
  };
}

const LID_IGNORED: Caveat = {
  code: 'lid-below-source',
  text: {
    zh: '混合层高度不高于泄放高度：未计逆温层顶的反射，按无上盖计算',
    en: 'The mixing layer ends at or below the release: its lid is left out',
  },
};
