/** What a package type asks of its purls beyond the common rules; taken from the type definitions of the purl specification. */
export interface PurlType {
  readonly namespace?: 'required' | 'prohibited';
  /** Parts that are written in lower case. */
  readonly lower?: readonly ('namespace' | 'name' | 'version')[];
  readonly namePattern?: RegExp;
  readonly versionPattern?: RegExp;
  /** Qualifiers without which the purl names nothing. */
  readonly needs?: readonly string[];
  /** The name keeps its slashes and the namespace is a host. */
  readonly slashesInName?: true;
}

const prohibited = { namespace: 'prohibited' } as const;
const required = { namespace: 'required' } as const;
const lowerBoth = { lower: ['namespace', 'name'] } as const;
const lowerName = { lower: ['name'] } as const;

export const PURL_TYPES: Readonly<Record<string, PurlType>> = {
  alpm: { ...required, ...lowerBoth },
  apk: { ...required, ...lowerBoth },
  bazel: prohibited,
  bitbucket: { ...required, ...lowerBoth },
  bitnami: { ...prohibited, ...lowerName },
  brew: lowerBoth,
  cargo: prohibited,
  'chrome-extension': { ...prohibited, ...lowerName, namePattern: /^[a-p]{32}$/, versionPattern: /^\d+(\.\d+){0,3}$/ },
  cocoapods: prohibited,
  composer: { ...required, ...lowerBoth },
  conda: prohibited,
  cpan: { namePattern: /^(?!.*::)/ },
  cran: prohibited,
  deb: { ...required, ...lowerBoth },
  gem: prohibited,
  git: { ...required, slashesInName: true },
  github: { ...required, ...lowerBoth },
  golang: required,
  hackage: prohibited,
  hex: lowerBoth,
  huggingface: { ...required, lower: ['version'] },
  julia: { ...prohibited, needs: ['uuid'] },
  luarocks: lowerBoth,
  maven: required,
  mlflow: prohibited,
  npm: lowerBoth,
  nuget: prohibited,
  oci: { ...prohibited, lower: ['name', 'version'] },
  opam: prohibited,
  otp: { ...prohibited, ...lowerName },
  pub: { ...prohibited, ...lowerName },
  pypi: { ...prohibited, lower: ['name', 'version'] },
  qpkg: { ...required, lower: ['namespace'] },
  rpm: { ...required, lower: ['namespace'] },
  swid: { needs: ['tag_id'] },
  swift: required,
  vcpkg: prohibited,
  'vscode-extension': { ...required, lower: ['namespace', 'name', 'version'] },
  yocto: { lower: ['namespace'] },
};
