/** What tells a name from another word in what people type. */

/** Words with a meaning of their own, which are names only where they are written as names. */
export const ORDINARY: ReadonlySet<string> = new Set(
  (
    'will may mark bill grace rose hope joy faith ivy daisy lily poppy heather holly june april august may dawn eve summer autumn price bell ' +
    'grant frank dean earl king knight young long short little small large day night wood woods lord cook walker baker brown green white black ' +
    'grey hill field lake stone marsh cole reed hall bush moss rush hunt fox wolf bird finch swift sparrow robin martin drew pat sue rob jack ' +
    'art ray gene jean miles guy rich chase ward read love best good new old low high east west north south church chapel house home park street ' +
    'bridge ford banks pool wells rivers waters may case page cross head foot hand power may ball bond cash penny sterling pound way lane rows ' +
    'carry can care call calls visit visits plan told all any her him his she the'
  ).split(' '),
);

/** Of those, what is hardly anything but a name where a sentence begins. */
export const GIVEN: ReadonlySet<string> = new Set(
  'frank grace rose ivy daisy lily poppy heather holly dean earl robin martin jack jean sue rob pat ray gene eve dawn'.split(
    ' ',
  ),
);

/** After these a word is a name, however it is written. */
export const BEFORE_A_NAME: ReadonlySet<string> = new Set(
  'for about of with to told tell ask phoned phone rang ring saw seen see show visited visit re regarding on'.split(
    ' ',
  ),
);

/** Before these a word is a name. */
export const AFTER_A_NAME: ReadonlySet<string> = new Set(
  'has had is was needs wants doesnt isnt wont cant can went fell said says told agrees agreed walked managed likes would could should plan seems seemed looks looked sounds feels felt keeps kept didnt wouldnt isnt refused refuses eats ate walks sleeps slept lives'.split(
    ' ',
  ),
);

/** Words of two letters that are no names. */
export const SHORT: ReadonlySet<string> = new Set(
  'ah am an as at be by do dr ec gp go ha he hi id if im in is it ll me mr ms my na nd no nt of oh ok on or ot pa pm ps rd re so st th to tv uk up us ve wc we ya ye'.split(
    ' ',
  ),
);

/** Words before a name that are no slip of one. */
export const SMALL: ReadonlySet<string> = new Set(
  'and add are had has can all any ask for the her his him was not new now our out own did men one old see she use who why yes day let get got put say said tell told about move note stop with open show'.split(
    ' ',
  ),
);

/** Words with capitals that are no names. */
export const CAPITALS: ReadonlySet<string> = new Set(
  (
    'i im ive id monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november ' +
    'december mon tue tues wed thu thur thurs fri sat sun gp ot nhs teams reable today tomorrow yesterday please thanks hi hello who what when where why how is ' +
    'was has had does did can could would will should and but so the a an show open tell told stop start change move add note record print'
  ).split(' '),
);
