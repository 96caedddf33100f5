import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { everybody, north, south } from '../support/service.ts';
import { EMPTY_SHEET } from '../../src/people/import-sheet.ts';
import { readPeople, type ImportGround } from '../../src/people/import.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId } from '../../src/kernel/ids.ts';
import { initialsOf } from '../../src/people/person.ts';

const ground: ImportGround = {
  teams: [north, south],
  staff: everybody,
  people: [{ id: PersonId.parse('ada'), reference: 'RB-1041', team: south.id }],
  owners: [],
  today: Day.parse('2026-11-23'),
  token: 'abc',
};

const HEAD = 'reference,name,title,known as,started,team,NHS number,capacity,carer,support worker,others';

const problems = (text: string) => {
  const read = readPeople(text, ground);
  return read.ok ? [] : read.refusal.map(({ line, words }) => `${line}: ${words}`);
};

describe('people and circles from a CSV file', () => {
  test('the file with headings and nobody in it is read once a line is added', () => {
    expect(problems(EMPTY_SHEET)).toEqual(['1: there is nobody below the headings']);
    const read = readPeople(
      `${EMPTY_SHEET}RB-2001,Joan Hill,,,2026-11-03,My Team,,,Ann Hill (daughter),,,,,\r\n`,
      ground,
    );
    expect(read.ok && read.value.map(({ person: { name, circle } }) => [name, circle.map((one) => one.name)])).toEqual([
      ['Joan Hill', ['Ann Hill']],
    ]);
  });

  test('a line is a person: details, and everybody in their circle with what they are', () => {
    const read = readPeople(
      `${HEAD}\nRB-2001,Joan Hill,Mrs,Joanie,2026-11-03,My Team,999 000 0018,has,"Ann Hill (daughter); Bob Hill (son)",Tom Reed,Claire Boyd (district nurse)\n`,
      ground,
    );
    expect(read.ok && read.value.map(({ person }) => person)).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{24}$/u),
        team: 'north',
        name: 'Joan Hill',
        title: 'Mrs',
        preferredName: 'Joanie',
        initials: 'JH',
        reference: 'RB-2001',
        nhsNumber: '9990000018',
        started: '2026-11-03',
        capacity: 'has',
        circle: [
          { key: expect.stringMatching(/^m1x/u), name: 'Ann Hill', part: 'carer', relation: 'daughter' },
          { key: expect.stringMatching(/^m2x/u), name: 'Bob Hill', part: 'carer', relation: 'son' },
          { key: expect.stringMatching(/^m3x/u), name: 'Tom Reed', part: 'support-worker', staff: everybody[0]?.id },
          { key: expect.stringMatching(/^m4x/u), name: 'Claire Boyd', part: 'other', relation: 'district nurse' },
        ],
      },
    ]);
  });

  test('cells copied out of a spreadsheet, semicolons, a byte order mark and British dates are read alike', () => {
    const lines = [
      ['Reference', 'Name', 'Start date', 'Team'],
      ['RB-2001', 'Joan Hill', '3/11/2026', 'my team'],
    ];
    for (const mark of ['\t', ';', ',']) {
      const read = readPeople(`\uFEFF${lines.map((line) => line.join(mark)).join('\r\n')}\r\n`, ground);
      expect(read.ok && read.value.map(({ person: { name, started, team } }) => [name, started, team])).toEqual([
        ['Joan Hill', '2026-11-03', 'north'],
      ]);
    }
  });

  test('every bad line says why, by its number in the file, and nothing is taken', () => {
    expect(
      problems(
        [
          HEAD,
          'RB-2001,Joan Hill,Mrs,,2026-11-03,My Team,,,,,',
          ',Kim Low,,,2026-02-30,My Team,,,,,',
          'RB-2001,Ray Moss,,,2026-11-03,Other team,123,maybe,,Nobody Known,',
          'rb-2001,Una Ness,,,2026-11-03,My Team,,,,,',
        ].join('\n'),
      ),
    ).toEqual([
      '3: the reference is missing; the start date cannot be read: write it as 2026-11-03 or 3/11/2026',
      expect.stringMatching(
        /^4: you have no team of that name: there is .*; the NHS number is not one.*; capacity must be.*; a worker named here is no member.*; this reference stands in an earlier line too$/u,
      ),
      '5: this reference stands in an earlier line too',
    ]);
  });

  test('somebody who is known by their reference stays the same person', () => {
    const read = readPeople(`reference,name,started,team\nrb-1041,Ada Palmer,2026-11-03,South team`, ground);
    expect(read.ok && read.value[0]?.person.id).toBe('ada');
  });

  test('names that nobody can see are none', () => {
    const [unseen, member] = ['\u2800\u3164', '\u00AD'];
    expect(problems(`reference,name,started,team\nRB-1,${unseen},2026-11-03,My Team`)).toEqual([
      '2: the name is missing',
    ]);
    expect(problems(`reference,name,started,team,carer\nRB-1,Joan Hill,2026-11-03,My Team,${member}`)[0]).toMatch(
      /^2: a name in the circle cannot be read/u,
    );
  });

  test('headings that are missing are named', () => {
    expect(problems('name,team\nJoan Hill,My Team')).toEqual([
      expect.stringContaining('1: the column reference, started is missing'),
    ]);
    expect(problems('')).toHaveLength(1);
  });

  test('S13: a name that a spreadsheet would run as a formula stays text, and no text at all breaks the reading', () => {
    const read = readPeople('reference,name,started,team\nRB-3,=HYPERLINK("x"),2026-11-03,My Team', ground);
    expect(read.ok && read.value[0]?.person.name).toBe('=HYPERLINK("x")');
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), fc.boolean(), (text, headed) => {
        const read = readPeople(headed ? `${HEAD}\n${text}` : text, ground);
        expect(read.ok || read.refusal.length > 0).toBe(true);
      }),
    );
  });

  test('read again for the same import it makes the same people, for another import others', () => {
    const text = 'reference,name,started,team\nRB-2001,Joan Hill,2026-11-03,My Team';
    const idsFor = (token: string) => {
      const read = readPeople(text, { ...ground, token });
      return read.ok ? read.value.map(({ person: { id } }) => id) : [];
    };
    expect(idsFor('abc')).toEqual(idsFor('abc'));
    expect(idsFor('abc')).not.toEqual(idsFor('abd'));
  });
});

