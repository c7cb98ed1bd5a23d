export type FuzzConfig = {
  /** Printed by the test: the same seed gives the same frames. */
  readonly seed: number;
  /** Mutated frames for each decoder. */
  readonly frames: number;
};

const FRAMES = 200_000;

/** `FUZZ_SEED=7 FUZZ_FRAMES=20000000 node --test connectors/src/fuzz.test.ts` for a long run or to repeat one. */
export function readFuzzConfig(env: NodeJS.ProcessEnv = process.env): FuzzConfig {
  return {
    seed: wholeNumber(env, 'FUZZ_SEED') ?? Math.floor(Math.random() * 2 ** 31),
    frames: wholeNumber(env, 'FUZZ_FRAMES') ?? FRAMES,
  };
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Error(`${name}=${text} is no whole number`);
  return Number(text);
}
