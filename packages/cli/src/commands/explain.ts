import { Command } from 'commander';
import { fail, type Assessment, type CitedElement, type DemandReport, type SupplierReport } from '@cleanpath/model';
import { explainElement, runAssessment, type AssessResult, type ElementExplanation } from '@cleanpath/assessment';
import { EXIT_DONE, EXIT_INVALID_DOSSIER, printable, say, sayJson, sayProblems, type Io } from '../io.js';
import { progressOn } from '../terminal/progress.js';
import { ink, streamStyle, wrap, type Style } from '../terminal/style.js';
import { table } from '../terminal/table.js';

const KINDS = ['demand', 'supplier', 'element'] as const;
type Kind = (typeof KINDS)[number];

export function explainCommand(io: Io, exit: (code: number) => void): Command {
  return new Command('explain')
    .summary('show why one demand, supplier or element is judged as it is')
    .description('Assess the dossier and show the reasons for one demand, supplier or element.')
    .argument('<kind>', KINDS.join(', '))
    .argument('<id>', 'its id')
    .argument('<dossier>', 'directory or archive')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  $ cleanpath explain supplier nordlys examples/nation')
    .action(async (kind: string, id: string, path: string, options: { json?: boolean }) => {
      const known = KINDS.find((candidate) => candidate === kind);
      if (!known) throw fail('usage-invalid', { message: `Explain what? One of ${KINDS.join(', ')}`, value: kind });
      const progress = progressOn(io.err);
      const run = await runAssessment(path, {
        today: new Date().toISOString().slice(0, 10),
        onProgress: (phase, done, total) => progress.report(phase, done, total),
      }).finally(() => progress.end());
      if (!run.result) {
        if (options.json) sayJson(io, { dossier: path, valid: false, problems: run.problems });
        else sayProblems(io, run.problems);
        exit(EXIT_INVALID_DOSSIER);
        return;
      }
      const { value, text } = explanation(known, id, run.result, streamStyle(io.out, io.env));
      if (options.json) sayJson(io, value);
      else say(io, text);
      exit(EXIT_DONE);
    });
}

function explanation(kind: Kind, id: string, result: AssessResult, style: Style): { value: unknown; text: string } {
  const { assessment } = result;
  if (kind === 'demand') {
    const demand = assessment.demands.find((item) => item.id === id) ?? missing(kind, id, assessment.demands);
    return { value: demand, text: demandText(demand, assessment, style) };
  }
  if (kind === 'supplier') {
    const supplier = assessment.suppliers.find((item) => item.id === id) ?? missing(kind, id, assessment.suppliers);
    return { value: supplier, text: supplierText(supplier, style) };
  }
  const element = explainElement(result.study, id) ?? missing(kind, id, assessment.elements);
  const steps: NonNullable<ElementExplanation['chain']> = element.chain ?? [{ element: element.element }];
  const lines = steps.map((step, i) => {
    const relation = step.relation === undefined ? '' : `${step.relation.replaceAll('-', ' ')} → `;
    return wrap(
      style,
      `${relation}${elementWords(step.element)}`,
      '  '.repeat(i + 2),
      `${'  '.repeat(i + 1)}${glyph(step.element, style)} `,
    );
  });
  return { value: element, text: ['', ...lines, ''].join('\n') };
}

function missing(kind: Kind, id: string, candidates: readonly { readonly id: string }[]): never {
  const near = candidates
    .map((item) => item.id)
    .filter((candidate) => candidate.includes(id) || id.includes(candidate));
  const hint = near.length > 0 ? ` Did you mean ${near.slice(0, 3).join(', ')}?` : '';
  throw fail('reference-dangling', { message: `The network has no ${kind} “${id}”.`, remedy: `Check the id.${hint}` });
}

function demandText(demand: DemandReport, assessment: Assessment, style: Style): string {
  const elements = new Map(assessment.elements.map((element) => [element.id, element]));
  const planes = Object.entries(demand.planes).map(([plane, verdict]) => `${plane} ${verdict}`);
  const parts = [
    '',
    `  ${ink(style, 'bold', printable(demand.name))}: ${demand.verdict}`,
    wrap(style, planes.join(' · '), '  '),
  ];
  for (const leg of demand.legs) {
    parts.push('', wrap(style, printable(leg.sentence), '  '));
    for (const id of leg.route ?? []) {
      const element = elements.get(id);
      if (!element) continue;
      parts.push(`    ${glyph(element, style)} ${printable(elementWords(element))}`);
      const culprit = leg.culprits?.find((item) => item.element === id);
      for (const step of culprit?.chain.slice(1) ?? []) {
        const next = elements.get(step.element);
        if (next)
          parts.push(
            `        ↳ ${(step.relation ?? '').replaceAll('-', ' ')} ${glyph(next, style)} ${printable(elementWords(next))}`,
          );
      }
    }
  }
  return [...parts, ''].join('\n');
}

function supplierText(supplier: SupplierReport, style: Style): string {
  const parts = ['', `  ${ink(style, 'bold', printable(supplier.name))}`, ''];
  for (const decision of supplier.decisions) {
    parts.push(wrap(style, printable(decision.sentence), '             ', `  ${decision.tier.padEnd(9)}  `));
  }
  if (supplier.evidence.length > 0) {
    const rows = [...supplier.evidence].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
    parts.push(
      '',
      table(rows, [
        { title: 'evidence', value: (row) => printable(row.id), max: 24 },
        { title: 'type', value: (row) => row.type, max: 28 },
        { title: 'grade', value: (row) => row.grade },
        { title: 'date', value: (row) => row.observedAt },
        {
          title: 'effect',
          value: (row) => (row.effect === 0 ? '0' : `${row.effect > 0 ? '+' : '−'}${Math.abs(row.effect).toFixed(3)}`),
        },
        { title: 'note', value: (row) => row.note ?? '', max: 34 },
      ]),
    );
  }
  if (supplier.next.length > 0) {
    parts.push(
      '',
      `  ${ink(style, 'bold', 'Evidence worth getting')}`,
      ...supplier.next.slice(0, 3).map((text) => wrap(style, printable(text), '    ')),
    );
  }
  const { elements, exposedDemands, brokenDemands, blocks } = supplier;
  parts.push(
    '',
    wrap(
      style,
      `${elements} elements; ${exposedDemands} services cannot avoid it; ${brokenDemands} break without it; ${blocks} are blocked because of it.`,
      '  ',
    ),
    '',
  );
  return parts.join('\n');
}

const STATE_GLYPHS = { trusted: '●', unknown: '○', untrusted: '▲' } as const;
const STATE_INKS = { trusted: 'teal', unknown: 'grey', untrusted: 'vermilion' } as const;

function glyph(element: CitedElement, style: Style): string {
  return ink(style, STATE_INKS[element.effective], STATE_GLYPHS[element.effective]);
}

function elementWords(element: CitedElement): string {
  const supplier = element.suppliers[0] === undefined ? 'no supplier recorded' : element.suppliers.join(', ');
  const own = element.own === 'trusted' ? '' : ` — ${element.ownReason}`;
  return `${element.name} (${element.kind}; ${supplier})${own}`;
}