test.each([
  ['Joan Hill', 'JH'],
  ['Mary-Ann van der Berg', 'MAVDB'],
  ["Zoë O'Neil", 'ZO'],
  ['=1+2', '?'],
])('the initials of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials));

describe('what a file may be like', () => {
  test.each([
    ['an unknown column', 'reference,name,started,main carer', '1: I do not know the column "main carer"'],
    ['a column twice', 'reference,name,started,carer,carers', '1: the column "carers" stands there twice'],
    ['a heading of another kind', 'reference,name,started,constructor', '1: I do not know the column "constructor"'],
  ])('%s is said, and nobody is dropped without a word', (_, head, words) => {
    expect(problems(`${head}\nRB-1,Joan Hill,2026-11-03,,`)[0]).toContain(words);
  });

  test('lines are counted as the spreadsheet counts them; empty ones do not matter; one bad line hides no other', () => {
    const text =
      'reference,name,started,team\n\nRB-1,Joan Hill,2026-11-03,My Team\nRB-2,Hill, Joan,2026-11-03,My Team\n,,,\nRB-3,Una Ness,soon,My Team\n,,,\n';
    expect(problems(text).map((words) => words.slice(0, 30))).toEqual([
      '4: there are more cells than h',
      '6: the start date cannot be re',
    ]);
  });

  test('a quotation mark that is missing does not hide people in a cell', () => {
    const text =
      'reference,name,started,team,carer\nRB-1,Joan Hill,2026-11-03,My Team,"Ann Hill\nRB-2,Bill Poole,2026-11-03,My Team,Bob Poole"';
    expect(problems(text)).toEqual(['2: a cell has a line break in it: is a quotation mark missing?']);
  });

  test.each(['\n', '\r\n'])('a quotation mark that never ends is named by the line where it begins (%j)', (end) => {
    const lines = [
      'reference,name,started,team,carer',
      'RB-1,Joan Hill,2026-11-03,My Team,"Ann Hill; Bob Hill"',
      '',
      'RB-2,Bill Poole,2026-11-03,My Team,"Bob Poole',
      'RB-3,Una Ness,2026-11-03,My Team,Eve Ness',
    ];
    expect(problems(lines.join(end))).toEqual(['4: a quotation mark begins here, and the one that ends it is missing']);
    expect(problems(`"${lines.join(end)}`)[0]).toMatch(/^1: /u);
  });

  test('a start more than a year away is a slip; one within a year is a plan', () => {
    const starting = (day: string) => problems(`reference,name,started,team\nRB-1,Joan Hill,${day},My Team`);
    expect(starting('3/11/2062')).toEqual(['2: the start date is more than a year away']);
    expect(starting('2027-11-25')).toEqual(['2: the start date is more than a year away']);
    expect(starting('2027-11-24')).toEqual([]);
  });

  test('what is too long for the form is too long in a file, and letters that were lost are not taken', () => {
    expect(problems(`reference,name,started,team\nRB-1,${'x'.repeat(81)},2026-11-03,My Team`)).toEqual([
      '2: the name is too long: at most 80 characters',
    ]);
    expect(problems('reference,name,started,team\nRB-1,Si\uFFFDn Evans,2026-11-03,My Team')[0]).toContain(
      'letters are broken',
    );
  });

  test('empty cells and headings at the end, as spreadsheets leave them, do not matter', () => {
    expect(problems('reference,name,started,team,,\nRB-1,Joan Hill,2026-11-03,My Team,,,,')).toEqual([]);
  });

  test('somebody who is known stays in their team when the file says nothing of teams', () => {
    const read = readPeople('reference,name,started\nRB-1041,Ada Palmer,2026-11-03', ground);
    expect(read.ok && read.value.map(({ person: { id, team } }) => [id, team])).toEqual([['ada', 'south']]);
  });

  test('S1: a cell as long as a whole file is refused by its length, before any pattern is tried on it', () => {
    const cell = `a${' '.repeat(190_000)}(b`;
    expect(problems(`reference,name,started,team,carer\nRB-1,Joan Hill,2026-11-03,My Team,${cell}`)).toEqual([
      '2: a name in the circle cannot be read, or is too long: write Sarah Palmer (daughter)',
    ]);
  });
});

describe('files as people keep them', () => {
  const HEADS = 'reference,name,title,started,team,NHS number,carer,support worker';
  const read = (row: string, head = HEADS) => {
    const people = readPeople(`${head}\n${row}`, ground);
    return people.ok ? people.value.map(({ person }) => person) : people.refusal.map(({ words }) => words);
  };
  const line = (fields: Partial<Record<'name' | 'started' | 'team' | 'nhs' | 'carer' | 'worker', string>>): string =>
    [
      'RB-9',
      fields.name ?? 'Joan Hill',
      '',
      fields.started ?? '2026-11-03',
      fields.team ?? 'My Team',
      fields.nhs ?? '',
      fields.carer ?? '',
      fields.worker ?? '',
    ]
      .map((cell) => `"${cell}"`)
      .join(',');

  test.each(['Aoife Oâ€™Neill', 'SiÃ¢n Rees', 'Zo\uFFFD Hall'])('broken letters are refused: %s', (name) => {
    expect(read(line({ name }))).toEqual(['letters are broken: save the file as "CSV UTF-8" and send it again']);
    expect(read(line({ carer: name }))).toEqual([expect.stringContaining('letters are broken')]);
  });

  test.each(['Siân Rees', 'Åsa Öberg', 'Zoë Ålund', 'Ângela Ñuñez'])('whole letters are read: %s', (name) => {
    expect(read(line({ name }))).toMatchObject([{ name }]);
  });

  test.each(['None', 'N/A', 'n/a', '-', '–', 'unknown', 'None; -'])('a carer called "%s" is nobody', (carer) => {
    expect(read(line({ carer }))).toMatchObject([{ circle: [] }]);
  });

  test('an error of the spreadsheet, and a name that says there is none, are refused', () => {
    expect(read(line({ name: '#N/A' }))).toEqual([expect.stringContaining('such as #N/A')]);
    expect(read(line({ carer: '#REF!' }))).toEqual([expect.stringContaining('such as #N/A')]);
    expect(read(line({ name: 'N/A' }))).toEqual(['the name is missing']);
  });

  test.each([
    ['Mrs Ada Jenkins', { name: 'Ada Jenkins', title: 'Mrs', preferredName: 'Ada' }],
    ['PATEL, Harshad', { name: 'Harshad Patel', preferredName: 'Harshad', initials: 'HP' }],
    ["O'NEILL-SMITH, Mr Sean", { name: "Sean O'Neill-Smith", title: 'Mr', preferredName: 'Sean' }],
    ['Ada Jenkins', { name: 'Ada Jenkins', title: undefined, preferredName: 'Ada' }],
    ['Lady', { name: 'Lady', title: undefined }],
  ])('%s is who they are', (name, person) => {
    expect(read(line({ name }))).toMatchObject([person]);
  });

  test.each(['9999999999', '0000000000', '000 000 0000'])('the NHS number %s is none', (nhs) => {
    expect(read(line({ nhs }))).toEqual([expect.stringContaining('the NHS number is not one')]);
  });

  test.each(['Tom Reed', 'Tom  Reed', 'tom\u00a0reed', 'TOM REED'])('the worker %j is found', (worker) => {
    expect(read(line({ worker }))).toMatchObject([{ circle: [{ name: 'Tom Reed', part: 'support-worker' }] }]);
  });

  test('a worker whose name has another apostrophe, or letters put together otherwise, is found', () => {
    const [tom] = everybody;
    if (!tom) throw new Error('nobody');
    const staff = [
      { ...tom, name: 'Aoife O’Neill' },
      { ...tom, name: 'Siân Rees' },
    ];
    for (const worker of ["Aoife O'Neill", 'Sia\u0302n Rees']) {
      const people = readPeople(`${HEADS}\n${line({ worker })}`, { ...ground, staff });
      expect(people.ok && people.value[0]?.person.circle).toHaveLength(1);
    }
  });

  test('a start of years ago is asked about', () => {
    expect(read(line({ started: '1/2/1936' }))).toEqual(['the start date is years ago: is it a date of birth?']);
  });

  test.each([
    '2026-11-03',
    '3/11/2026',
    '03/11/26',
    '3.11.2026',
    '3-Nov-26',
    '03 November 2026',
    '2026-11-03 00:00:00',
    '2026-11-03T00:00:00Z',
    '03/11/2026 00:00',
  ])('%s is read as in chat', (started) => {
    expect(read(line({ started }))).toMatchObject([{ started: '2026-11-03' }]);
  });

  test('a first line for the spreadsheet, or an empty one, is no heading, and lines keep their numbers', () => {
    const rows = 'reference;name;started;team\nRB-9;Joan Hill;2026-11-03;My Team';
    const ofWindows = rows.replace('\n', '\r\n');
    for (const text of [`sep=;\n${rows}`, `\n${rows}`, `\r\n\r\n${ofWindows}`, `\uFEFFsep=;\r\n${ofWindows}`])
      expect(readPeople(text, ground)).toMatchObject({ ok: true, value: [{ person: { name: 'Joan Hill' } }] });
    expect(problems(`sep=;\n${rows.replace('Joan Hill', '')}`)).toEqual(['3: the name is missing']);
  });

  test('a team that the importer does not have is answered with those there are', () => {
    expect(read(line({ team: 'East' }))).toEqual([
      `you have no team of that name: there is ${north.name}, ${south.name}`,
    ]);
  });
});
