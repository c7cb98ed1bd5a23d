import { fuzzConnectors } from './fuzz/fuzz-connectors.ts';

fuzzConnectors({ part: 1, of: 2 });
