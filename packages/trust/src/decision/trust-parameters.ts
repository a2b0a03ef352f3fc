import { CleanpathError, problem, TrustParameters, type Policy, type Problem } from '@cleanpath/model';
import { checkThresholds } from './thresholds.js';

/**
 * The trust parameters a policy assesses with: the catalog, with the members the policy overrides. Objects are
 * overridden member by member, lists as a whole. Throws every fault with its place in the policy.
 */
export function parametersOf(catalog: TrustParameters, policy: Pick<Policy, 'trust'>): TrustParameters {
  const merged = policy.trust === undefined ? catalog : override(catalog, policy.trust);
  const parsed = TrustParameters.safeParse(merged);
  const problems: Problem[] = parsed.success
    ? checkThresholds(parsed.data.tiers, parsed.data.opinion.baseRate, { pointer: '/trust' })
    : parsed.error.issues.map((issue) =>
        problem('value-invalid', {
          message: `Trust parameter ${issue.path.join('.')}: ${issue.message}`,
          pointer: `/trust/${issue.path.join('/')}`,
        }),
      );
  if (problems.length > 0) throw new CleanpathError(problems);
  return parsed.data!;
}

function override(base: unknown, change: unknown): unknown {
  if (!isRecord(base) || !isRecord(change)) return change;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) {
    // Assigning "__proto__" would change the prototype of the result instead of a member.
    if (key !== '__proto__') result[key] = override(result[key], value);
  }
  return result;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
