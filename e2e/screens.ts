// Pictures of every page: `npm run screens -- OUTDIR [--url http://…] [--pages map,alarms] [--sizes desk]
// [--themes light] [--languages zh]`. Without --url it starts a park of its own.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { listConsequenceRuns } from '@parkwatch/domain/wire/consequence';
import { listEnterprises } from '@parkwatch/domain/wire/enterprises';
import { listHiddenDangers } from '@parkwatch/domain/wire/hidden-dangers';
import { listIncidents } from '@parkwatch/domain/wire/incidents';
import { listMajorHazards } from '@parkwatch/domain/wire/major-hazards';
import { readRiskRegister } from '@parkwatch/domain/wire/risk-register';
import { listRiskStudies } from '@parkwatch/domain/wire/risk-studies';
import { listSpecialWorks } from '@parkwatch/domain/wire/special-works';
import { listStandardLines } from '@parkwatch/domain/wire/standard-library';
import { listSupervisionTasks } from '@parkwatch/domain/wire/supervision';
import { listSourceSearches } from '@parkwatch/domain/wire/source-searches';
import { readZones } from '@parkwatch/domain/wire/zones';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { signedInClient } from './data-source.ts';
import { startPark } from './park-server.ts';
import { settled } from './settled.ts';
import { openVisit } from './visit.ts';
import type { Visit } from './visit.ts';

const SIZES = { wall: [1920, 1080], desk: [1440, 900], phone: [390, 844] } as const;
const THEMES = ['light', 'dark'] as const;
const LANGUAGES = { zh: 'zh-CN', en: 'en' } as const;
/** Time for what moves in (drawers, charts) and for tiles of the map to come to rest. */
const REST_MS = 1500;

type Client = Awaited<ReturnType<typeof signedInClient>>;

/** A page's picture: who looks at it, and where it is. */
type Shot = { readonly name: string; readonly role: string | null; readonly path: string };
type Look = {
  readonly size: keyof typeof SIZES;
  readonly theme: (typeof THEMES)[number];
  readonly language: keyof typeof LANGUAGES;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    ['url', 'pages', 'sizes', 'themes', 'languages'].map((name) => [name, { type: 'string' }]),
  ) as Record<'url' | 'pages' | 'sizes' | 'themes' | 'languages', { type: 'string' }>,
});

const [outDir] = positionals;
if (outDir === undefined) {
  console.error('Where to? npm run screens -- OUTDIR [--url http://…] [--pages map,alarms] …');
  process.exitCode = 2;
} else {
  await main(outDir);
}

async function main(folder: string) {
  await mkdir(folder, { recursive: true });
  const park = values.url === undefined ? await startPark() : undefined;
  const url = values.url ?? park!.url;
  const browser = await launchBrowser();
  try {
    const shots = chosen('pages', await shotsOf(url), ({ name }) => name);
    for (const look of looks()) await takeAll(browser, { url, folder, shots, look });
  } finally {
    await browser.close();
    await park?.stop();
  }
}

/** The parts of an option's list, in the order of `all`; all of them without the option. */
function chosen<T>(
  option: 'pages' | 'sizes' | 'themes' | 'languages',
  all: readonly T[],
  nameOf: (one: T) => string,
): T[] {
  const wanted = values[option]?.split(',');
  const unknown = wanted?.filter((name) => !all.some((one) => nameOf(one) === name)) ?? [];
  if (unknown.length > 0) {
    throw new Error(
      `--${option}: no ${unknown.join(', ')}; there are ${all.map(nameOf).join(', ')}`,
    );
  }
  return all.filter((one) => wanted?.includes(nameOf(one)) ?? true);
}

function looks(): Look[] {
  const sizes = chosen('sizes', Object.keys(SIZES) as Look['size'][], String);
  const themes = chosen('themes', THEMES, String);
  const languages = chosen('languages', Object.keys(LANGUAGES) as Look['language'][], String);
  return sizes.flatMap((size) =>
    themes.flatMap((theme) => languages.map((language) => ({ size, theme, language }))),
  );
}

function ofDuty(name: string, path: string, isThere = true): Shot[] {
  return isThere ? [{ name, path, role: 'duty' }] : [];
}

function equipmentShots(): Shot[] {
  return [
    ...ofDuty('equipment-warnings', '/equipment-warnings'),
    ...ofDuty('equipment-rules', '/equipment-warnings?view=rules'),
    ...ofDuty('equipment-rule-new', '/equipment-warnings/rules/new'),
    ...ofDuty('equipment-rule', '/equipment-warnings/rules/1'),
    ...ofDuty('equipment-baselines', '/equipment-warnings?view=baselines'),
    ...ofDuty('equipment-baseline-new', '/equipment-warnings/baselines/new'),
    ...ofDuty('seasons', '/equipment-warnings?view=seasons'),
  ];
}

