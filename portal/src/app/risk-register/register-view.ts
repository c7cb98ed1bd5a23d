import type { ControlMeasure } from '@parkwatch/domain/wire/risk-register';

export const REGISTER_VIEWS = ['overview', 'faults', 'register'] as const;
export type RegisterView = (typeof REGISTER_VIEWS)[number];
export const LEVELS = ['1', '2', '3', '4', 'unrated'] as const;
export type LevelFilter = (typeof LEVELS)[number];
export const MEASURE_TYPES = ['manual', 'iot', 'ai'] as const;

/** What the address holds of the page. */
export type RegisterFilter = {
  readonly view: RegisterView;
  readonly enterpriseId: number | undefined;
  readonly level: LevelFilter | undefined;
  readonly type: ControlMeasure['type'] | undefined;
  readonly isFaulty: boolean;
  readonly text: string;
};

/** Changes of the address; null takes a part of it away. */
export type FilterChange = {
  readonly view?: RegisterView;
  readonly enterpriseId?: number | null;
  readonly level?: LevelFilter | null;
  readonly type?: ControlMeasure['type'] | null;
  readonly faulty?: 'true' | null;
  readonly text?: string | null;
};

type Address = Readonly<
  Record<'view' | 'enterpriseId' | 'level' | 'type' | 'faulty' | 'text', string | undefined>
>;

/** Words that nobody knows are passed over: an address may be typed. */
export function filterOf(address: Address): RegisterFilter {
  const enterpriseId = Number(address.enterpriseId);
  return {
    view: REGISTER_VIEWS.find((one) => one === address.view) ?? 'overview',
    enterpriseId: Number.isSafeInteger(enterpriseId) && enterpriseId > 0 ? enterpriseId : undefined,
    level: LEVELS.find((one) => one === address.level),
    type: MEASURE_TYPES.find((one) => one === address.type),
    isFaulty: address.faulty === 'true',
    text: (address.text ?? '').slice(0, 100),
  };
}
