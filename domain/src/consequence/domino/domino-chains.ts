import type { Text } from '../../text/text.ts';
import { chainText } from './chain-text.ts';
import type { DominoEvent, DominoFacility } from './domino-facility.ts';
import { compare, type DominoEdge, dominoEdges, type DominoPark } from './domino-graph.ts';

/** One link of a chain: what failed, by which edge, and how likely. */
export type DominoLink = {
  readonly facilityId: string;
  readonly edge: DominoEdge;
  /** What the failure turns into; null at the end of a chain, or where nothing further is known of it. */
  readonly eventId: string | null;
};

/** A first event and what it sets off, one facility after the other. */
export type DominoChain = {
  readonly primaryEventId: string;
  readonly primaryFacilityId: string;
  readonly links: readonly DominoLink[];
  /** Of the whole chain, per year: f₁ · Π P. */
  readonly frequencyPerYear: number;
  /** Of the chain, given the first event. */
  readonly probability: number;
  readonly isCrossEnterprise: boolean;
  readonly text: Text;
};

/** A facility with how often it fails, by itself and by others. */
export type DominoNode = {
  readonly facilityId: string;
  readonly enterpriseId: string;
  /** Sum of its first events, per year. */
  readonly primaryPerYear: number;
  /** Sum of the chains that end at it, per year: how much its neighbours add. */
  readonly escalationPerYear: number;
};

export type DominoAnswer = {
  readonly nodes: readonly DominoNode[];
  readonly edges: readonly DominoEdge[];
  /** Most frequent first; ties by the ids along the chain. */
  readonly chains: readonly DominoChain[];
  /** Of all chains that were followed; `chains` holds the most frequent of them. */
  readonly chainCount: number;
};

export type DominoOptions = {
  /** How many facilities a chain may set off; default 2: first and second order. */
  readonly maxOrder?: number;
  /** Chains less likely than this, given their first event, are not followed; default 1e-4. */
  readonly pruneBelow?: number;
  /** How many chains are told; default 1000. Nodes count them all. */
  readonly maxChains?: number;
};

/**
 * Chains of accidents through a park. A chain never comes back to a facility that has already failed, so that a circle of
 * neighbours ends. Frequencies are those of independent failures; two facilities that burn at once and heat a third together are
 * not added up.
 * @throws RangeError as {@link dominoEdges}, or when `maxOrder` is under 1 or `pruneBelow` not within 0 to 1
 * @source f₂ = f₁ P, first and second order: Cozzani et al. 2006
 */
export function dominoChains(park: DominoPark, options: DominoOptions = {}): DominoAnswer {
  const { maxOrder = 2, pruneBelow = 1e-4, maxChains = 1000 } = options;
  if (!(maxOrder >= 1)) throw new RangeError(`maxOrder must be ≥ 1, got ${maxOrder}`);
  if (!(pruneBelow > 0 && pruneBelow <= 1))
    throw new RangeError(`pruneBelow must be over 0 and up to 1, got ${pruneBelow}`);
  const edges = dominoEdges(park);
  const graph = graphOf(park, edges);
  const chains = park.events
    .filter(({ frequencyPerYear }) => frequencyPerYear > 0)
    .flatMap((event) => chainsFrom(event, graph, { maxOrder, pruneBelow }))
    .sort(byFrequency);
  const told = chains
    .slice(0, maxChains)
    .map((chain) => ({ ...chain, text: textOf(chain, graph) }));
  return { nodes: nodesOf(park, chains), edges, chains: told, chainCount: chains.length };
}

type Graph = {
  readonly facilities: ReadonlyMap<string, DominoFacility>;
  readonly events: ReadonlyMap<string, DominoEvent>;
  readonly edgesOfEvent: ReadonlyMap<string, readonly DominoEdge[]>;
  /** What a facility turns into when it is set off. */
  readonly failuresOf: ReadonlyMap<string, readonly DominoEvent[]>;
};

