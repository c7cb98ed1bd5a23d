import { denseGasModels } from './dense-gas-models.ts';
import { dominoModels } from './domino-models.ts';
import { effectsModels } from './effects-models.ts';
import { explosionModels } from './explosion-models.ts';
import { fireModels } from './fire-models.ts';
import { gaussianModels } from './gaussian-models.ts';
import { riskModels } from './risk-models.ts';
import { sourceTermsModels } from './source-terms-models.ts';
import type { VectorModel } from './vector-model.ts';
import { weatherModels } from './weather-models.ts';

/** Every model that `npm run validate` knows, by the name in the vector files. */
export const VECTOR_MODELS: ReadonlyMap<string, VectorModel> = new Map(
  [
    weatherModels,
    gaussianModels,
    denseGasModels,
    sourceTermsModels,
    fireModels,
    explosionModels,
    effectsModels,
    riskModels,
    dominoModels,
  ].flatMap((models) => Object.entries(models)),
);
