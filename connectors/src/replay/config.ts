import { parseArgs } from 'node:util';

export type ReplayConfig = {
  readonly file: string;
  readonly speed: number;
  readonly url: string;
  readonly key: string;
  readonly keepsTimes: boolean;
};

export const USAGE = `npm run replay -- FILE [--speed N] [--url URL] [--key KEY] [--original-times]
  FILE              CSV with a header point,time,value[,quality], or NDJSON with these members; "-" is standard input
  --speed N         how many times faster than recorded (default 1); "max" does not wait and needs --original-times
  --url URL         the api (default http://localhost:8080, or PARKWATCH_URL)
  --key KEY         API key of the source; better in the environment: PARKWATCH_API_KEY
  --original-times  send the recorded times; else the first reading is now`;

/** The command line and the environment of the replay; throws with a sentence for the person. */
export function readReplayConfig(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): ReplayConfig {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      speed: { type: 'string', default: '1' },
      url: { type: 'string', default: env['PARKWATCH_URL'] ?? 'http://localhost:8080' },
      key: { type: 'string', default: env['PARKWATCH_API_KEY'] ?? '' },
      'original-times': { type: 'boolean', default: false },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error('one FILE is wanted');
  if (values.key === '') throw new Error('no API key: --key or PARKWATCH_API_KEY');
  if (!URL.canParse(values.url)) throw new Error(`--url ${values.url} is not a URL`);
  const keepsTimes = values['original-times'];
  const speed = values.speed === 'max' ? Infinity : Number(values.speed);
  if (!(speed > 0)) throw new Error(`--speed ${values.speed} is not a number above 0`);
  if (speed === Infinity && !keepsTimes) {
    throw new Error('--speed max would give every reading one time: add --original-times');
  }
  return { file, speed, url: values.url, key: values.key, keepsTimes };
}
