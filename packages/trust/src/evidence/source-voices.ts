import { byCodeUnits, type EvidenceSource, type TrustParameters } from '@cleanpath/model';

export type Grade = EvidenceSource['grades'][number]['grade'];

/**
 * Sources that speak with one voice: one source, all sources of one publisher, or everything the supplier under
 * assessment controls or is controlled by. Otherwise n subsidiaries would be n witnesses.
 */
export interface Voice {
  /** Smallest id of its registered sources. */
  readonly id: string;
  readonly grade: Grade;
  /** Probability that the voice is right. */
  readonly trust: number;
  /** Part of the control group of the supplier under assessment. */
  readonly affiliated: boolean;
}

export interface VoiceIndex {
  voiceOf(source: EvidenceSource, statementOfSubject: boolean): Voice;
}

/** Grade of a source on a day: the last one that began on or before it; F, cannot be judged, before the first. */
export function gradeAt(source: Pick<EvidenceSource, 'grades'>, asOf: string): Grade {
  let held: { grade: Grade; from: string } | undefined;
  for (const { grade, from = '' } of source.grades) {
    if (from <= asOf && (held === undefined || from >= held.from)) held = { grade, from };
  }
  return held?.grade ?? 'F';
}

export function voiceIndex(
  supplier: string,
  sources: readonly EvidenceSource[],
  controlGroup: ReadonlySet<string>,
  parameters: TrustParameters,
  asOf: string,
): VoiceIndex {
  const { sourceTrust, dependency } = parameters;
  const better = (x: Grade, y: Grade): Grade => (sourceTrust[y] > sourceTrust[x] ? y : x);
  const cap = dependency.affiliatedGradeCap;
  const capped = (grade: Grade): Grade => (sourceTrust[grade] > sourceTrust[cap] ? cap : grade);
  const isAffiliated = (source: EvidenceSource): boolean =>
    source.controlledBy !== undefined && controlGroup.has(source.controlledBy);

  // The grade of a shared voice is the best of its registered sources, whoever of them happens to speak: so a
  // further item can only add to what the voice says.
  const shared = new Map<string, { id: string; grade: Grade }>();
  const own = `subject:${supplier}`;
  for (const source of [...sources].sort((x, y) => byCodeUnits(x.id, y.id))) {
    const key = isAffiliated(source) ? own : publisherKey(source, dependency.samePublisherIsOneSource);
    if (key === undefined) continue;
    const grade = gradeAt(source, asOf);
    const voice = shared.get(key);
    if (voice) voice.grade = better(voice.grade, grade);
    else shared.set(key, { id: source.id, grade });
  }
  const made = new Map<string, Voice>();
  const find = (source: EvidenceSource, statementOfSubject: boolean): Voice => {
    const affiliated = statementOfSubject || isAffiliated(source);
    const key = affiliated ? own : (publisherKey(source, dependency.samePublisherIsOneSource) ?? `source:${source.id}`);
    const known = made.get(key);
    if (known) return known;
    const base = shared.get(key) ?? { id: source.id, grade: gradeAt(source, asOf) };
    const grade = affiliated ? capped(base.grade) : base.grade;
    const voice = { id: base.id, grade, trust: sourceTrust[grade], affiliated };
    made.set(key, voice);
    return voice;
  };
  const [spoken, stated] = [new Map<EvidenceSource, Voice>(), new Map<EvidenceSource, Voice>()];
  return {
    voiceOf(source, statementOfSubject) {
      const cache = statementOfSubject ? stated : spoken;
      let voice = cache.get(source);
      if (voice === undefined) {
        voice = find(source, statementOfSubject);
        cache.set(source, voice);
      }
      return voice;
    },
  };
}

function publisherKey(source: EvidenceSource, pooled: boolean): string | undefined {
  return pooled && source.controlledBy !== undefined ? `publisher:${source.controlledBy}` : undefined;
}
