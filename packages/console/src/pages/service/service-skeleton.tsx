import { Skeleton } from '@mantine/core';
import { useMessages } from '../../messages/messages.js';
import { ServiceSteps } from './service-steps.js';
import classes from './service.module.css';

/** Where the page will stand: sentence, planes, legs, lanes with cards. */
export function ServiceSkeleton({ demand }: { readonly demand: string }) {
  const { t } = useMessages();
  return (
    <>
      <div className={classes.skeletonSteps}>
        <ServiceSteps demand={demand} />
      </div>
      <div role="status" aria-label={t('components.loading')}>
        <Skeleton height={30} width="64%" maw={680} mb={10} />
        <Skeleton height={30} width="38%" maw={420} mb={20} />
        <Skeleton height={16} width="46%" maw={480} mb={28} />
        <Skeleton height={34} mb={28} />
        {[150, 210, 120].map((height) => (
          <div key={height} className={classes.skeletonLane} style={{ height }}>
            {[0, 1, 2, 3].map((column) => (
              <Skeleton key={column} height={height - 46} maw={180} />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
