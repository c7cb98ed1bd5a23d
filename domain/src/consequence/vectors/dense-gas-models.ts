import type { VectorModels } from './vector-model.ts';

export const denseGasModels: VectorModels = {};
