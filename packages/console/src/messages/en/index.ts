import { words } from './words.js';
import { shell } from './shell.js';
import { components } from './components.js';
import { problems } from './problems.js';
import { signIn } from './sign-in.js';
import { setup } from './setup.js';
import { invitation } from './invitation.js';
import { firstRun } from './first-run.js';
import { networks } from './networks.js';
import { overview } from './overview.js';
import { history } from './history.js';
import { administration } from './administration.js';
import { account } from './account.js';
import { network } from './network.js';
import { services } from './services.js';
import { service } from './service.js';
import { suppliers } from './suppliers.js';
import { supplier } from './supplier.js';
import { supplierFile } from './supplier-file.js';
import { importing } from './import.js';
import { edit } from './edit.js';
import { compare } from './compare.js';
import { jobs } from './jobs.js';

/** Every text of the interface by area and key, as ICU messages. */
export const en = {
  words,
  shell,
  components,
  problems,
  signIn,
  setup,
  invitation,
  firstRun,
  networks,
  overview,
  history,
  administration,
  account,
  network,
  services,
  service,
  suppliers,
  supplier,
  supplierFile,
  import: importing,
  edit,
  compare,
  jobs,
} as const;
