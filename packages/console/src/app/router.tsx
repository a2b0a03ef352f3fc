import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { meQuery } from '../api/session.js';
import { isSignedOut } from '../api/query-client.js';
import { NetworkFrame } from './network-frame.js';
import { PageError } from './page-error.js';
import { PagePending } from './page-pending.js';
import { Root } from './root.js';
import { parseSearch, stringifySearch, type ConsoleSearch } from './search-params.js';
import { Shell } from './shell.js';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const notFound = lazyRouteComponent(() => import('../pages/not-found/not-found-page.js'), 'NotFoundPage');

const root = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: notFound,
  validateSearch: (search): ConsoleSearch => search as ConsoleSearch,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in-page.js'), 'SignInPage'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../pages/setup/setup-page.js'), 'SetupPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../pages/invitation/invitation-page.js'), 'InvitationPage'),
});

/** Everything that needs a session, inside the frame with context bar and navigation. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.query({ ...meQuery, staleTime: 'static' });
    } catch (error) {
      if (isSignedOut(error)) {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router takes a redirect as thrown response
        throw redirect({ to: '/sign-in', search: { return: location.href === '/' ? undefined : location.href } });
      }
      throw error;
    }
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/first-run/home-page.js'), 'HomePage'),
});
const networks = createRoute({
  getParentRoute: () => app,
  path: '/networks',
  component: lazyRouteComponent(() => import('../pages/networks/networks-page.js'), 'NetworksPage'),
});
const jobs = createRoute({
  getParentRoute: () => app,
  path: '/jobs',
  component: lazyRouteComponent(() => import('../pages/jobs/jobs-page.js'), 'JobsPage'),
});
const administration = createRoute({
  getParentRoute: () => app,
  path: '/administration/$section',
  component: lazyRouteComponent(() => import('../pages/administration/administration-page.js'), 'AdministrationPage'),
});
const account = createRoute({
  getParentRoute: () => app,
  path: '/account',
  component: lazyRouteComponent(() => import('../pages/account/account-page.js'), 'AccountPage'),
});

/** One network; `a`, the assessment in context, stays in the address from page to page. */
const network = createRoute({
  getParentRoute: () => app,
  path: '/n/$network',
  search: { middlewares: [retainSearchParams<ConsoleSearch>(['a'])] },
  component: NetworkFrame,
});
const networkHome = createRoute({
  getParentRoute: () => network,
  path: '/',
  beforeLoad: ({ params }) => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router takes a redirect as thrown response
    throw redirect({ to: '/n/$network/overview', params, replace: true });
  },
});
const overview = createRoute({
  getParentRoute: () => network,
  path: '/overview',
  component: lazyRouteComponent(() => import('../pages/overview/overview-page.js'), 'OverviewPage'),
});
const networkMap = createRoute({
  getParentRoute: () => network,
  path: '/network',
  component: lazyRouteComponent(() => import('../pages/network/network-page.js'), 'NetworkPage'),
});
const services = createRoute({
  getParentRoute: () => network,
  path: '/services',
  component: lazyRouteComponent(() => import('../pages/services/services-page.js'), 'ServicesPage'),
});
const service = createRoute({
  getParentRoute: () => network,
  path: '/services/$demand',
  component: lazyRouteComponent(() => import('../pages/service/service-page.js'), 'ServicePage'),
});
const suppliers = createRoute({
  getParentRoute: () => network,
  path: '/suppliers',
  component: lazyRouteComponent(() => import('../pages/suppliers/suppliers-page.js'), 'SuppliersPage'),
});
const supplier = createRoute({
  getParentRoute: () => network,
  path: '/suppliers/$supplier',
  component: lazyRouteComponent(() => import('../pages/supplier/supplier-page.js'), 'SupplierPage'),
});
const imports = createRoute({
  getParentRoute: () => network,
  path: '/import',
  component: lazyRouteComponent(() => import('../pages/import/import-page.js'), 'ImportPage'),
});
const importResult = createRoute({
  getParentRoute: () => network,
  path: '/import/$import',
  component: lazyRouteComponent(() => import('../pages/import/import-result-page.js'), 'ImportResultPage'),
});
const edit = createRoute({
  getParentRoute: () => network,
  path: '/edit',
  component: lazyRouteComponent(() => import('../pages/edit/edit-page.js'), 'EditPage'),
});
const compare = createRoute({
  getParentRoute: () => network,
  path: '/compare',
  component: lazyRouteComponent(() => import('../pages/compare/compare-page.js'), 'ComparePage'),
});
const history = createRoute({
  getParentRoute: () => network,
  path: '/history',
  component: lazyRouteComponent(() => import('../pages/history/history-page.js'), 'HistoryPage'),
});
const supplierFile = createRoute({
  getParentRoute: () => network,
  path: '/supplier-file',
  component: lazyRouteComponent(() => import('../pages/supplier-file/supplier-file-page.js'), 'SupplierFilePage'),
});

const routeTree = root.addChildren([
  signIn,
  setup,
  invitation,
  app.addChildren([
    home,
    networks,
    jobs,
    administration,
    account,
    network.addChildren([
      networkHome,
      overview,
      networkMap,
      services,
      service,
      suppliers,
      supplier,
      imports,
      importResult,
      edit,
      compare,
      history,
      supplierFile,
    ]),
  ]),
]);

/** How long the page before stays while the next one loads, ms: below it a skeleton would only flicker. */
const PENDING_AFTER = 150;

export function consoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: PENDING_AFTER,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageError,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof consoleRouter>;
  }
}
