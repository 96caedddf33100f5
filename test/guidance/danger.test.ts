import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dangerIn, isDangerCall } from '../../src/guidance/danger.ts';

/** One example a line, so that a sentence that was missed is added by writing it down. */
const lines = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || []);

const CALLS_FOR_HELP = lines(`
  somebody is in danger
  Somebody is in danger!
  SOMEBODY IS IN DANGER
  sombody is in dnager
  someone in danger
  shes in danger
  She’s in danger
  he is in immediate danger
  I am in danger
  danger
  DANGER!!
  999
  999!
  call 999
  need to call 999
  emergency
  EMERGENCY
  emergancy
  emergncy
  this is an emergency
  its an emergency please help
  ambulance
  ambulance now please
  need an ambulance
  i need an ambulence
  can someone call an ambulance
  police
  police now
  get the police
  call the police
  fire
  FIRE!
  frie
  sos
  help help
  help me now
  somebody help
  urgent help
  send help
  help now
  help someone's not breathing
  help someones not breathing
  help someone’s not breathing
  HELP SHES NOT BREATHING
  hlep shes not breathing
  not breathing
  she isnt breathing
  she isn't breathing
  she isn’t breathing
  he's not breathng
  she is not breating
  he has stopped breathing
  hes stopped breathing
  she can't breathe
  she cant breathe
  he cannot breathe
  he can not breath
  she is struggling to breathe
  i dont think shes breathing
  I don't know if he is breathing
  not sure if she is breathing
  she is choking
  hes chocking on his food
  Mrs Khan is choking
  he has no pulse
  i cant find a pulse
  her heart has stopped
  cardiac arrest
  hes having a heart attack
  I think she is having a heart atack
  heart attack
  she has chest pain
  chest pains and sweating
  he has pain in his chest
  he says his chest really hurts
  she is unconscious
  unconcious on the sofa
  he is unconsious
  unresponsive
  she is unresponsive in bed
  she wont wake up
  he won't wake up
  i cant wake her
  I can't wake him up
  she is not responding
  he isn't responding to me
  she's passed out
  he just collapsed
  she has colapsed in the kitchen
  Ada has collapsed
  shes not moving
  he's turned blue
  her lips are blue
  her lips have gone blue
  i think hes dead
  she looks dead
  i found him dead
  shes dying
  he is going to die
  she is bleeding badly
  bleeding heavily
  hes bleeding everywhere
  she is bleding badly
  bleeding wont stop
  cant stop the bleeding
  I can't stop the bleeding
  blood everywhere
  there is blood everywhere
  hes losing a lot of blood
  she is vomiting blood
  hes coughing up blood
  he has cut his wrists
  she's having a stroke
  i think shes having a stroke
  shes having a storke
  her face has dropped and her speech is slurred
  his speech is slurred
  one side of her face is drooping
  stroke
  she is having a seizure
  shes having a siezure
  he is having a fit
  seizure
  he has had a seizure
  hes convulsing
  she has taken an overdose
  overdose
  he's overdosed
  taken an overdoes
  she took all her tablets
  she's taken too many tablets
  he has taken a whole box of paracetamol
  she drank bleach
  he swallowed a battery
  the house is on fire
  theres a fire
  there's a fire in the kitchen
  kitchen is on fire
  her flat is on fire
  the cooker has caught fire
  i can smell gas
  strong smell of gas in the house
  gas leak
  the room is full of smoke
  smoke coming out of the kitchen
  carbon monoxide poisoning
  she has been electrocuted
  he is drowning in the bath
  shes badly burnt
  he's scalded himself badly
  shes been hit by a car
  he got run over
  trapped under the wardrobe
  she has fallen and cannot get up
  she has fallen and cant get up
  she's fallen and can't get up
  shes falen and cant get up
  he fell and can't move
  he fell down the stairs
  she's fallen down the stairs
  found her on the floor
  she is on the floor
  shes lying on the floor
  he is laying on the floor and cant get up
  she fell and hit her head
  shes hit her head and is bleeding
  she has fallen
  hes fallen over
  she just fell
  someone is being attacked
  someones attacking me
  he is attacking his wife
  she is being atacked
  he's threatening me with a knife
  he is threatening with a knife
  hes got a knife to her throat
  her son is threatening her with a knife
  threatning us with a knife
  he pulled a knife on me
  her son has a gun
  he has got a gun
  hes been stabbed
  she has been stabbed
  somebody has been shot
  he says he is going to kill himself
  he is going to kill himself
  hes going to kill him self
  she's going to kill herself
  shes gonna kill herself
  she wants to kill herself
  she wants to die
  i want to die
  he is suicidal
  suicidal
  he says he will kill her
  he's trying to kill me
  hes trying to hurt her
  she is going to hurt herself
  he has hanged himself
  he tried to hang himself
  she is going to jump out of the window
  she is self harming right now and cutting herself
  he doesnt want to live anymore
  she says she'd be better off dead
  he threatened to kill her
  he's strangling her
  she is being strangled
  she has been raped
  she says he raped her
  he sexually assaulted her
  she's been sexually assaulted
  she has been assaulted
  hes been beaten up
  hes beating her up
  he's hitting her right now
  she is being mugged
  she has been robbed
  her house has been burgled
  there is a burglar in the house
  someone is breaking in
  someone is trying to break into her house
  there's an intruder in the house
  a crime is happening
  a crime has taken place
  i just witnessed a crime
  she cant get up
  she has difficulty breathing
  shes having an asthma attack
  severe allergic reaction
  her throat is closing up
  his heart has stopped beating
  Mr Bell is unresponsive
  pls help, Mrs Palmer isnt breathing
  quick someone is hurt shes not breathing
  No pulse, not breathing, send an ambulance
  omg help
`);

