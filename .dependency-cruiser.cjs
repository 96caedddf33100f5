/**
 * Who may import whom: the table in src/README.md, as rules. A folder may import only what its row names; the reason for each row
 * stands beside it. `npm run imports` checks it, types included.
 */
const rows = [
  ['kernel', [], ['zod'], 'words without business: everybody may use them, they use nobody'],
  ['store', ['kernel'], ['zod'], 'the port under what is remembered knows no business'],
  ['chat', ['kernel', 'cards'], ['zod'], 'the conversation in our words; from cards only types'],
  ['access', ['kernel'], ['zod'], 'who may see what is decided in one place'],
  [
    'people',
    ['kernel', 'store', 'chat', 'access', 'guidance'],
    ['zod', 'csv-parse'],
    'who is known; names are compared as words',
  ],
  ['content', ['kernel'], ['zod', 'csv-parse'], 'what a service brings itself, checked line by line'],
  ['work', ['kernel'], ['zod'], 'what waits for whom, whatever it is: duties and their reminders'],
  [
    'records',
    ['kernel', 'store', 'chat', 'access', 'people', 'work'],
    ['zod', 'safe-stable-stringify'],
    'what is remembered, whatever its kind',
  ],
  ['notices', ['kernel', 'chat', 'access', 'people', 'work', 'records'], ['zod'], 'who must be told what'],
  ['guidance', ['kernel', 'access'], ['zod'], 'understanding what was typed'],
  [
    'papers',
    ['kernel', 'store'],
    ['zod'],
    'what is handed out as a file, whatever it says; it knows no kind of record',
  ],
  [
    'kinds',
    ['kernel', 'store', 'access', 'people', 'work', 'records', 'notices', 'papers', 'cards'],
    ['zod'],
    'kinds of record as people meet them: how each reads, and all of them in one',
  ],
  [
    'plans',
    ['kernel', 'people', 'work', 'notices', 'records', 'guidance/times.ts', 'guidance/numbers.ts'],
    ['zod'],
    'what a plan of reablement is: content, versions, rules; what was written by hand names times as people write them',
  ],
  [
    'forms',
    [
      'kernel',
      'store',
      'chat',
      'work/working-days.ts',
      ...['words', 'commands', 'times', 'numbers'].map((file) => `guidance/${file}.ts`),
      'cards',
    ],
    ['zod', 'chrono-node'],
    'how every form works, whatever it asks and whatever it is about',
  ],
  [
    'questions',
    ['kernel', 'access', 'people', 'notices', 'kinds', 'forms', 'guidance/words.ts', 'cards'],
    ['zod'],
    'what several flows ask in the same words, and what their questions look at',
  ],
  ['flows/offer.ts', ['access'], [], 'where a form or a page stands in the menu'],
  [
    'flows/flow.ts',
    ['kernel', 'access', 'people', 'kinds', 'forms', 'questions', 'cards', 'flows/offer.ts'],
    [],
    'what a flow is; knows no flow',
  ],
  [
    'flows/menu-page.ts',
    ['kernel', 'access', 'people', 'kinds', 'forms', 'cards', 'flows/offer.ts'],
    [],
    'what a page is; knows no page',
  ],
  [
    'app',
    [
      ...['kernel', 'chat', 'access', 'people', 'work', 'records', 'notices', 'papers', 'guidance', 'kinds'],
      ...['forms', 'questions', 'flows/flow.ts', 'flows/menu-page.ts', 'flows/offer.ts', 'cards'],
    ],
    [],
    'a turn and a tick; no input or output of its own',
  ],
  [
    'operator',
    [
      ...['kernel', 'store', 'access', 'people', 'records', 'notices', 'kinds', 'forms', 'questions'],
      ...['flows/index.ts', 'config.ts', 'open-store.ts'],
    ],
    ['zod'],
    'looks after what is kept, from the command line and, for retention, beside the bot; knows nothing of chat or Teams',
  ],
  ['adapters/content', ['kernel', 'content'], [], 'one outside thing each'],
  ['adapters/sqlite', ['kernel', 'store'], ['zod'], 'one outside thing each'],
  ['adapters/cosmos', ['kernel', 'store'], ['zod', '@azure/cosmos'], 'one outside thing each'],
  ['adapters/pino', ['kernel'], ['zod', 'pino'], 'one outside thing each'],
  ['adapters/docx', ['kernel', 'papers'], ['docx'], 'one outside thing each'],
  [
    'adapters/pdfkit',
    ['kernel', 'papers'],
    ['pdfkit', 'fontkit'],
    'one outside thing each; fontkit tells which letters there are',
  ],
  [
    'teams',
    ['kernel', 'chat', 'cards', 'papers/paper.ts'],
    ['zod', 'botbuilder', 'botframework-connector', 'botframework-schema', 'jose', 'restify'],
    'the only folder that knows the SDK',
  ],
];

const npm = (names) => names.map((name) => `^node_modules/(@types/)?${name}/`);
const inside = (folder) =>
  folder === 'cards' ? '^cards/' : folder.endsWith('.ts') ? `^src/${folder.replace('.', '\\.')}$` : `^src/${folder}/`;

const forRow = ([folder, from, packages, reason]) => ({
  name: `src/${folder}`,
  comment: reason,
  severity: 'error',
  from: { path: inside(folder) },
  to: { pathNot: [inside(folder), ...from.map(inside), ...npm(packages), '^node:', '^[a-z_/]+$'] },
});

module.exports = {
  forbidden: [
    ...rows.map(forRow),
    {
      name: 'src/flows/X',
      comment: 'a flow may use every room below it, but no other flow: what two need moves to its proper room',
      severity: 'error',
      from: { path: '^src/flows/([^/]+)/' },
      to: {
        pathNot: [
          '^src/flows/$1/',
          ...[
            'flows/flow.ts',
            'flows/menu-page.ts',
            'flows/offer.ts',
            'forms',
            'questions',
            'kernel',
            'store',
            'chat',
            'access',
            'people',
            'work',
            'records',
            'notices',
            'kinds',
            'guidance',
            'papers',
            'content',
            'plans',
            'cards',
          ].map(inside),
          ...npm(['zod']),
        ],
      },
    },
    {
      name: 'cards',
      comment: 'how things look knows nothing of src',
      severity: 'error',
      from: { path: '^cards/' },
      to: { pathNot: ['^cards/', ...npm(['@microsoft/teams.cards'])] },
    },
    {
      name: 'no-cycles',
      comment: 'a cycle cannot be read from one end',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nobody-imports-main-or-test',
      comment: 'starting and testing are ends, not parts',
      severity: 'error',
      from: { path: '^(src|cards)/' },
      to: { path: '^(src/(operator/)?main\\.ts|test/)' },
    },
    {
      name: 'demo-is-apart',
      comment: 'the invented world is loaded by the demo alone',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/demo/', '^src/start\\.ts'] },
      to: { path: '^src/demo/' },
    },
    {
      name: 'no-orphans',
      comment: 'what nobody uses is not kept',
      severity: 'error',
      from: { orphan: true, path: '^(src|cards)/' },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'what is used is in package.json',
      severity: 'error',
      from: { path: '^(src|cards)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    // swc sees imports of types by itself. `tsPreCompilationDeps` would ask for a TypeScript older than 7, and warn that there is none.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
