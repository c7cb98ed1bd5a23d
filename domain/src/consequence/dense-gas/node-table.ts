import type { Passing } from './passing-cloud.ts';
import type { SlabNode } from './slab-cloud.ts';

/** The slope of the decay beyond the last node is taken over the last part of the way. */
const LAST_SHARE = 0.5;

/**
 * What passes between nodes: straight lines, of the logarithm for concentrations; beyond the last one the decay goes on and
 * lengths grow with the distance.
 * @param nodes  at least two, by distance
 */
export function nodeTable(nodes: readonly SlabNode[], durationS: number): (xM: number) => Passing {
  const last = nodes.at(-1)!;
  const decay = decayOf(nodes, last);
  return (xM) => {
    if (xM >= last.xM) return beyond(last, { xM, decay });
    let [low, high] = [0, nodes.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (nodes[middle]!.xM <= xM) low = middle;
      else high = middle;
    }
    return between(nodes[low]!, nodes[high]!, { xM, durationS });
  };
}

function decayOf(nodes: readonly SlabNode[], last: SlabNode): number {
  const from = nodes.findLast(({ xM }) => xM <= LAST_SHARE * last.xM) ?? nodes[0]!;
  const slope = Math.log(from.axisKgPerM3 / last.axisKgPerM3) / Math.log(last.xM / from.xM);
  return Number.isFinite(slope) ? Math.max(1, slope) : 1;
}

function between(
  a: SlabNode,
  b: SlabNode,
  { xM, durationS }: { readonly xM: number; readonly durationS: number },
): Passing {
  const share = Math.max(0, (xM - a.xM) / (b.xM - a.xM));
  const mixed = (from: number, to: number): number => from + share * (to - from);
  return {
    axisKgPerM3: Math.exp(mixed(Math.log(a.axisKgPerM3), Math.log(b.axisKgPerM3))),
    across: { coreM: mixed(a.coreM, b.coreM), sigmaM: mixed(a.sigmaM, b.sigmaM) },
    frontS: mixed(a.frontS, b.frontS),
    rearS: durationS === Infinity ? Infinity : mixed(a.rearS, b.rearS),
    spreadS: mixed(a.spreadS, b.spreadS),
    gain: mixed(a.gain, b.gain),
  };
}

function beyond(last: SlabNode, { xM, decay }: { xM: number; decay: number }): Passing {
  const times = xM / last.xM;
  return {
    axisKgPerM3: last.axisKgPerM3 * times ** -decay,
    across: { coreM: last.coreM * times, sigmaM: last.sigmaM * times },
    frontS: last.frontS * times,
    rearS: last.rearS * times,
    spreadS: last.spreadS * times,
    gain: last.gain,
  };
}
