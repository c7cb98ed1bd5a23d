import { PRIORITIES } from '@parkwatch/domain/alarm/priority';
import type { StyleToken } from '@parkwatch/domain/map/style-token';

export type Theme = 'light' | 'dark';

/**
 * The map's colours. The ground keeps quiet (low chroma, close values), so that only risk, alarms and things that move have
 * strong colour. Risk and state colours are those of the design tokens.
 */
export const PALETTE: Readonly<Record<Theme, Readonly<Record<StyleToken, string>>>> = {
  light: {
    sea: '#d3e1ea',
    land: '#f3f2ee',
    shore: '#aebfca',
    lot: '#eceae4',
    'lot-industry': '#e6e4de',
    'lot-storage': '#e0e3e8',
    'lot-open': '#efeee9',
    'lot-line': '#cbc8bf',
    road: '#fdfdfc',
    'road-line': '#d9d5cb',
    building: '#cfccc4',
    'building-line': '#aaa69c',
    facility: '#b9c6cf',
    'facility-line': '#7f929f',
    'tank-shell': '#eef2f4',
    'tank-liquid': '#2d8793',
    pipeline: '#a97c3a',
    power: '#7d6bb5',
    label: '#1b2935',
    'label-quiet': '#5d6b77',
    'label-halo': '#ffffff',
    'zone-red': '#d2281e',
    'zone-yellow': '#d9a400',
    'zone-blue': '#2563d6',
    'threat-red': '#d2281e',
    'threat-orange': '#e06c00',
    'threat-yellow': '#b58900',
    'heat-1': '#3b82d9',
    'heat-2': '#e8c21e',
    'heat-3': '#ee7a18',
    'heat-4': '#cf2318',
    'state-normal': '#1d8a4e',
    'state-alarm': '#d2281e',
    'state-unknown': '#5b4a8a',
    'priority-urgent': PRIORITIES.urgent.colour.light,
    'priority-high': PRIORITIES.high.colour.light,
    'priority-medium': PRIORITIES.medium.colour.light,
    'priority-low': PRIORITIES.low.colour.light,
    danger: '#a34b00',
    'danger-overdue': '#b3180f',
    incident: '#b3180f',
    device: '#52626f',
    rescue: '#c2281e',
    protected: '#0b6b76',
    vehicle: '#45535f',
    'vehicle-hazmat': '#e06c00',
    vessel: '#1f4f86',
    person: '#0b6b76',
    selection: '#0b6b76',
    wind: '#0b6b76',
  },
  dark: {
    sea: '#0a131b',
    land: '#151e27',
    shore: '#2d4252',
    lot: '#1a242e',
    'lot-industry': '#1d2833',
    'lot-storage': '#1e2a38',
    'lot-open': '#18212a',
    'lot-line': '#2c3a47',
    road: '#2b3743',
    'road-line': '#374552',
    building: '#32404d',
    'building-line': '#4a5b6a',
    facility: '#3d5060',
    'facility-line': '#647b8d',
    'tank-shell': '#4a5c6b',
    'tank-liquid': '#2f95a1',
    pipeline: '#b08a4c',
    power: '#8a7acb',
    label: '#e6edf4',
    'label-quiet': '#93a3b2',
    'label-halo': '#0c141b',
    'zone-red': '#ff5b4f',
    'zone-yellow': '#f2c82e',
    'zone-blue': '#5b9bff',
    'threat-red': '#ff5b4f',
    'threat-orange': '#ff9433',
    'threat-yellow': '#f2d164',
    'heat-1': '#3d7fe0',
    'heat-2': '#f2c82e',
    'heat-3': '#ff9433',
    'heat-4': '#ff5b4f',
    'state-normal': '#3cc47c',
    'state-alarm': '#ff5b4f',
    'state-unknown': '#b3a1ea',
    'priority-urgent': PRIORITIES.urgent.colour.dark,
    'priority-high': PRIORITIES.high.colour.dark,
    'priority-medium': PRIORITIES.medium.colour.dark,
    'priority-low': PRIORITIES.low.colour.dark,
    danger: '#ffb26b',
    'danger-overdue': '#ff8f86',
    incident: '#ff5b4f',
    device: '#8c9cab',
    rescue: '#ff6a5e',
    protected: '#45bfca',
    vehicle: '#a9b7c4',
    'vehicle-hazmat': '#ff9433',
    vessel: '#7fb0f2',
    person: '#45bfca',
    selection: '#64d0da',
    wind: '#64d0da',
  },
};

/** A token's colour with an opacity, for example `#d2281e40`. */
export function translucent(colour: string, opacity: number): string {
  const byte = Math.round(Math.min(1, Math.max(0, opacity)) * 255);
  return `${colour}${byte.toString(16).padStart(2, '0')}`;
}

/** Red, green and blue of `#rrggbb`, 0 to 255. */
export function rgb(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