const LONG_EMERGENCIES = lines(`
  Please help I have just got to Mrs Khan's house and she is on the floor in the hall and she is not breathing
  I arrived for the teatime visit and found Ada lying on the kitchen floor, she is confused and says she cannot get up
  The visit went well until her son came home, he started shouting and now he is threatening her with a knife in the kitchen
  He told me this morning that he has had enough of the exercises and that tonight he is going to kill himself
  When I got there he was unconscious and I could not wake him, the neighbour is with him
  She has been managing well with washing but this morning she has chest pain going down her arm and feels sick
  we were doing the stairs when her face dropped on one side and her speech is slurred and she cant lift her arm
  I was told at the door that she took all her tablets last night with a bottle of wine and wants to die
  I am writing to say that when I visited today there was a strong smell of gas and the pilot light was out
  What do I do if somebody has stopped breathing during a visit?
`);

const WORRIES = lines(`
  she has bruises on her arms
  unexplained bruises on both arms
  theres bruising on her wrists
  brusies on her arm
  finger marks on her arm
  her son hits her
  her husband is hitting her
  he slapped her
  the carer pushed her
  the night carer slaps him
  her daughter shouts at her
  her husband shouts and swears at her all day
  he is taking her money
  her son is taking her money
  hes stealing from her
  her nephew has stolen her savings
  someone has been stealing her pension
  money has gone missing from her purse
  her money keeps disappearing
  she is frightened of her son
  she seems frightend of him
  shes scared of her husband
  she is afraid of her carer
  she's terrified of her grandson
  scared to go home
  she flinches when he comes in
  he locks her in
  they lock her in her room
  she is locked in the house all day
  shes been locked in her bedroom
  he wont let her out
  he won't let her leave the house
  she is not allowed to see her friends
  her daughter wont let me speak to her
  he ties her to the chair
  she was strapped to the chair
  they held him down
  she is left in a wet pad all day
  left in soiled sheets
  she was left without food
  no food in the house
  she isnt being fed
  she hasn't been fed
  they do not feed him
  he looks starved
  the carer withholds her medication
  she is being neglected
  i think she is being neglected
  i think hes being abused
  I think she’s being abused
  she is being abusd
  possible financial abuse
  signs of neglect
  i suspect abuse
  worried about abuse
  domestic abuse
  domestic violence at home
  he is abusive to her
  her partner is controlling
  coercive control
  self neglect
  she is self-neglecting
  i have a safeguarding concern
  i want to raise a safeguarding concern
  safegaurding concern
  SAFEGUARDING CONCERN
  i am worried about a child
  I'm worried about her grandchildren
  the children are left alone
  the kids look hungry and dirty
  concerned for her safety
  her grandson is hurting her
  she says he hurts her
  he was rough with her
  she told me he pinches and grabs her
  he grabbed her by the arm
  the staff are mistreating him
  she is being bullied
  he is being exploited
  she is being exploited by her neighbour
  cuckooing
  he is being scammed
  she has been scammed
  her son pressured her to sign the will
  he made her sign over the house
  he forced her to eat
  he touched her inappropriately
  he is touching her inappropriately
  she was touched inappropriately by a carer
  sexual abuse
  cigarette burns on his back
  she has a black eye
  unexplained injuries
  modern slavery
  she said dont tell anyone he hits me
  her daughter controls her money
  they call her names
  she doesnt feel safe at home
  he threatened her
  my colleague hit a resident
  carer handled her roughly
  living in squalor
  he shoved him against the wall
  her carer steals from her purse
  The house was tidy and she walked to the gate, but I saw bruises on both her arms that she would not talk about
  During the visit she whispered that she is frightened of her son and asked me not to come when he is in
  She was raped years ago by a family member
`);