async function registerShots(duty: Client, enterpriseId: number): Promise<Shot[]> {
  const { items: objects } = await duty.call(readRiskRegister, { query: { enterpriseId } });
  const unit = objects.flatMap(({ units }) => units).find(({ sheets }) => sheets.length > 0);
  const [sheet] = unit?.sheets ?? [];
  return [
    ...ofDuty('risk-register', '/risk-register'),
    ...ofDuty('risk-faults', '/risk-register?view=faults'),
    ...ofDuty('risk-tree', `/risk-register?view=register&enterpriseId=${enterpriseId}`),
    ...ofDuty('risk-sheet', `/risk-register/sheets/${sheet?.id}`, sheet !== undefined),
    { name: 'risk-methods', role: 'director', path: '/risk-methods' },
    {
      name: 'risk-sheet-new',
      role: 'e1.manager',
      path: `/risk-register/units/${unit?.id}/new-sheet`,
    },
  ];
}

/** Every page, each with something to see on it where the park has that. */
async function shotsOf(url: string): Promise<Shot[]> {
  const duty = await signedInClient(url, 'duty');
  const [alarm] = (await duty.call(listAlarms)).items;
  const [incident] = (await duty.call(listIncidents, { query: { view: 'all' } })).items;
  const [enterprise] = (await duty.call(listEnterprises, { query: { search: 'E001' } })).items;
  const [zone] = (await duty.call(readZones)).zones;
  const [work] = (await duty.call(listSpecialWorks)).items;
  const [study] = (await duty.call(listRiskStudies)).items;
  const [run] = (await duty.call(listConsequenceRuns)).items;
  const [search] = (await duty.call(listSourceSearches)).items;
  return [
    { name: 'login', role: null, path: '/login' },
    ...ofDuty('map', '/map'),
    ...ofDuty('map-object', `/map?o=enterprises:${enterprise?.id}`),
    ...ofDuty('map-zone', `/map?o=zones:${zone?.id}`, zone !== undefined),
    ...ofDuty('map-work', `/map?o=special-works:${work?.id}`, work !== undefined),
    ...ofDuty('map-3d', '/map?m=3d'),
    ...ofDuty('alarms', '/alarms'),
    ...ofDuty('alarm', `/alarms?alarm=${alarm?.id}`, alarm !== undefined),
    ...ofDuty('incidents', '/incidents?view=all'),
    ...ofDuty('incident', `/incidents/${incident?.id}`, incident !== undefined),
    ...ofDuty('regional-overview', '/regional-overview'),
    ...ofDuty('risk-studies', '/risk-studies'),
    ...ofDuty('risk-study', `/risk-studies/${study?.id}`, study !== undefined),
    ...(await registerShots(duty, enterprise!.id)),
    ...(await hazardShots(duty)),
    ...ofDuty('what-if', '/what-if'),
    ...ofDuty('what-if-run', `/what-if/${run?.id}`, run !== undefined),
    ...ofDuty('source-searches', '/source-searches'),
    ...ofDuty('source-search', `/source-searches/${search?.id}`, search !== undefined),
    ...ofDuty('weather-rules', '/weather-rules'),
    ...ofDuty('weather-rule', '/weather-rules/rainstorm-low-stores'),
    ...equipmentShots(),
    ...(await supervisionShots(duty)),
    ...(await standardShots(duty)),
    ...(await dangerShots(duty)),
    ...ofDuty('enterprises', '/enterprises'),
    ...ofDuty('enterprise', `/enterprises/${enterprise?.id}`),
    { name: 'restrictions', role: 'director', path: '/restrictions' },
    { name: 'passes', role: 'director', path: '/passes' },
    { name: 'grants', role: 'director', path: '/grants' },
    { name: 'ratings', role: 'invest', path: '/ratings' },
    { name: 'users', role: 'admin', path: '/users' },
    { name: 'settings', role: 'security', path: '/settings' },
    { name: 'data-sources', role: 'admin', path: '/data-sources' },
    { name: 'operations', role: 'admin', path: '/operations' },
    { name: 'audit', role: 'auditor', path: '/audit' },
    { name: 'own-map', role: 'e1.manager', path: '/map' },
    { name: 'own-uploads', role: 'e1.manager', path: '/file-uploads' },
    { name: 'own-weather', role: 'e1.manager', path: '/weather-rules' },
    { name: 'own-equipment', role: 'e1.manager', path: '/equipment-warnings' },
    { name: 'own-dangers', role: 'e1.manager', path: '/hidden-dangers' },
  ];
}

/** The lists, one danger of each state, and one whose enterprise asks for time, as the director and the enterprise see it. */
async function dangerShots(duty: Client): Promise<Shot[]> {
  const { items } = await duty.call(listHiddenDangers, { query: { view: 'all' } });
  const byState = new Map(items.map((danger) => [danger.state, danger.id]));
  const waiting = items.find(({ postponement }) => postponement !== null);
  return [
    ...ofDuty('hidden-dangers', '/hidden-dangers'),
    ...ofDuty('dangers-to-close', '/hidden-dangers?view=to-close'),
    ...ofDuty('dangers-look-back', '/hidden-dangers?view=look-back'),
    ...[...byState].flatMap(([state, id]) => ofDuty(`danger-${state}`, `/hidden-dangers/${id}`)),
    ...(waiting === undefined
      ? []
      : [
          { name: 'danger-postponed', role: 'director', path: `/hidden-dangers/${waiting.id}` },
          { name: 'own-postponed', role: 'e3.manager', path: `/hidden-dangers/${waiting.id}` },
        ]),
    ...ofDuty('report', '/hidden-dangers/new'),
  ];
}

