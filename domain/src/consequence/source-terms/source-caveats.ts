import type { Caveat, ValidRange } from '../validity.ts';

// What a reader of a release has to know about it.

export const ASSUMED_SHAPE: Caveat = {
  code: 'source:assumed-shape',
  text: {
    zh: '容器尺寸未知，按等高等径立式圆筒由容量推算液位',
    en: 'The size of the vessel is not known: an upright cylinder as high as wide is assumed',
  },
};
export const ABOVE_SHAPE: Caveat = {
  code: 'source:above-shape',
  text: {
    zh: '存量超过容器尺寸所能容纳的体积，液位按满罐计算',
    en: 'More than the size of the vessel can hold: the level is taken as its top',
  },
};
export const NO_OUTFLOW: Caveat = {
  code: 'source:no-outflow',
  text: {
    zh: '泄漏口高于液位或容器内无压力，无自流泄漏；呼吸排放未计算',
    en: 'Nothing drives anything out: the hole is above the level, or there is no overpressure; breathing is not computed',
  },
};
export const CUT_AT_HORIZON: Caveat = {
  code: 'source:cut-at-horizon',
  text: {
    zh: '计算时段结束时泄漏仍在继续，此后部分未计算',
    en: 'The leak goes on after the time that is computed; what comes later is left out',
  },
};
export const CALM: Caveat = {
  code: 'source:calm',
  text: {
    zh: '风速低于 1 m/s，液池蒸发按 1 m/s 计算',
    en: 'Wind below 1 m/s: the evaporation of the pool is computed for 1 m/s',
  },
};
export const UNCONFINED: Caveat = {
  code: 'source:unconfined-pool',
  text: {
    zh: '无围堰或围堰面积未知，液池在平地自由扩展',
    en: 'No bund, or its area is not known: the pool spreads freely on flat ground',
  },
};
export const NO_VAPOUR: Caveat = {
  code: 'source:no-vapour',
  text: {
    zh: '该馏分无沸点和蒸气压数据，液池只计算扩展，未计算蒸发',
    en: 'No boiling point or vapour pressure of this cut: the pool spreads, its vapour is not computed',
  },
};
export const ABOVE_CONTENTS: Caveat = {
  code: 'source:above-contents',
  text: {
    zh: '泄漏量超过容器内存量',
    en: 'More is spilled than the vessel holds',
  },
};
export const IDEAL_GAS: ValidRange = {
  code: 'source.ideal-gas',
  quantity: { zh: '气体压力', en: 'The pressure of the gas' },
  unit: 'Pa',
  from: 0,
  to: 5e6,
  source: 'ideal gas law',
};
export const WILSON_PIPE: ValidRange = {
  code: 'source.wilson-pipe',
  quantity: { zh: '管道长径比', en: 'Length over diameter of the pipe' },
  unit: '1',
  from: 200,
  to: 1e6,
  source: 'Wilson 1979, ALOHA',
};
