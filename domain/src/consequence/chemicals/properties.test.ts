import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chemicalOf } from './chemicals.ts';
import { hasProperties, MissingProperty, propertyOf } from './properties.ts';

const chlorine = chemicalOf('7782-50-5')!;

describe('a property', () => {
  it('is a number in the unit of its name', () => {
    assert.equal(propertyOf(chlorine, 'molarMassKgPerMol'), 0.0709);
    assert.equal(propertyOf(chlorine, 'idlhPpm'), 10);
  });
  it('that is missing is refused by the names of substance and property', () => {
    assert.throws(() => propertyOf(chlorine, 'heatOfCombustionJPerKg'), {
      name: 'RangeError',
      message: 'chlorine: heat of combustion is not in the table',
    });
  });
  it('that is missing is told in both languages', () => {
    assert.throws(
      () => propertyOf(chlorine, 'lel'),
      (error: unknown) => {
        assert.ok(error instanceof MissingProperty && error instanceof RangeError);
        assert.match(error.text.zh, /物质库缺少氯.*的爆炸下限/);
        assert.match(error.text.en, /lacks the lower explosion limit of chlorine/);
        return true;
      },
    );
  });
  it('can be asked for before a model runs', () => {
    assert.equal(hasProperties(chlorine, ['boilingPointK', 'latentHeatJPerKg']), true);
    assert.equal(hasProperties(chlorine, ['boilingPointK', 'lel']), false);
  });
});
