import type { FeatureCollection } from 'geojson';

import { nameTokens, tokenHash } from './owner-names.ts';

/** Words of owner names that any text about a park may use. */
const ORDINARY = new Set(
  `air and acrylic alkyl alkylphenol alkyphenol allyl ammonia aromatics asia asian bio building carbon
  chemical chemicals chemicalplant cogen cogeneration company complex contractors corporation
  dioxide division eastern elastomers engineering ethoxylates far fuels gas glacial group
  holdings hub ind industries industry institute integrated international island korea
  limited lng logistics ltd main maintenance manufacturing maintaining multi none not
  olefin pacific petro petrochemical petrochemicals petrochem phenol plant plants plastics
  polycarbonate polyolefin power projects pte public refinery refining rubber sciences
  solution specialties specialty storage surface synthetic tank terminal terminals the training
  treatment undefined unknown unregistered utilities wastewater water works
  construction merlimau seraya sakra tembusu singapore jurong
  meg chemica plantcompany companya methyl methacrylate styrene butadiene ethylene propylene oxide acetate vinyl resin`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Where the source writes names of companies: layer → attributes. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  landlots: ['Owner'],
  chemical_plants: ['owner', 'name'],
  power_generation: ['Descript'],
};

/**
 * The words that name a real company, as hashes: the test that scans the seeds must be able to
 * know them without this repository listing them.
 */
export function forbiddenTokens(sources: ReadonlyMap<string, FeatureCollection>): string[] {
  const hashes = new Set<string>();
  for (const [layer, attributes] of Object.entries(NAMED)) {
    for (const feature of sources.get(layer)?.features ?? []) {
      for (const attribute of attributes) addTokens(hashes, feature.properties?.[attribute]);
    }
  }
  return [...hashes].sort();
}

function addTokens(hashes: Set<string>, name: unknown): void {
  if (typeof name !== 'string') return;
  for (const token of [...nameTokens(name), ...joinedPairs(name)]) {
    if (!ORDINARY.has(token)) hashes.add(tokenHash(token));
  }
}

/** Two words in a row written as one, as in camel case, unless both are ordinary. */
function joinedPairs(name: string): string[] {
  const words = (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).map((word) =>
    word.toLowerCase(),
  );
  return words.slice(1).flatMap((word, at) => {
    const before = words[at]!;
    return ORDINARY.has(word) && ORDINARY.has(before) ? [] : [before + word];
  });
}
