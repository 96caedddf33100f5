/** First names as people here have and shorten them: what is likely a name, whoever is known, and what a short one may stand for. */

/** The short names, and after them what they stand for. */
const SHORT: ReadonlyMap<string, readonly string[]> = new Map(
  (
    'sam sammy:samuel samantha|tom tommy:thomas|tim:timothy|jim jimmy jamie:james|joe joey:joseph|jo:joanna joanne josephine|bob bobby rob robbie bert:robert|bert bertie:albert herbert|' +
    'al:albert alan alfred alexander|alf alfie:alfred|alex sandy:alexander alexandra|bill billy will:william|dick rick ricky:richard|dave davy:david|dan danny:daniel|' +
    'mike mick micky:michael|nick nicky:nicholas nicola|chris:christopher christine christina|tony:anthony antonia|andy:andrew|ed eddie ted teddy ned:edward|ted:theodore|' +
    'fred freddie:frederick alfred winifred|frank:francis|fran frankie:frances francesca|harry:harold henry|hal:harold|hank:henry|jack:john|johnny:john|ken kenny:kenneth|les:leslie|' +
    'len lenny:leonard|larry:laurence lawrence|matt:matthew|pat paddy:patrick patricia|trish tricia patsy:patricia|pete:peter|phil:philip phillip|ray:raymond|reg reggie:reginald|ron ronnie:ronald veronica|' +
    'stan:stanley|steve:stephen steven|stu:stuart|vic:victor|vicky:victoria|walt wally:walter|norm:norman|arty art:arthur|sid:sidney|cliff:clifford|geoff jeff:geoffrey jeffrey|gerry jerry:gerald|' +
    'greg:gregory|don donny:donald|doug dougie:douglas|ben benny:benjamin|liz lizzie beth betty bess betsy eliza:elizabeth|kate katie kathy cathy kath cath:katherine catherine kathleen|' +
    'maggie meg peggy madge marge:margaret marjorie|rita:margarita margaret|sue susie suzy:susan suzanne|deb debbie:deborah|barb babs:barbara|dot dotty:dorothy|val:valerie|viv:vivian vivienne|jen jenny:jennifer|' +
    'jess:jessica|jackie:jacqueline|jan:janet janice|jeannie:jean|josie:josephine|judy:judith|gwen:gwendoline|gill jill:gillian|flo florrie:florence|nell nellie:eleanor ellen helen|nora:eleanor honora|ellie:eleanor|' +
    'win winnie:winifred|mandy:amanda|mo:maureen mohammed muhammad|reenie rene:irene maureen|sal sally:sarah|sadie:sarah|lou:louise louis|ange angie:angela|pam:pamela|penny:penelope|phyl:phyllis|' +
    'connie:constance|chrissie:christine|carrie caro:caroline|abby:abigail|addie:adelaide ada|cissie cis:cecilia|edie:edith|effie:euphemia|essie:esther|fay:faith|millie:mildred amelia|minnie:wilhelmina|tess tessa:theresa'
  )
    .split('|')
    .flatMap((line) => {
      const [short = '', full = ''] = line.split(':');
      return short.split(' ').map((one) => [one, full.split(' ')] as const);
    })
    .reduce(
      (all, [short, full]) => all.set(short, [...(all.get(short) ?? []), ...full]),
      new Map<string, readonly string[]>(),
    ),
);

/** What somebody may be called in full who is called so for short. */
export const fullNamesOf = (word: string): readonly string[] => SHORT.get(word) ?? [];

const OTHERS =
  'ada aisha agnes ahmed alice ali amina amy ana andrea angus ann anna anne annie anwar archie arnold arthur audrey ayesha beatrice beryl bernard betty brenda brian bridget carol cecil charles charlie ' +
  'christine clara claire clare clive colin cynthia cyril daisy daphne daisy deepa denis dennis derek desmond diana diane dinesh dolores doris doreen duncan edgar edith edna edwin eileen elaine eleanor elizabeth ' +
  'ellen elsie emily emma emmanuel enid eric ernest ernie ethel eunice eva evelyn fatima farida fiona flora florence frances fred gary geoffrey george gerald gladys glenys gordon graham gurpreet hannah harold ' +
  'harpreet harriet hassan hazel heather helen henry herbert hilary hilda horace howard hugh ian ibrahim imran ingrid irene iris isaac isabel ivor ivy jacob jagdish jaswinder jane janet jean jennifer jeremy ' +
  'jessie joan john jonathan joyce judith julia julie kamal karen kathleen keith ken kenneth kevin khadija kofi krystyna kwame laura leah leo leonard leroy lewis lilian linda lionel lorna louisa lucy lydia ' +
  'mabel malcolm manjit margaret maria marian marion marjorie martha martin mary maryam maud maureen mavis maxine mei michael mildred miriam mohammed moira molly monica morris moses muhammad muriel myrtle nadia ' +
  'nancy neil nigel nora noreen norma norman olga olive oliver omar oscar owen pamela parminder patricia patrick paul pauline pearl percy peter philip phyllis priya rachel rajesh ralph ranjit raymond rebecca ' +
  'reginald rhoda richard robert rodney roger roland ronald rosemary rosie roy rupert ruth sabina samuel sandra sarah satnam sean shanice sheila shirley sidney simon stanley stella stephen stuart surinder susan ' +
  'sylvia teresa terence terry thelma theresa thomas timothy tracey trevor ursula vera vernon veronica vincent viola violet walter wanda wendy wilfred william winifred winston yasmin yvonne zainab zofia';

const ALL: ReadonlySet<string> = new Set([...OTHERS.split(' '), ...SHORT.keys(), 'frank', 'rose', 'grace']);
/** Words first, and names besides. */
const WORDS: ReadonlySet<string> = new Set(
  'will bill art sandy penny dot jack don win dan mo al ed lou les ron pat rob sue ray jan'.split(' '),
);

/** Whether a word is likely a first name, in small letters as well. */
export const isGivenName = (word: string): boolean => ALL.has(word) && !WORDS.has(word);
