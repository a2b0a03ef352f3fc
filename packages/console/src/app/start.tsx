import '../theme/styles.js';
import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { meQuery } from '../api/session.js';
import { consoleQueryClient } from '../api/query-client.js';
import { guessLanguage, loadCatalogue } from '../messages/languages.js';
import { MessagesProvider } from '../messages/messages.js';
import { colorSchemeManager } from '../theme/color-scheme.js';
import { theme } from '../theme/theme.js';
import { consoleRouter } from './router.js';

/** Loads the text of one language, then draws. */
export async function startConsole(root: Root): Promise<void> {
  const language = guessLanguage();
  const queryClient = consoleQueryClient(() => {
    const { location } = router.state;
    if (location.pathname === '/sign-in') return;
    queryClient.removeQueries({ queryKey: meQuery.queryKey });
    void router.navigate({ to: '/sign-in', search: { return: location.href, expired: '1' }, replace: true });
  });
  const router = consoleRouter(queryClient);
  const catalogue = await loadCatalogue(language);
  root.render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={colorSchemeManager}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queryClient}>
          <MessagesProvider initial={{ language, catalogue }}>
            <Notifications position="bottom-right" limit={3} />
            <RouterProvider router={router} />
          </MessagesProvider>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
