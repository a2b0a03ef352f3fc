import { CleanpathError, hasErrors, Policy, problem } from '@cleanpath/model';
import { decodeText } from '../text/encoding.js';
import { parseYaml } from '../text/yaml.js';

/** Reads a policy that stands alone, as YAML or JSON. Throws every problem found, with its place. */
export function readPolicyFile(bytes: Uint8Array, file: string): Policy {
  const decoded = decodeText(bytes, file);
  const yaml = decoded.text === undefined ? undefined : parseYaml(decoded.text, file);
  const problems = [...decoded.problems, ...(yaml?.problems ?? [])];
  if (!yaml || hasErrors(problems)) throw new CleanpathError(problems);
  const parsed = Policy.safeParse(yaml.value);
  if (parsed.success) return parsed.data;
  throw new CleanpathError(
    parsed.error.issues.map((issue) => {
      const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
      return problem('value-invalid', {
        ...yaml.at(path),
        pointer: `/${path.join('/')}`,
        message: `Policy member ${path.join('.') || '(top)'}: ${issue.message}`,
      });
    }),
  );
}
