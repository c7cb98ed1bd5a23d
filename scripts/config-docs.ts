// `npm run docs:config`: prints docs/config.md and .env.example from the settings in the code.
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { Setting } from '../api/src/config.ts';

export type Process = { name: string; settings: Setting<unknown>[] };

const root = new URL('..', import.meta.url);

/** The processes of a production installation, each with the file that declares its settings. */
const PROCESSES = [
  ['api', 'api/src/config.ts'],
  ['gateway', 'connectors/src/gateway/config.ts'],
] as const;

/** What each of them reads from its environment. */
export async function readProcesses(): Promise<Process[]> {
  const processes: Process[] = [];
  for (const [name, path] of PROCESSES) {
    const file = new URL(path, root);
    const { settings } = (await import(file.href)) as {
      settings?: Record<string, Setting<unknown>>;
    };
    if (settings) processes.push({ name, settings: Object.values(settings) });
  }
  return processes;
}

/** What a setting may be, read off its schema: `≥ 1, ≤ 65535`, `on | off`, `text`. */
export function allowedValues(schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  if (Array.isArray(json.anyOf)) {
    const parts = json.anyOf.map((part) => part.const ?? part.enum?.join(' \\| ') ?? part.type);
    return parts.filter((part) => part !== 'null').join(' \\| ');
  }
  if (json.enum) return json.enum.join(' \\| ');
  if (json.type === 'boolean') return 'true \\| false';
  if (json.type !== 'number' && json.type !== 'integer') return json.format ?? 'text';
  // The safe-integer bounds that every integer schema has say nothing to an operator.
  const bounds = [
    ['≥', json.minimum],
    ['>', json.exclusiveMinimum],
    ['≤', json.maximum],
    ['<', json.exclusiveMaximum],
  ].filter(([, limit]) => limit !== undefined && Math.abs(Number(limit)) < Number.MAX_SAFE_INTEGER);
  return bounds.map((bound) => bound.join(' ')).join(', ') || json.type;
}

/** The default as an operator would write it; empty where there is none. */
export function shownDefault({ default: value, secret }: Setting<unknown>): string {
  if (secret || value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object'
    ? JSON.stringify(value)
    : `${value as string | number | boolean}`;
}

/** docs/config.md */
export function configPage(processes: Process[]): string {
  const sections = processes.map(({ name, settings }) => {
    const rows = settings.map((setting) => {
      const fallback = shownDefault(setting);
      const cells = [
        `\`${setting.env}\`${setting.secret ? ' (secret, 保密)' : ''}`,
        allowedValues(setting.schema) + (setting.unit ? `, ${setting.unit}` : ''),
        setting.defaultText ?? (fallback ? `\`${fallback}\`` : '–'),
        `${setting.en}<br>${setting.zh}`,
      ];
      return `| ${cells.join(' | ')} |`;
    });
    const head =
      '| Variable 变量 | Values 取值 | Default 默认值 | Meaning 含义 |\n|---|---|---|---|';
    return `## ${name}\n\n${head}\n${rows.join('\n')}\n`;
  });
  return [
    '<!-- Printed by `npm run docs:config` from the config.ts of each process. Do not edit. -->',
    '# Settings 配置项\n',
    'Parkwatch reads its settings from the environment when it starts; a wrong value stops the start.',
    '系统启动时从环境变量读取配置；取值有误则拒绝启动。\n',
    sections.join('\n'),
  ].join('\n');
}

/** .env.example: every setting commented out with its default. */
export function envExample(processes: Process[]): string {
  const seen = new Set<string>();
  const blocks = processes
    .flatMap(({ settings }) => settings)
    .filter(({ env }) => !seen.has(env) && seen.add(env))
    .map((setting) => {
      const unit = setting.unit ? ` (${setting.unit})` : '';
      const value = setting.defaultText ? '' : shownDefault(setting);
      return `# ${setting.en}${unit}\n# ${setting.zh}\n#${setting.env}=${value}\n`;
    });
  const head =
    '# Printed by `npm run docs:config` from the config.ts of each process. Do not edit.\n';
  return [head, ...blocks].join('\n');
}

/** The printed files, by their path from the root. */
export async function configFiles(): Promise<Record<string, string>> {
  const processes = await readProcesses();
  return { 'docs/config.md': configPage(processes), '.env.example': envExample(processes) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [file, text] of Object.entries(await configFiles())) {
    writeFileSync(fileURLToPath(new URL(file, root)), text);
    console.log(`printed ${file}`);
  }
}
