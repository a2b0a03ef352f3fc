import { Link, useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { administrationSections, type AdministrationSection } from '../../app/administration-sections.js';
import { useMay } from '../../api/session.js';
import { EmptyState } from '../../components/empty-state.js';
import { PageTitle } from '../../components/page-title.js';
import { useMessages } from '../../messages/messages.js';
import { AuditSection } from './audit-section.js';
import { KeysSection } from './keys-section.js';
import { OrganisationSection } from './organisation-section.js';
import { OrganisationsSection } from './organisations-section.js';
import { PeopleSection } from './people-section.js';
import { SharingSection } from './sharing-section.js';
import classes from './administration.module.css';

const SECTIONS: Readonly<Record<AdministrationSection, ComponentType>> = {
  organisation: OrganisationSection,
  organisations: OrganisationsSection,
  people: PeopleSection,
  keys: KeysSection,
  sharing: SharingSection,
  audit: AuditSection,
};

/** People, keys, shares and the audit trail of one's organisation; other organisations for the host. */
export function AdministrationPage() {
  const { t } = useMessages();
  const may = useMay();
  const { section: wish } = useParams({ from: '/app/administration/$section' });
  const sections = administrationSections(may);
  const section = sections.find((one) => one === wish);
  const Shown = section === undefined ? undefined : SECTIONS[section];
  return (
    <>
      <PageTitle
        tab={
          section === undefined
            ? t('administration.title')
            : `${t(`administration.section.${section}`)}: ${t('administration.title')}`
        }
      >
        {t('administration.title')}
      </PageTitle>
      <nav className={classes.tabs} aria-label={t('administration.title')}>
        {sections.map((one) => (
          <Link
            key={one}
            to="/administration/$section"
            params={{ section: one }}
            activeProps={{ className: classes.active ?? '', 'aria-current': 'page' }}
            className={classes.tab ?? ''}
          >
            {t(`administration.section.${one}`)}
          </Link>
        ))}
      </nav>
      {Shown === undefined ? (
        <EmptyState title={t('administration.notForYou')}>{t('administration.notForYouText')}</EmptyState>
      ) : (
        <Shown />
      )}
    </>
  );
}