const EVERYDAY = lines(`
  hi
  hello
  HELP
  help
  help please
  help me
  please help me
  HELP ME PLEASE
  can you help
  can you help me with the plan
  i need help with monitoring
  help with a review
  risk of falls
  high risk of falls
  risk of falling
  at risk of falls on the stairs
  falls risk assessment done
  no danger of falling
  no danger of
  there is no danger
  she is not in danger
  she isnt in danger
  she isn't in any danger
  nobody is in danger
  no one is in danger
  no longer in danger
  he is out of danger
  danger of falling when she turns
  aware of danger in the kitchen
  practise in case of emergency pendant
  practise using the emergency pendant
  practised pressing the pendant in case of emergency
  emergency contact is her daughter
  her emergency contact is her son
  emergency contacts are on the fridge
  emergency plan updated
  emergency cord in the bathroom
  wears an emergency button
  not an emergency
  it's not an emergency
  this is not an emergency
  fire alarm tested
  fire alarm was tested today
  smoke alarm fitted
  smoke detector battery changed
  the fire service fitted alarms
  fire risk assessment
  sits by the fire
  gas fire serviced
  carbon monoxide alarm fitted
  medication risk
  had a stroke in 2019
  she had a stroke last year
  he had a stroke two years ago
  recovering from a stroke
  recovering after her stroke
  weakness on the left side following a stroke
  since her stroke she uses a frame
  stroke nurse visits on Monday
  stroke rehab team
  history of strokes
  history of falls and seizures
  previous stroke
  history of heart attack
  heart attack in 2015
  hip replacement after a fall
  admitted after a fall at home
  confidence after her fall
  she had a fall last month
  no falls this week
  has not fallen
  she hasn't fallen since discharge
  he has not had any falls
  reduce the risk of falls
  worried about falling
  frightened of falling
  she is afraid of falling
  scared of falling on the stairs
  anxious about going out alone
  no chest pain
  denies chest pain
  no chest pain or breathlessness
  no bleeding
  no bruising
  no bruises seen
  no bruises or marks
  no signs of abuse
  no signs of abuse or neglect
  no safeguarding concerns
  no concerns
  bruises easily because of warfarin
  bruise from the blood test
  breathing exercises twice a day
  breathing well
  breathing is normal
  she is breathing normally
  responding well to exercises
  her wound is not bleeding
  left sided neglect
  visual neglect on the left
  alcohol abuse in the past
  she can now get up from the chair without help
  cannot get up from the chair without help
  needs help to get up from the sofa
  unable to stand up from the toilet
  gets up at 7
  cannot get up the stairs yet
  floor exercises
  picks things up off the floor with her grabber
  rugs removed from the floor
  transfers from the floor practised
  uses a rocker knife
  chopping vegetables with a knife safely
  holds her knife and fork
  can use a knife and fork
  pushes herself too hard
  pushing her wheelchair
  pushing her walker to the shop
  hit all her goals
  hit her target
  beat his record
  kicks the ball
  hurt her knee
  hurt her back gardening
  her knee hurts
  her hip is hurting her
  the stairs are killing her
  washing is hung up
  hanging out the washing
  taking money out of the cash machine
  manages her own money
  counting money practised
  wants to manage her money
  locks the door at night
  locked herself out
  locked the front door
  medication is locked in a cabinet
  key safe locked
  lets herself out
  let her do it herself
  leave her to do it alone
  left alone to make tea
  lives alone
  she lives alone and manages well
  held the rail
  holding the grab rail
  touching her toes
  police station visit for her statement is not needed
  ambulance transport booked
  patient transport booked for Tuesday
  knows how to call 999
  practised calling 999
  can ring 999 if she needs to
  she presses her pendant if she falls
  if she falls and cannot get up she presses her pendant
  If she stops breathing call 999
  if he has a seizure follow the plan
  she would like to bath independently
  make a cup of tea
  tea and toast
  walk to the shop
  increase visits to twice a day
  reduce visits
  his mood is better
  her mood is low
  crime novels
  she enjoys murder mysteries
  watch a crime drama
  panic attacks when going out
  anxiety attacks
  flu shot booked
  shooting pain in her leg
  stabbing pain in hip
  blood pressure 120/80
  blood test on Friday
  blood sugar checked
  her husband is dead
  flat battery
  dead battery in the pendant
  dying to get back to bingo
  collapsible walking frame
  safeguarding training booked
  safeguarding lead
  when should a plan be paused for safeguarding
  what is reablement
  who must be told about a change
  what counts as evidence
  she does not want to move house
  not moving well after surgery
  not moving as much as she could
  he is not wakeful in the morning
  not waking at night
  breaks the task down into small steps
  broken down into steps
  goes swimming, prefers breast stroke
  stroking the cat
  stroke her dog
  scam awareness leaflet given
  her glasses have gone missing
  change monitoring for Ada Palmer
  Mrs Khan's monitoring needs changing
  cancel
  save for later
  go back
  my work
  whats outstanding for me
  act as Omar Aziz
  today
  3 November
  Tuesday
  yes
  no
  none
  brushing her hair
  she brushed her teeth
  drawing and painting
  wants to bake
  struggled with the stairs
  struggling with buttons
  he slipped his shoes on
  hugged her daughter
  her career was teaching
  turn the heating on
  the police officer who lives next door waters her plants
  her grey hair was dyed blue
  Ada wants to change her curtains
  risk of choking, on thickened fluids
  choking risk managed by speech therapist
  not choking on fluids
  overdose risk reviewed by pharmacist
  fire exit is clear
  first aid training
  open fire has a guard
  she had her stroke in March and is now dressing herself
  At first she could not get up from the armchair without two people. Now she does it with one, and by the end of the plan we hope she will do it alone.
  The plan was changed because the occupational therapist fitted a perching stool and a rail, and she no longer needs help to wash. There is a risk of falls on the stairs, so she waits for her daughter.
  We agreed that visits go down to one a day. Her emergency contact is her daughter and the pendant was tested. No concerns about abuse or neglect.
  He fell last month and broke his hip. Since then he has worked hard on his exercises and he can now walk to the bathroom.
`);

