import { fillText, type Text } from '../../text/text.ts';
import type { DominoLink } from './domino-chains.ts';
import type { DominoEvent, DominoFacility } from './domino-facility.ts';

const FIRST: Text = { zh: '{facility}发生{event}', en: '{event} at {facility}' };
const NEXT: Text = {
  zh: '→{facility}失效（{cause}，概率 {probability}{crossing}）',
  en: ' → {facility} fails ({cause}, probability {probability}{crossing})',
};
const TURNS_INTO: Text = { zh: '，引发{event}', en: ' as {event}' };
const CAUSES = {
  heat: { zh: '{distance} m 处热辐射 {heat} kW/m²', en: '{heat} kW/m² at {distance} m' },
  pressure: { zh: '{distance} m 处超压 {pressure} kPa', en: '{pressure} kPa at {distance} m' },
  both: {
    zh: '{distance} m 处热辐射 {heat} kW/m²、超压 {pressure} kPa',
    en: '{heat} kW/m² and {pressure} kPa at {distance} m',
  },
} satisfies { readonly [cause: string]: Text };
const CROSSING: Text = { zh: '，跨企业', en: ', another enterprise' };
const NOTHING: Text = { zh: '', en: '' };
const FREQUENCY: Text = { zh: '；频率 {frequency} 次/年', en: '; {frequency} per year' };

/** A chain in words: what happens, what it does to whom, how often. */
export function chainText(chain: {
  readonly primary: DominoEvent;
  readonly links: readonly DominoLink[];
  readonly frequencyPerYear: number;
  readonly facilities: ReadonlyMap<string, DominoFacility>;
  readonly events: ReadonlyMap<string, DominoEvent>;
}): Text {
  const { primary, links, facilities, events } = chain;
  const nameOf = (id: string): Text => facilities.get(id)!.name;
  return joined([
    fillText(FIRST, { facility: nameOf(primary.facilityId), event: primary.name }),
    ...links.flatMap((link) => {
      const next = linkText(link, nameOf(link.facilityId));
      if (link.eventId === null) return [next];
      return [next, fillText(TURNS_INTO, { event: events.get(link.eventId)!.name })];
    }),
    fillText(FREQUENCY, { frequency: chain.frequencyPerYear.toExponential(1) }),
  ]);
}

function linkText({ edge }: DominoLink, facility: Text): Text {
  const { heatWPerM2, overpressurePa, distanceM, probability, isCrossEnterprise } = edge;
  const cause =
    heatWPerM2 > 0 && overpressurePa > 0 ? 'both' : heatWPerM2 > 0 ? 'heat' : 'pressure';
  return fillText(NEXT, {
    facility,
    cause: fillText(CAUSES[cause], {
      distance: Math.round(distanceM),
      heat: figure(heatWPerM2 / 1000),
      pressure: figure(overpressurePa / 1000),
    }),
    probability: figure(probability),
    crossing: isCrossEnterprise ? CROSSING : NOTHING,
  });
}

/** Two figures. */
function figure(value: number): string {
  return String(Number(value.toPrecision(2)));
}

function joined(parts: readonly Text[]): Text {
  return {
    zh: parts.map(({ zh }) => zh).join(''),
    en: parts.map(({ en }) => en).join(''),
  };
}
