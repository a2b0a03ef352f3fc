import { nameOf } from '../field-values.js';
import { arrayOf } from '../input/parse-json.js';
import { member } from '../rfc8345/yang-members.js';

/** TAPI names are a list of {value-name, value}. */
export function namesOf(object: unknown): string[] {
  return arrayOf(member(object, 'name')).flatMap((name) => {
    const value = nameOf(typeof name === 'string' ? name : member(name, 'value'));
    return value === undefined ? [] : [value];
  });
}