describe('R39: imminent danger or a crime', () => {
  test.each(CALLS_FOR_HELP)('is heard, and the message is a call for help: %s', (text) => {
    expect([dangerIn(text), isDangerCall(text)]).toEqual(['emergency', true]);
  });

  test.each(LONG_EMERGENCIES)('is heard in a long message: %s', (text) => {
    expect(dangerIn(text)).toBe('emergency');
  });
});

describe('R38: a worry about abuse or neglect', () => {
  test.each(WORRIES)('is heard, and does not stop the form: %s', (text) => {
    expect([dangerIn(text), isDangerCall(text)]).toEqual(['safeguarding', false]);
  });
});

describe('R38, R39: everyday words', () => {
  test.each(EVERYDAY)('are not taken for danger: %s', (text) => {
    expect([dangerIn(text), isDangerCall(text)]).toEqual(['none', false]);
  });
});

describe('R39: however it is typed', () => {
  const core = [
    'she is not breathing',
    'he is bleeding badly',
    'somebody is in danger',
    "she's fallen and can't get up",
    'he is unconscious',
  ];
  const anyCore = fc.constantFrom(...core);

  test('capitals, kinds of apostrophe, spaces and signs change nothing', () => {
    const dressings = [
      (text: string) => text.toUpperCase(),
      (text: string) => text.replaceAll("'", '’'),
      (text: string) => text.replaceAll("'", ''),
      (text: string) => `  ${text.replaceAll(' ', '   ')}!!!`,
      (text: string) => `Help, ${text}`,
      (text: string) => `${text} 😱`,
    ];
    fc.assert(
      fc.property(anyCore, fc.subarray(dressings), (text, chosen) => {
        const dressed = chosen.reduce((worn, dress) => dress(worn), text);
        expect([dangerIn(dressed), isDangerCall(dressed)]).toEqual(['emergency', true]);
      }),
    );
  });

  test('two neighbouring letters swapped inside a long word change nothing', () => {
    fc.assert(
      fc.property(anyCore, fc.nat(), fc.nat(), (text, pick, place) => {
        const words = text.split(' ');
        const long = words.flatMap((word, index) => (word.length > 6 ? [index] : []));
        const index = long[pick % long.length] ?? 0;
        const letters = [...(words[index] ?? '')];
        const at = 1 + (place % (letters.length - 2));
        const [one = '', other = ''] = [letters[at], letters[at + 1]];
        const slipped = words
          .with(
            index,
            letters
              .with(at, other)
              .with(at + 1, one)
              .join(''),
          )
          .join(' ');
        expect([slipped, dangerIn(slipped)]).toEqual([slipped, 'emergency']);
      }),
    );
  });

  test('a danger stays heard with everyday sentences before and after it', () => {
    const calm = fc.constantFrom(
      'The visit went well.',
      'She made tea.',
      'Risk of falls.',
      'Fire alarm tested.',
      'No concerns.',
      'Not in danger.',
    );
    fc.assert(
      fc.property(
        anyCore,
        fc.array(calm, { maxLength: 4 }),
        fc.array(calm, { maxLength: 4 }),
        (text, before, after) => {
          expect(dangerIn([...before, `${text}.`, ...after].join(' '))).toBe('emergency');
        },
      ),
    );
  });

  test('any text gives an answer, and the same one each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(['emergency', 'safeguarding', 'none']).toContain(dangerIn(text));
        expect(dangerIn(text)).toBe(dangerIn(text));
        expect(!isDangerCall(text) || dangerIn(text) === 'emergency').toBe(true);
      }),
    );
  });
});

test('R39: a long answer that also speaks of danger is no call for help', () => {
  const answer = `He likes to cook. ${'We practised with the kettle and the toaster and he did well. '.repeat(3)}Last night his neighbour collapsed.`;
  expect(isDangerCall(answer)).toBe(false);
});
