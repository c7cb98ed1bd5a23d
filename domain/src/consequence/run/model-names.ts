import type { Text } from '../../text/text.ts';
import type { CloudModel } from '../cloud.ts';

/** What the dispersion models are called on a page. */
export const CLOUD_MODEL_NAMES: Readonly<Record<CloudModel, Text>> = {
  'gaussian-plume': { zh: '高斯烟羽模型', en: 'Gaussian plume' },
  'gaussian-puff': { zh: '高斯烟团模型', en: 'Gaussian puff' },
  'puff-train': { zh: '烟团串模型', en: 'Train of puffs' },
  'britter-mcquaid-plume': { zh: 'Britter–McQuaid 重气烟羽', en: 'Britter–McQuaid dense plume' },
  'britter-mcquaid-puff': { zh: 'Britter–McQuaid 重气云团', en: 'Britter–McQuaid dense puff' },
  'dense-slab': { zh: '重气平板模型', en: 'Dense gas slab' },
  'free-jet': { zh: '自由射流', en: 'Free jet' },
};
