import { useNetworkContext } from '../../app/network-context.js';
import { EmptyState } from '../../components/empty-state.js';
import { PageTitle } from '../../components/page-title.js';
import { Sentence } from '../../components/sentence.js';
import { useMessages } from '../../messages/messages.js';
import { BatchProgress } from './batch-progress.js';
import { ExampleOffer } from './example-offer.js';
import { FileChoice } from './file-choice.js';
import { ImportHistory } from './import-history.js';
import { Notices } from './notices.js';
import { Templates } from './templates.js';
import { useReading, type Reading } from './use-reading.js';
import { WholePageDrop } from './whole-page-drop.js';
import classes from './import.module.css';

export function ImportPage() {
  const { t } = useMessages();
  const { network, networkId, mayEdit } = useNetworkContext();
  return (
    <>
      <PageTitle tab={t('import.title')} kicker={t('import.title')}>
        {t('import.heading', { network: network.name })}
      </PageTitle>
      {mayEdit ? (
        <Bring key={networkId} networkId={networkId} name={network.name} />
      ) : (
        <EmptyState title={t('import.readOnly')}>{t('import.readOnlyText', { owner: network.owner.name })}</EmptyState>
      )}
      <ImportHistory networkId={networkId} />
    </>
  );
}

function Bring({ networkId, name }: { readonly networkId: string; readonly name: string }) {
  const { t } = useMessages();
  const reading = useReading(networkId);
  return (
    <>
      <Sentence size="lead" fromServer={false}>
        {t('import.lead')}
      </Sentence>
      <WholePageDrop network={name} onPicked={reading.take} />
      {reading.uploads.batch.length === 0 ? (
        <DropZone reading={reading} />
      ) : (
        <BatchProgress uploads={reading.uploads} onWithoutFailed={reading.withoutFailed} />
      )}
      <Notices reading={reading} />
      <div className={classes.offers}>
        <Templates />
        <ExampleOffer />
      </div>
    </>
  );
}

function DropZone({ reading }: { readonly reading: Reading }) {
  const { t } = useMessages();
  return (
    <div className={classes.zone}>
      <p className={classes.zoneTitle}>{t('import.dropTitle')}</p>
      <div className={classes.actions}>
        <span className="soft">{t('import.or')}</span>
        <FileChoice onPicked={reading.take} primary />
      </div>
      <p className={classes.zoneHint}>{t('import.formats')}</p>
    </div>
  );
}