function graphOf({ facilities, events }: DominoPark, edges: readonly DominoEdge[]): Graph {
  return {
    facilities: new Map(facilities.map((facility) => [facility.id, facility])),
    events: new Map(events.map((event) => [event.id, event])),
    edgesOfEvent: Map.groupBy(edges, ({ eventId }) => eventId),
    failuresOf: Map.groupBy(
      events.filter(({ shareOfFailures }) => shareOfFailures > 0),
      ({ facilityId }) => facilityId,
    ),
  };
}

/** A chain so far: the event that acts now, and what has failed. */
type Stretch = {
  readonly event: DominoEvent;
  readonly links: readonly DominoLink[];
  readonly failed: ReadonlySet<string>;
  readonly probability: number;
};
type Bounds = { readonly maxOrder: number; readonly pruneBelow: number };
type BareChain = Omit<DominoChain, 'text'>;

function chainsFrom(primary: DominoEvent, graph: Graph, bounds: Bounds): BareChain[] {
  const chains: BareChain[] = [];
  const open: Stretch[] = [
    { event: primary, links: [], failed: new Set([primary.facilityId]), probability: 1 },
  ];
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop())
    for (const edge of graph.edgesOfEvent.get(stretch.event.id) ?? []) {
      const probability = stretch.probability * edge.probability;
      if (probability < bounds.pruneBelow || stretch.failed.has(edge.toFacilityId)) continue;
      const link = { facilityId: edge.toFacilityId, edge, eventId: null };
      chains.push(chainOf(primary, [...stretch.links, link], probability));
      if (stretch.links.length + 1 < bounds.maxOrder)
        open.push(...stretchesBehind(graph, stretch, { edge, probability }));
    }
  return chains;
}

/** The facility that was just set off, once for each event that its failure can turn into. */
function stretchesBehind(
  { failuresOf }: Graph,
  { links, failed }: Stretch,
  { edge, probability }: { readonly edge: DominoEdge; readonly probability: number },
): Stretch[] {
  const facilityId = edge.toFacilityId;
  return (failuresOf.get(facilityId) ?? []).map((event) => ({
    event,
    links: [...links, { facilityId, edge, eventId: event.id }],
    failed: new Set([...failed, facilityId]),
    probability: probability * event.shareOfFailures,
  }));
}

function chainOf(
  primary: DominoEvent,
  links: readonly DominoLink[],
  probability: number,
): BareChain {
  return {
    primaryEventId: primary.id,
    primaryFacilityId: primary.facilityId,
    links,
    frequencyPerYear: primary.frequencyPerYear * probability,
    probability,
    isCrossEnterprise: links.some(({ edge }) => edge.isCrossEnterprise),
  };
}

function textOf(chain: BareChain, { facilities, events }: Graph): Text {
  const primary = events.get(chain.primaryEventId)!;
  const { links, frequencyPerYear } = chain;
  return chainText({ primary, links, frequencyPerYear, facilities, events });
}

function byFrequency(one: BareChain, other: BareChain): number {
  return other.frequencyPerYear - one.frequencyPerYear || compare(idsOf(one), idsOf(other));
}

function idsOf({ primaryEventId, links }: BareChain): string {
  return JSON.stringify([
    primaryEventId,
    ...links.flatMap(({ facilityId, eventId }) => [facilityId, eventId ?? '']),
  ]);
}

function nodesOf({ facilities, events }: DominoPark, chains: readonly BareChain[]): DominoNode[] {
  const primary = new Map<string, number>();
  for (const { facilityId, frequencyPerYear } of events)
    primary.set(facilityId, (primary.get(facilityId) ?? 0) + frequencyPerYear);
  const escalation = new Map<string, number>();
  for (const { links, frequencyPerYear } of chains) {
    const { facilityId } = links.at(-1)!;
    escalation.set(facilityId, (escalation.get(facilityId) ?? 0) + frequencyPerYear);
  }
  return facilities.map(({ id, enterpriseId }) => ({
    facilityId: id,
    enterpriseId,
    primaryPerYear: primary.get(id) ?? 0,
    escalationPerYear: escalation.get(id) ?? 0,
  }));
}
