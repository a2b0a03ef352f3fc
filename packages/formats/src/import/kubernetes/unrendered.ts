import { fail } from '@cleanpath/model';

/** The refusal of a chart template, with what to do instead. */
export function unrendered(file: string, cause?: unknown): Error {
  return fail(
    'format-refused',
    {
      file,
      message: 'The file is a template that is not rendered: it holds "{{"',
      remedy: 'Render the chart first (helm template <release> <chart> > rendered.yaml) and import the result.',
    },
    cause,
  );
}