/** The list of major hazard sources, the worst one, one that is not determined, and the worst on the map. */
async function hazardShots(duty: Client): Promise<Shot[]> {
  const [worst] = (await duty.call(listMajorHazards, { query: { limit: 1 } })).items;
  const open = { verdict: 'not-determined', limit: 1 } as const;
  const [unknown] = (await duty.call(listMajorHazards, { query: open })).items;
  const of = (name: string, path: string): Shot => ({ name, path, role: 'duty' });
  return [
    of('major-hazards', '/major-hazards'),
    ...(worst ? [of('major-hazard', `/major-hazards/${worst.id}`)] : []),
    ...(unknown ? [of('undetermined-hazard', `/major-hazards/${unknown.id}`)] : []),
    ...(worst ? [of('map-hazard', `/map?o=major-hazards:${worst.id}`)] : []),
  ];
}

/** The library of standards: lines, a gap, one line, checklists, re-evaluations, forms, and what an enterprise sees. */
async function standardShots(duty: Client): Promise<Shot[]> {
  const query = { text: 'fire-protection-law-2021:28-1', limit: 1 };
  const { items } = await duty.call(listStandardLines, { query });
  const at = '/standard-library';
  const [line] = items;
  return [
    { name: 'standards', role: 'duty', path: at },
    { name: 'standards-gap', role: 'duty', path: `${at}?document=aq-3067-2026` },
    { name: 'standards-checklist', role: 'duty', path: `${at}?view=checklist&facilityKind=tank` },
    {
      name: 'standards-re-evaluations',
      role: 'director',
      path: `${at}?view=re-evaluations&state=all`,
    },
    { name: 'standards-import', role: 'director', path: `${at}/import` },
    { name: 'standards-new', role: 'duty', path: `${at}/new` },
    { name: 'own-standards', role: 'e3.manager', path: `${at}?view=re-evaluations` },
    {
      ...{ name: 'report-standard', role: 'duty' },
      path: '/hidden-dangers/new?found=消火栓被货物遮挡&note=三号消火栓前堆放托盘，疏散通道被占用',
    },
    ...(line
      ? [
          { name: 'standards-line', role: 'duty', path: `${at}/lines/${line.id}` },
          { name: 'standards-edit', role: 'duty', path: `${at}/lines/${line.id}/edit` },
        ]
      : []),
  ];
}

/** Tasks, plans and rules of supervision, a visit as an inspector sees it, and the self-checks of an enterprise. */
async function supervisionShots(duty: Client): Promise<Shot[]> {
  const query = { kind: 'visit', limit: 1 } as const;
  const [visit] = (await duty.call(listSupervisionTasks, { query })).items;
  const [own] = (await duty.call(listSupervisionTasks, { query: { kind: 'self-check' } })).items;
  return [
    { name: 'supervision', role: 'duty', path: '/supervision' },
    { name: 'supervision-plans', role: 'duty', path: '/supervision?view=plans' },
    { name: 'supervision-rules', role: 'director', path: '/supervision/rules' },
    { name: 'own-supervision', role: 'e1.manager', path: '/supervision' },
    ...(visit
      ? [{ name: 'supervision-task', role: 'inspector', path: `/supervision/tasks/${visit.id}` }]
      : []),
    ...(own
      ? [{ name: 'supervision-check', role: 'duty', path: `/supervision/tasks/${own.id}` }]
      : []),
  ];
}

type Job = { readonly url: string; readonly folder: string; readonly shots: readonly Shot[] };

async function takeAll(
  browser: Browser,
  { url, folder, shots, look }: Job & { look: Look },
): Promise<void> {
  const visits = new Map<string | null, Visit>();
  const [widthPx, heightPx] = SIZES[look.size];
  for (const { name, role, path } of shots) {
    let visit = visits.get(role);
    if (visit === undefined) {
      const language = LANGUAGES[look.language];
      visit = await openVisit(browser, url, { language, theme: look.theme, widthPx, heightPx });
      visits.set(role, visit);
      if (role !== null) {
        await visit.signIn(role);
        await visit.page.locator('pw-top-bar').waitFor();
      }
    }
    await visit.go(path);
    const file = join(folder, `${name}-${look.size}-${look.theme}-${look.language}.png`);
    await writeFile(file, await picture(visit));
    console.log(file);
    for (const fault of visit.faults) console.error(`${name}: ${fault}`);
  }
  for (const visit of visits.values()) await visit.context.close();
}

async function picture({ page }: Visit): Promise<Buffer> {
  await settled(page);
  await page.waitForTimeout(REST_MS);
  return page.screenshot();
}
