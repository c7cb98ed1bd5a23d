import type { Pass } from '@parkwatch/domain/wire/enforcement';
import type { Database, Tx } from '../db/database.ts';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import { passModel } from './pass-model.ts';
import { enterpriseOf } from './store.ts';
import type { EnterpriseColumns } from './store.ts';

const listPassesSql = sql(import.meta, './list-passes.sql');

type PassRow = EnterpriseColumns & {
  id: number;
  plate: string;
  substance: string;
  visit_at: Date;
  state: Pass['state'];
  applied_at: Date;
  applied_by: number;
  applicant_name: string;
  applicant_role: string;
  person: PersonColumn;
  decided_at: Date | null;
};

function fromRow(row: PassRow): Pass {
  return {
    id: row.id,
    enterprise: enterpriseOf(row),
    plate: row.plate,
    substance: row.substance,
    visitAt: row.visit_at.toISOString(),
    state: row.state,
    appliedAt: row.applied_at.toISOString(),
    appliedBy: shownActor({
      ...{ id: row.applied_by, account: row.applicant_name, role: row.applicant_role },
      person: row.person,
    }),
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}

export async function findPasses(tx: Tx): Promise<Pass[]> {
  return (await tx.rows<PassRow>(listPassesSql, [null])).map(fromRow);
}

export async function findPass(tx: Tx, id: number): Promise<Pass | undefined> {
  const row = await tx.one<PassRow>(listPassesSql, [id]);
  return row && fromRow(row);
}

export type Application = {
  readonly enterpriseId: number;
  readonly plate: string;
  readonly substance: string;
  readonly visitAt: Date;
  readonly at: Date;
  readonly by: { readonly userId: number; readonly username: string; readonly role: string };
};

export type PassDecision = {
  readonly state: Pass['state'];
  readonly at: Date;
  readonly by: number | null;
  readonly reason: string;
};

/** Single records: what is read and written one by one goes by the model. */
export function passStore({ sequelize }: Pick<Database, 'sequelize'>) {
  const passes = passModel(sequelize);
  return {
    async insert({ transaction }: Tx, application: Application): Promise<number> {
      const { at, by, ...wish } = application;
      const who = { applicantName: by.username, applicantRole: by.role };
      const fresh = { ...wish, state: 'applied', appliedAt: at, appliedBy: by.userId } as const;
      return (await passes.create({ ...fresh, ...who }, { transaction })).id;
    },
    /** Kept from others until the transaction ends. */
    async lock({ transaction }: Tx, id: number) {
      const found = await passes.findByPk(id, { transaction, lock: true });
      return found === null ? undefined : { state: found.state, enterpriseId: found.enterpriseId };
    },
    async saveDecision({ transaction }: Tx, id: number, decision: PassDecision): Promise<void> {
      const { state, at: decidedAt, by: decidedBy, reason: decisionReason } = decision;
      const changes = { state, decidedAt, decidedBy, decisionReason };
      await passes.update(changes, { where: { id }, transaction });
    },
  };
}
