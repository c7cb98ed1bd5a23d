import type { Text } from '../text/text.ts';

/** Names of what single pages draw over the park's map; the map's own layers have theirs in `gis-data/layers`. */
export const OVERLAY_TITLES = {
  majorHazard: { zh: '重大危险源', en: 'Major hazard source' },
  riskStudy: { zh: '风险评价', en: 'Risk study' },
  sourceSearch: { zh: '污染溯源', en: 'Source search' },
  weatherRule: { zh: '天气规则涉及的设施', en: 'What a weather rule is about' },
} as const satisfies Record<string, Text>;
