import type { Text } from '../../text/text.ts';
import { fillText } from '../../text/text.ts';
import { PROPERTIES, type PropertyKey } from '../chemicals/properties.ts';
import type { DenseCriterion } from '../dense-gas/dense-criterion.ts';
import type { Caveat } from '../validity.ts';

/** Two or three digits, for people. */
export function shown(value: number): number {
  return Number(value.toPrecision(2));
}

const DENSE = {
  zh: '云团初始密度 {density} kg/m³，重气判据 {value} ≥ {limit}（Britter–McQuaid）：按重气计算',
  en: 'cloud of {density} kg/m³ at the source, criterion {value} ≥ {limit} (Britter–McQuaid): dense',
};
const PASSIVE = {
  zh: '云团初始密度 {density} kg/m³，重气判据 {value} < {limit}（Britter–McQuaid）：按被动扩散计算',
  en: 'cloud of {density} kg/m³ at the source, criterion {value} < {limit} (Britter–McQuaid): passive',
};

export function criterionText({ value, limit, isDense }: DenseCriterion, density: number): Text {
  return fillText(isDense ? DENSE : PASSIVE, {
    density: shown(density),
    value: shown(value),
    limit,
  });
}

/** Two halves of a reason. */
export function both(first: Text, second: Text): Text {
  return { zh: `${first.zh}；${second.zh}`, en: `${first.en}; ${second.en}` };
}

export const WAYS = {
  gaussianPlume: { zh: '高斯烟羽（有限时长）', en: 'Gaussian plume of finite duration' },
  gaussianPuff: { zh: '瞬时泄漏：高斯烟团', en: 'released at once: Gaussian puff' },
  plume: {
    zh: '泄漏时间长于输送时间（u·t/x ≥ 2.5）：Britter–McQuaid 烟羽',
    en: 'it lasts longer than the way takes (u t/x ≥ 2.5): Britter–McQuaid plume',
  },
  shortPuff: {
    zh: '泄漏时间短于输送时间（u·t/x ≤ 0.6）：按瞬时泄漏，Britter–McQuaid 烟团',
    en: 'it is over before the way is done (u t/x ≤ 0.6): taken as released at once, Britter–McQuaid puff',
  },
  betweenPlume: {
    zh: '泄漏时间与输送时间相当：烟羽与烟团均已计算，取影响较远的烟羽',
    en: 'it lasts about as long as the way takes: plume and puff computed, the farther-reaching plume holds',
  },
  betweenPuff: {
    zh: '泄漏时间与输送时间相当：烟羽与烟团均已计算，取影响较远的烟团',
    en: 'it lasts about as long as the way takes: plume and puff computed, the farther-reaching puff holds',
  },
  puff: { zh: '瞬时泄漏：Britter–McQuaid 烟团', en: 'released at once: Britter–McQuaid puff' },
  slab: { zh: '箱式重气模型（SLAB 型）', en: 'slab model (SLAB type)' },
} as const satisfies Record<string, Text>;

/** Why the slab model and not the correlation. */
export const SLAB_REASONS = {
  asked: { zh: '按要求', en: 'as asked for' },
  calm: {
    zh: '风速低于 1 m/s，相关式不适用',
    en: 'wind below 1 m/s, where the correlation does not hold',
  },
  elevated: {
    zh: '高处泄漏，相关式只适用于地面源',
    en: 'released above the ground, which the correlation does not know',
  },
} as const satisfies Record<string, Text>;

export function windFloor(windMPerS: number): Caveat {
  return {
    code: 'wind-floor',
    text: {
      zh: `泄漏高度处风速 ${shown(windMPerS)} m/s 低于 1 m/s：按 1 m/s 计算；静小风时云团可向任意方向缓慢扩散，浓度可能更高`,
      en: `Wind of ${shown(windMPerS)} m/s at the height of the release: computed with 1 m/s; near calm the cloud may creep any way and stay more concentrated`,
    },
  };
}

export function buoyant(densityRatio: number): Caveat {
  return {
    code: 'buoyant',
    text: {
      zh: `云团密度仅为空气的 ${shown(densityRatio)} 倍，会上升：未计浮升，地面浓度偏大，高处可能偏小`,
      en: `The cloud has ${shown(densityRatio)} of the density of air and rises, which is not modelled: too much at the ground, perhaps too little above it`,
    },
  };
}

export function nearJet(distanceM: number): Caveat {
  return {
    code: 'jet-near-field',
    text: {
      zh: `动量射流：沿喷射方向至约 ${shown(distanceM)} m 处可达爆炸下限（自由射流公式），近源处与风向无关`,
      en: `Jet: along its own direction the lower explosion limit reaches about ${shown(distanceM)} m (free jet), whatever the wind`,
    },
  };
}

export function missingForSlab(property: PropertyKey): Caveat {
  const { zh, en } = PROPERTIES[property];
  return {
    code: `missing-property:${property}`,
    text: {
      zh: `物性表缺少${zh}，无法使用箱式重气模型，改用 Britter–McQuaid 相关式`,
      en: `The table lacks the ${en}: the slab model cannot be used, the Britter–McQuaid correlation is`,
    },
  };
}

export const ELEVATED_AS_GROUND: Caveat = {
  code: 'elevated-dense',
  text: {
    zh: '重气云从高处泄漏：按地面源计算，近处地面浓度偏大',
    en: 'A dense cloud from above the ground is computed as one on the ground: too much near by',
  },
};

export const JET_MOMENTUM: Caveat = {
  code: 'jet-momentum',
  text: {
    zh: '相关式未计射流动量的卷吸：最初约百米内浓度偏大（可选用箱式重气模型）',
    en: 'The correlation leaves out what the momentum of the jet mixes in: too much within the first hundred metres or so (the slab model counts it)',
  },
};

export const STEPS_JOINED: Caveat = {
  code: 'dense-steps-joined',
  text: {
    zh: '随时间变化的泄漏已按等质量合并为少数几段，每段按恒定速率的重气烟羽计算',
    en: 'The changing release was joined to a few steps of the same mass, each a dense plume of its own rate',
  },
};

export const ROUGHNESS_CAPPED: Caveat = {
  code: 'slab-roughness',
  text: {
    zh: '箱式重气模型仅在粗糙度 ≤ 0.1 m 下检验过：按 0.1 m 计算，未计建筑物影响',
    en: 'The slab model was tested up to a roughness of 0.1 m: that is taken, buildings are not modelled',
  },
};
