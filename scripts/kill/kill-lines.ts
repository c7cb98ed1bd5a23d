import hj212 from '../../connectors/src/hj212/simulate.ts';
import httpPush from '../../connectors/src/http-push/simulate.ts';
import jt808 from '../../connectors/src/jt808/simulate.ts';
import modbus from '../../connectors/src/modbus-tcp/simulate.ts';
import type { DemoDevice, DemoLine } from '../demo/demo-line.ts';
import { knownPlace, knownPoint } from './known-value.ts';
import type { Steps } from './known-value.ts';

/** Water factors of HJ 212-2017, Annex B. With 32 of them an instant is too long for one frame. */
const FACTORS = [
  ...['w00000', 'w01001', 'w01002', 'w01006', 'w01009', 'w01010', 'w01012', 'w01014'],
  ...['w01017', 'w01018', 'w01019', 'w01020', 'w02003', 'w02006', 'w03001', 'w03002'],
  ...['w19001', 'w19002', 'w20012', 'w20023', 'w20038', 'w20061', 'w20089', 'w20092'],
  ...['w20111', 'w20113', 'w20115', 'w20116', 'w20117', 'w20119', 'w20120', 'w20121'],
].map((code) => `${code}-Rtd`);
const THOUSANDTHS: Steps = { most: 10_000_000, divisor: 1000 };
/** WORD and DWORD of JT/T 808 in tenths. */
const WORD: Steps = { most: 65_536, divisor: 10 };
const DWORD: Steps = { most: 2 ** 32, divisor: 10 };
/** Exact as a float of 32 bits. */
const FLOAT: Steps = { most: 2 ** 16, divisor: 8 };
const VEHICLES = 4;
const POLL_MS = 500;

/** A park's worth of lines: 72 points and 4 vehicles over HJ 212, JT/T 808, HTTP push and, without acknowledgement, Modbus. */
export function killLines(intervalMs: number): DemoLine[] {
  return [
    {
      ...{ key: 'kill-loggers', connector: 'hj212', simulator: hj212 },
      ...{ nameZh: '数采仪', nameEn: 'Loggers' },
      devices: [logger(1, FACTORS, intervalMs), logger(2, FACTORS.slice(0, 8), intervalMs)],
    },
    {
      ...{ key: 'kill-vehicles', connector: 'jt808', simulator: jt808 },
      ...{ nameZh: '车辆终端', nameEn: 'Terminals of vehicles' },
      devices: Array.from({ length: VEHICLES }, (_none, at) => vehicle(at)),
    },
    {
      ...{ key: 'kill-systems', connector: 'http-push', simulator: httpPush },
      ...{ nameZh: '企业系统', nameEn: 'Systems of enterprises' },
      devices: [1, 2].map((number) => system(number, intervalMs)),
    },
    {
      ...{ key: 'kill-gas', connector: 'modbus-tcp', simulator: modbus },
      ...{ nameZh: '气体控制器', nameEn: 'Gas controllers' },
      devices: [gasController()],
    },
  ];
}

/** The park's code of a device's point. */
export function codeOf(account: string, point: string): string {
  return `K-${account}-${point}`;
}

type Named = { readonly account: string; readonly names: readonly string[]; readonly steps: Steps };

function pointsOf({ account, names, steps }: Named) {
  return {
    points: names.map((name) => knownPoint(account, name, steps)),
    mapping: Object.fromEntries(names.map((name) => [name, { point: codeOf(account, name) }])),
  };
}

function logger(number: number, names: readonly string[], intervalMs: number): DemoDevice {
  const account = `DE${String(number).padStart(22, '0')}`;
  return {
    ...{ account, nameZh: `${number} 号数采仪`, secret: `12345${number}`, intervalMs },
    ...pointsOf({ account, names, steps: THOUSANDTHS }),
  };
}

function vehicle(at: number): DemoDevice {
  const account = String(13_900_000_001 + at);
  const mileage = pointsOf({ account, names: ['mileage'], steps: DWORD });
  const others = pointsOf({ account, names: ['fuel', 'recorder-speed'], steps: WORD });
  return {
    // Its clock has whole seconds.
    ...{ account, nameZh: `${at + 1} 号车`, intervalMs: 1000, object: `K-${account}` },
    points: [...mileage.points, ...others.points],
    mapping: { ...mileage.mapping, ...others.mapping },
    positionAt: (atMs) => knownPlace(account, atMs),
  };
}

function system(number: number, intervalMs: number): DemoDevice {
  const account = `erp-${number}`;
  const names = Array.from({ length: 6 }, (_none, at) => `TI10${at}`);
  return {
    ...{ account, nameZh: `${number} 号系统`, secret: `key of system ${number}`, intervalMs },
    ...pointsOf({ account, names, steps: THOUSANDTHS }),
  };
}

function gasController(): DemoDevice {
  const account = 'gas-1';
  const names = Array.from({ length: 8 }, (_none, at) => `GT-${at + 1}`);
  const nameZh = '气体报警控制器';
  return { account, nameZh, intervalMs: POLL_MS, ...pointsOf({ account, names, steps: FLOAT }) };
}
