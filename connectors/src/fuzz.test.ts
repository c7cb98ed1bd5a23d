import { fuzzConnectors } from './fuzz/fuzz-connectors.ts';

fuzzConnectors({ part: 0, of: 2 });
