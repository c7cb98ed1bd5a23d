import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { Jt808Device } from '@parkwatch/domain/sources/jt808';
import { REGISTERED } from './answers.ts';
import type { Registered } from './answers.ts';
import { withoutZeros } from './read-frame.ts';
import type { Registration } from './register.ts';

export type ConfiguredVehicle = DeviceAccount<Jt808Device>;

export type Accounts = {
  /** The account as it is configured, for a phone number of the wire; the number itself when none is. */
  nameOf(phone: string): string;
  find(account: string): ConfiguredVehicle | undefined;
  /** Result of a registration, with the reason in words for the engineer. */
  register(account: string, registration: Registration): readonly [Registered, string];
};

/** The configured vehicles by what the wire calls them. */
export function accounts(vehicles: readonly ConfiguredVehicle[]): Accounts {
  const names = new Map(vehicles.map(({ account }) => [withoutZeros(account), account]));
  const byAccount = new Map(vehicles.map((vehicle) => [vehicle.account, vehicle]));
  const byTerminal = new Map(
    vehicles.flatMap(({ account, settings }) =>
      settings.terminalId === undefined ? [] : [[settings.terminalId, account] as const],
    ),
  );
  return {
    nameOf: (phone) => names.get(phone) ?? phone,
    find: (account) => byAccount.get(account),
    register(account, { plate, terminalId }) {
      const vehicle = byAccount.get(account);
      if (vehicle === undefined) return [REGISTERED.noTerminal, 'no such account'];
      if (vehicle.state === 'blocked') return [REGISTERED.noVehicle, 'the account is blocked'];
      const { settings, secret } = vehicle;
      if (settings.plate !== undefined && settings.plate !== plate) {
        return [REGISTERED.noVehicle, `plate ${plate}, configured is ${settings.plate}`];
      }
      const owner = byTerminal.get(terminalId);
      if (owner !== undefined && owner !== account) {
        return [REGISTERED.terminalHasVehicle, `terminal ${terminalId} is that of ${owner}`];
      }
      if (settings.terminalId !== undefined && settings.terminalId !== terminalId) {
        return [REGISTERED.vehicleHasTerminal, `terminal ${terminalId} is another one`];
      }
      // Whoever knows a phone number could ask for the code: it is told to the configured terminal only.
      if (secret !== undefined && settings.terminalId === undefined) {
        return [
          REGISTERED.terminalHasVehicle,
          'its code is configured: set terminalId to have it told',
        ];
      }
      return [REGISTERED.ok, ''];
    },
  };
}
