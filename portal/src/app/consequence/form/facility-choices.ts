import { computed, inject, Service } from '@angular/core';
import { listEnterprises, listFacilities, type Facility } from '@parkwatch/domain/wire/enterprises';
import { listConsequenceSubstances } from '@parkwatch/domain/wire/consequence';
import { apiResource } from '../../api/api-resource.ts';
import { Language } from '../../i18n/language.ts';
import { Live } from '../../live/live.ts';
import { Session } from '../../session/session.ts';

const MOST = 500;

/** A facility that can leak, as the form offers it. */
export type FacilityChoice = {
  readonly facility: Facility;
  readonly substance: string;
  readonly enterprise: string;
  readonly label: string;
};

/** What can be chosen: facilities whose substance is known, the most dangerous first, and the substances of the engine. */
@Service({ autoProvided: false })
export class FacilityChoices {
  readonly #language = inject(Language);
  readonly #session = inject(Session);
  readonly #reloadOn = { reloadOn: inject(Live).resyncs };
  readonly facilities = apiResource(
    listFacilities,
    () => (this.#session.can('facility.read') ? { query: {} } : undefined),
    this.#reloadOn,
  );
  readonly #enterprises = apiResource(
    listEnterprises,
    () => (this.#session.can('enterprise.read') ? { query: { limit: MOST } } : undefined),
    this.#reloadOn,
  );
  readonly substances = apiResource(listConsequenceSubstances, () => ({}));

  readonly #names = computed(
    () =>
      new Map(
        (this.#enterprises.value()?.items ?? []).map(({ id, name }) => [
          id,
          this.#language.pick(name),
        ]),
      ),
  );
  readonly all = computed<readonly FacilityChoice[]>(() =>
    (this.facilities.value()?.items ?? [])
      .flatMap((facility) => {
        if (!facility.substance) return [];
        const substance = this.#language.pick(facility.substance.name);
        const enterprise = this.#names().get(facility.enterpriseId) ?? '';
        const name = this.#language.pick(facility.name);
        return [
          { facility, substance, enterprise, label: `${substance} · ${name} · ${enterprise}` },
        ];
      })
      .toSorted((one, other) => dangerOf(other) - dangerOf(one)),
  );
  readonly substanceChoices = computed(() =>
    (this.substances.value()?.items ?? [])
      .filter(({ isToxic, isFlammable }) => isToxic || isFlammable)
      .map(({ cas, name }) => ({ cas, label: `${this.#language.pick(name)} · ${cas}` })),
  );

  choice(id: number | null): FacilityChoice | undefined {
    return this.all().find(({ facility }) => facility.id === id);
  }
}

function dangerOf({
  facility: { isMajorHazard, hazardLevel, substance, capacityT },
}: FacilityChoice) {
  const level = isMajorHazard ? 5 - (hazardLevel ?? 4) : 0;
  return level * 1e6 + (substance?.isToxicGas ? 5e5 : 0) + Math.min(capacityT ?? 0, 4e5);
}
