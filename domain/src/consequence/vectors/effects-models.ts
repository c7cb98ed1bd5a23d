import type { VectorModels } from './vector-model.ts';

export const effectsModels: VectorModels = {};
