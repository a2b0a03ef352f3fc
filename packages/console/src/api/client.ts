import { apiClient } from '@cleanpath/api';
import { csrfHeaders } from './session-store.js';

/** The whole API, typed: `call('network', { params: { network } })`. */
export const call = apiClient({ origin: '', headers: csrfHeaders });
