import { fail } from '@cleanpath/model';
import type { ConcentrationInput, ConcentrationQuestion } from './types.js';

/** Refuses a question without its data, and indexes that lead nowhere. */
export function checkConcentrationInput(input: ConcentrationInput, { depth }: ConcentrationQuestion): void {
  const { elementCount, partyCount, prime, owner, closure } = input;
  if ((depth === 'owner' && !owner) || (depth === 'closure' && !closure))
    throw fail('value-missing', { message: `Concentration at depth "${depth}" needs ${depth} data` });
  if (prime.length !== elementCount || (closure && closure.offsets.length !== elementCount + 1))
    throw fail('value-invalid', { message: `prime and closure need one row for each of the ${elementCount} elements` });
  below('prime', prime, partyCount);
  if (owner) below('owner', owner, partyCount);
  if (closure) below('closure.parties', closure.parties, partyCount);
}

function below(what: string, values: Int32Array, limit: number): void {
  for (let i = 0; i < values.length; i++)
    if (values[i]! >= limit)
      throw fail('value-out-of-range', { message: `${what}[${i}] is not below ${limit}`, value: values[i] });
}
