import { localStorageColorSchemeManager } from '@mantine/core';

/** Light, dark or as the system says: kept on the device, and with the account. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'cleanpath.theme' });
