import { DataTypes, Model } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  ModelStatic,
  Sequelize,
} from 'sequelize';
import type { Pass } from '@parkwatch/domain/wire/enforcement';

const TABLE = 'pass_application';

/** One application for a hazmat pass. */
export class PassRecord extends Model<
  InferAttributes<PassRecord>,
  InferCreationAttributes<PassRecord>
> {
  declare id: CreationOptional<number>;
  declare enterpriseId: number;
  declare plate: string;
  declare substance: string;
  declare visitAt: Date;
  declare state: Pass['state'];
  declare appliedAt: Date;
  declare appliedBy: number;
  declare applicantName: string;
  declare applicantRole: string;
  declare decidedAt: CreationOptional<Date | null>;
  declare decidedBy: CreationOptional<number | null>;
  declare decisionReason: CreationOptional<string | null>;
}

/** The model on one database; a process may have several open (tests). */
export function passModel(sequelize: Sequelize): ModelStatic<PassRecord> {
  if (sequelize.isDefined(TABLE)) return sequelize.model(TABLE) as ModelStatic<PassRecord>;
  class Bound extends PassRecord {}
  return Bound.init(
    {
      id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
      enterpriseId: { type: DataTypes.BIGINT, allowNull: false },
      plate: { type: DataTypes.TEXT, allowNull: false },
      substance: { type: DataTypes.TEXT, allowNull: false },
      visitAt: { type: DataTypes.DATE, allowNull: false },
      state: { type: DataTypes.TEXT, allowNull: false },
      appliedAt: { type: DataTypes.DATE, allowNull: false },
      appliedBy: { type: DataTypes.BIGINT, allowNull: false },
      applicantName: { type: DataTypes.TEXT, allowNull: false },
      applicantRole: { type: DataTypes.TEXT, allowNull: false },
      decidedAt: DataTypes.DATE,
      decidedBy: DataTypes.BIGINT,
      decisionReason: DataTypes.TEXT,
    },
    { sequelize, modelName: TABLE, tableName: TABLE },
  );
}
