import type { ProblemItem } from '@cleanpath/api';
import { problemText } from './cell-problems.js';
import classes from './edit.module.css';

/** Sign at a cell that something is wrong with it; the words are its title and, for screen readers, with the cell. */
export function ProblemMark({ problem }: { readonly problem: ProblemItem }) {
  return (
    <span
      className={problem.severity === 'error' ? classes.errorMark : classes.warningMark}
      title={problemText(problem)}
    >
      !
    </span>
  );
}
