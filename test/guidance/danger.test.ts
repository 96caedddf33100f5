import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { dangerIn, dangerOf } from '../../src/guidance/danger.ts';

const isDangerCall = (text: string): boolean => dangerOf(text).isCall;

/**
 * One example a line, so that a sentence that was missed is added by writing it down. They must never hold a person's real words.
 */
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

const MORE_EMERGENCIES = lines(`
  ada is hurt
  help ada is hurt
  urgent ada is hurt
  farida is hurt
  ada is in pain
  ada is unwell
  ada is confused and hot
  Mrs Lewis isnt breathin
  someone is chokeing
  she has gone blue and she isnt breathing
  he is unconcsious
  shes bleedin badly
  he has a knife
  the house is burning
  she's taken an overdose of paracetamol
  Ken is threatening to kill himself
  Frank says he is going to end his life
  there is an intruder
  her neighbour is attacking her
  i think rose is having a heart attack
  Rose has had a stroke, ambulance please
  Jean has fallen and can't get up
  jean on floor cant get up
  Ivy slipped in the bath and cant move
  Ivy has slipped and banged her head
  arthur has collapsed!
  no response at the door, can see him on the floor
  he is very poorly and cant keep awake
  she has severe pain and is vomiting blood
  he's been electrocuted by the kettle
  police needed now
  I've been assaulted by the client's son
  he is smashing up the house
  shes on the kitchen floor and theres blood coming from her head
  Mr Bell wont open his eyes
  he is having trouble breathing and his lips are going blue
  her son has just punched her and she is bleeding from the nose
  there is smoke coming from the cooker
  I think my client has died
  he says hes taken loads of his heart tablets
  she is fitting and foaming at the mouth
  client is unresponsive what do i do
  what do i do if someone is having a heart attack
  hes waving a knife around
  her husband is strangling her
  someone has broken into Mrs Khans house
  he has threatened to stab the carer
  she says she is going to take her own life tonight
  i cant get an answer at the door and i can see her lying in the hallway
  she has fallen downstairs and her leg is at a funny angle
  cant feel one side of her body and her mouth is drooping
  he's gone grey and clammy and has pain in his arm and chest
  help there has been an accident
  she's been mugged outside her house
  theres been a fire at ada's
  she is suffocating
  help im being attacked
  i am scared he is going to kill me
  he's hurt himself badly with the saw
  she has scalded her legs with boiling water
  shes drowning
  ada collpased
  mrs palmer has had a bad fall and is unconcious
  not breething
  she is not breathing properly
  she isnt waking up
  he is barely breathing
  someones been shot
  there's someone in the house with a gun
  he has set fire to the curtains
  gas smell in the flat
  she swallowed some bleach tablets
  she has choked on her dinner
  shes having fits
  she has had a funny turn and her face is lopsided
  call an amublance
  URGENT she fell and there is a lot of blood
  he said he would kill her if she told anyone
  she is being held hostage by her son
  he raped me
  A person I visit has been assaulted
  i found her unconscious
  he's on the roof and going to jump
  she is severely dehydrated and unconscious
  she's not conscious
  Nobody is breathing
  My client is not breathing and I am alone with her
  oh my god shes dead
  Mr Patel has stopped breathing what shall i do
  he keeps passing out
  Betty is semi conscious
  Ivy is drowsy and i cant rouse her
  she has gone floppy
  severe chest pains
  he has crushing pain in his chest
  her breathing is very shallow and fast
  she is gasping
  Norman is having a stroke I think
  right side of face dropped
  he cant speak properly all of a sudden
  sudden confusion and slurred words
  she swallowed all of her pills
  took an od
  he has drunk weedkiller
  she's cut herself really badly
  her wound is pouring with blood
  haemorrhaging
  his leg is bleeding and i cant stop it
  he's fallen off a ladder
  fell and cannot move her legs
  jean has fallen over and banged her head
  shes been on the floor all night
  she's stuck on the floor
  can't get her up off the floor
  fire in the kitchen!!
  chip pan fire
  house fire
  her clothes caught fire
  there is a man with a knife
  a man has a knife
  hes threatening to burn the house down
  he has threatened me with a hammer
  he has locked me in and wont let me leave
  her ex is trying to kick the door in
  He is trying to strangle her
  her grandson just attacked her
  my client has been raped
  someone stabbed him
  he has a gun
  she is being beaten
  her son is beating her
  I'm being threatened
  I feel unsafe, he is shouting and blocking the door
  he is going to hang himself
  she tried to kill herself last night
  suicide attempt
  she wants to end it all
  I want to kill myself
  says life not worth living and has stockpiled tablets
  she has jumped out of the window
  child is choking
  baby not breathing
  the child has been hit by a car
  theres a child alone on the balcony railing about to fall
  emergency at Mrs Khans
  please send someone now
  HELP HELP HELP
  i need help urgently
  need urgent help
  someone needs an ambulance
  we need the police
  shall I call 999?
  should i ring 999
  when do i call 999
  burglars
  her purse was snatched, she has been robbed
  she has been burgled
  anaphylactic shock
  bee sting and her tongue is swelling
  he is having a hypo and is not making sense
  blood sugar is 1.8 and he is unconscious
  hypothermia, she is freezing cold and not responding
  somone is dieing
  sum1 is hurt bad
  she is not breathing, what now
  i think he has broken his neck
  he is bleeding from his head
  found on floor not breathing
  theres water coming through the ceiling and the electrics are sparking and she is trapped in the room
  her breathing has stopped
  he isn't breathing!!!!
  im being followed and im scared
  she's turned grey and sweaty with chest pain
  mrs price is having a cardiac arrest
  he has been run over outside
  they've been in a car accident
  he's choking to death
  theres an armed man outside
  she has cut her wrist
  she has stopped responding
  i think shes had a stroke just now
  she had a stroke this morning
  she isnt moving
  she was attacked last night by her neighbour
  my colleague sexually assaulted a resident
`);

const WORRIES = lines(`
  imran hit farida
  Imran is hurting Farida, he must not know
  imran is hurting her
  sarah hit ada
  owen hit betty
  Owen hit Betty this morning
  helen slapped arthur
  imran threatened farida
  imran locks farida in
  farida was hit by imran
  someone hit ada
  sarah shouts at ada
  nephew keeps asking for her bank card
  another worker was shouting at wee Nan
  the other carer swore at Mrs Ahmed
  ada has been hurt by sarah
  norman hasnt eaten for days
  norman has not drunk anything for two days
  ada is frightened
  Norman has bruises round his neck
  Jean's daughter slaps her
  Betty said her nephew takes her pension every week
  I think Ivy is being abused by her carer
  Ken has not been fed today
  Frank is scared of his son
  Rose is locked in all day
  worried Farida is being hit
  her husband controls all the money
  child in the home with a bruise on her face
  the lad is only eight and has been left alone all night
  my manager is taking money from residents
  her carer keeps shouting at her
  I noticed a bruise shaped like a hand on his back
  I'm worried that her son is taking her pension
  he doesn't get fed when his daughter is away
  she said please don't tell my husband I told you, he gets angry and hits
  The children looked dirty and said there was nothing to eat
  i think the grandson is selling her things for drugs
  she is kept in her bedroom
  he is not being given his medication
  carer is stealing
  she has lost a lot of weight and there is no food in the fridge
  Her daughter has taken her bank card
  a member of staff pushed a resident
  what should i do if i suspect abuse
  how do i report abuse
  worried she is being abused
  i saw a carer slap mr price
  she seems scared when her husband comes home
  his wife hits him with her stick
  her brother threatens her
  the neighbour has been asking her for money
  is it safeguarding if someone is left alone all weekend without care
  I'm concerned about a child in the house
  a little boy in the house has burns on his hands
  he wont let the carers in
  there are locks on the outside of her door
  she is being financially abused
  suspected neglect
  her son controls who she sees
  she's been touched by a worker
  he was crying and said staff hurt him
  she has fingertip bruising on her upper arms
  bruising on inner thighs
  black eye and she says she walked into the door
  he said his carer hurts him when she washes him
  I think somebody is stealing from Mrs Khan
  her bank account has been emptied
  cash has gone missing again
  She is made to sleep in the chair
  she is not allowed to use the phone
  the daughter refuses to let her see the doctor
  he hides her walking frame so she cant go out
  he calls her useless and worthless
  he screams at her if she spills anything
  left sitting in her own urine
  mouldy food and rats in the kitchen, he lives in filth
  she hasnt been washed for weeks
  her pressure sores have not been dressed
  the family are withholding food
  he's frightened of the night staff
  she begged me not to leave her with him
  he forced himself on her
  someone exposed himself to her
  a carer kissed her and touched her breasts
  her neighbour has moved in and taken over her flat
  drug dealers are using her flat
  she gave a man she met online her savings
  romance scam
  I am worried about a vulnerable adult
  worried about the little girl who lives there
  child is being hit
  child looks neglected
  her grandson is only 6 and is left on his own with her
  i think dad is hitting the kids
  I'm worried someone is hurting Mrs Palmer
  I suspect he's being financially exploited
  Physical abuse
  how do i raise a safeguarding concern
  who do I tell if I think an adult is being abused
  what should I do if a child is at risk of neglect
  is hitting someone abuse
  she disclosed abuse
  i need to make a safeguarding referral
  she has unexplained bruising
  bruising noticed on both wrists, she says son grabbed her
  I think her nephew is stealing from her but she doesn't want me to say anything
  he's being starved by his family
  The carer is rough and shouts
  A colleague slapped a client
  I saw a worker drag a lady by the arm
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
  farida hit her target today
  samuel hit targets for walking
  betty kicked footballs with her grandson
  ada pushed her frame to the door
  walking hurts less than last week
  imran locks the door in the evening
  the knee hurt slightly after the stairs
  ada is not in pain
  farida is no longer confused
  samuel is not unwell
  betty is frightened of falling on the stairs
  the stairs hurt her hip, and she is in pain when she walks to the shop in the morning
  norman has eaten well for days
  imran shouts up the stairs that tea is ready
  nobody hit ada
  She is afraid of the path.
  Samuel has a fall sensor
  Arthur's bed alarm is working
  Jean can reach the floor to pick up the post
  Norman is hitting his goals
  She cries at sad films
  Farida enjoys the fire in the evening
  Frank was in the fire brigade
  her late husband
  Ken died his shirt blue
  she keeps her money in a safe place
  lost her purse and found it again
  The door sticks so it is hard to lock
  her stick slipped
  she slipped on her shoes by herself
  Ken drives himself to the club
  kettle tipper stops her burning herself
  avoid scalding by using a tipper
  chair raised so she can stand up alone
  he was shown how to get up from the floor after a fall
  we practised getting up off the floor
  she knows what to do if she falls
  does he need an alarm in case of a fall
  he should not be left alone on the stairs
  not safe to transfer alone
  plan is safe
  The OT says the hoist is not safe
  she wants to live at home
  she wants to live alone
  doesnt want to live with her daughter
  dont want to go to day centre
  will not take her medication
  refuses medication
  she refuses to wash
  will not eat meat
  can not swallow tablets whole
  tablets crushed by pharmacist
  Does she need a risk assessment for falls?
  He had a fall two weeks ago and is now nervous
  what do I do if someone disagrees with the plan
  She was in hospital with a broken hip
  She is at risk of falling when she carries hot drinks
  We stopped the morning visit because she can wash alone now
  breathlessness on the stairs
  She gets out of breath on the stairs
  She uses oxygen and has COPD
  her heart failure is stable
  epilepsy, well controlled, last seizure 2021
  She has left sided weakness from her stroke
  Her husband died last year
  she wants to be able to hit the ball at golf
  he fires up the barbecue
  she is dead set on walking to church
  Her daughter takes her shopping and helps with her money
  Her daughter manages her money under a power of attorney
  She is scared of the bath
  he is afraid of dogs
  she is worried about her daughter
  the physio pushed her to do more steps
  he kicked a football with his grandson
  pain in her knee is worse
  low mood but no thoughts of suicide
  No suicidal thoughts
  no thoughts of self harm
  The stroke association runs a group on Fridays
  Police visited about the burglary next door last month
  she keeps a knife block on the worktop
  her frame hit the door
  he wants to stand without help
  can stand up by herself
  she could not get up by herself last month and now she can
  the ambulance service gave advice last year
  no one was hurt
  nothing to report
  no change
  The grab rail was fitted
  equipment fitting on Monday
  her hearing aid is being fitted
  he sat on the floor to do his exercises
  she likes to sit on the floor with her grandchildren
  can get on and off the floor
  call her daughter
  call me tomorrow
  ring the GP about the blood results
  contact in an emergency: Joan 07700 900000
  call for help with the pendant
  she cannot move her left arm well since her stroke
  unable to lift her arm above her shoulder
  he cannot stand for long
  her bed was moved downstairs
  she doesnt want to wake early
  when is whistleblowing right
  what protection do whistleblowers have
  what is a deprivation of liberty
  door is locked at night, she lacks capacity
  restraint is not used
  bed rails stop her getting out of bed
  Is it a concern if the plan is late?
  I have a concern about a colleague's practice
  raise a concern
  I'm concerned the plan is not working
  worried about the stairs
  she is concerned about her balance
  He is not responding to reablement as hoped
  medication taken from a dosette box
  she takes all her tablets herself
  she takes her tablets without being reminded
  took her medication late
  missed her insulin once
  she will die of boredom, she says
  dying her hair
  to die for cakes
  She can cut her own toast with a knife
  cut down on sugar
  he cut his finger slightly while cooking
  skin tear on her shin, dressing changed
  nose bleed last week
  Her heating is broken
  cooker turned off at the wall
  burnt the toast
  fire door wedged open
  the gas was checked
  kill two birds with one stone
  make visits shorter
  she lost her confidence
  she lost her balance twice
  her sister is in the police
  left hand is weak
  left her frame at home
  he leaves the door unlocked
  hold on to the rail
  she is held back by fear of falling
  tie her shoe laces
  tied her apron by herself
  strapping on her ankle
  he wets the bed
  she is wet in the mornings
  hungry in the morning
  we changed the pad time
  the plan has not been changed
  Outcome achieved
  hurry up
  thank you
  ok
  She knocked over her tea
  he run out of milk
  ran over time on the visit
  no pulse oximeter available
  wears a pulse oximeter
  her eyes are sore
  she won't open the curtains
  there was an accident with her catheter
  toileting accidents at night
  had a little accident on the way to the bathroom
  lots of blood tests this week
  has died down now the swelling
  swelling in her ankles
  her legs are swollen
  she had pain in chest last month, checked by GP
  hands go blue in the cold
  the lift stopped
  she stopped moving the furniture
  not able to move on to the next step
  unable to get up early
  she's unable to get in the bath
  cant get out of bed without help
  stands up from the chair with one person
  in danger of losing her confidence
  in danger of becoming isolated
  It would be dangerous to use the bath alone
  the step is dangerous
  unsafe on the stairs
  she does not feel safe on the stairs
  feels safe with the new rail
  it is not safe for her to use the bath alone
  her gait is unsafe
  transfer is not safe with one
  she has not been out
  he was told off by his daughter
  her daughter is frightened she will fall
  her son is worried she will fall
  the daughter thinks she is at risk of falling
  her daughter is threatening to make a complaint
  she shouted for her daughter
  shouted hello through the letterbox
  calls her daughter every day
  her son calls her every night
  She took money out at the bank
  paying for her shopping with cash
  can use her bank card at the shop
  uses her pension to pay for a cleaner
  her pension is paid on Mondays
  her benefits have been stopped
  taking her pension book to the post office
  her son takes her to the bank
  spends her money on the grandchildren
  she controls the remote
  controlling her blood sugar
  controls her diabetes with diet
  cannot control her bladder
  left alone for short periods and is fine
  can be left alone safely for two hours
  was left with weakness
  She was hurt that nobody told her
  it hurts when she bends
  his shoulder hurts him at night
  she pulled herself up
  grabs the rail
  grabbed the rail in time
  He grabs his frame
  the cat scratched her
  marks on the wall
  she bumps into the marks on the floor
  dry skin on her arms
  she burnt her hand a bit on the iron last year
  The house is a bit cluttered
  Hoarding makes it hard to use the frame
  not washed today because she was tired
  she hasn't washed her hair yet
  visits not needed on Sundays
  fed the cat
  not fed up
  not being able to cook
  she isn't eating much
  has lost weight
  not drinking enough
  does not want to eat breakfast early
  hip fracture
  broken arm, in plaster
  he broke his hip in May
  He has broken sleep
  asthma
  Parkinson's
  COPD and heart failure
  Increase monitoring because she had a fall on Tuesday
  she fell on Tuesday but is fine
  She fell in the bathroom last week
  two falls this month
  had two falls
  fall on 3 November
  confidence lost since fall
  because she fell
  police called last year about noise
  the police are not involved
  went to the fire station open day
  She wants to light the fire herself
  chest infection
  on antibiotics for a chest infection
  chest is clear
  physio for chest
  The nurse dressed her leg
  bleeding has stopped
  no longer bleeding
  small cut on finger
  what is a crime
  emergency planning
  out of hours emergency duty team number
  who do I call out of hours
  fire safety visit
  lives with her abusive... no sorry wrong person
  When must I tell people about a change to the plan?
  Who decides if the reablement plan is paused during a safeguarding enquiry?
  What evidence do I need for a plan revision?
  Can an occupational therapist object to a change?
  What are the outcomes for CQC?
  How do I raise a whistleblowing concern?
  What is the whistleblowing helpline number?
  What protection do I have if I blow the whistle?
  Can I be sacked for whistleblowing?
  Do I need proof to raise a concern?
  When should I consider deprivation of liberty?
  What is a one page profile?
  How do I use the doughnut tool?
  What is the difference between important to and important for?
  How much monitoring is too much?
  The person disagrees with the plan, what now?
  Is reablement free?
  What are the two possible outcomes of a safeguarding pause?
  Ada is now walking to the kitchen with her frame and making her own breakfast. She still needs help with her stockings. Her daughter visits on Sundays. We agreed to drop the lunch visit from Monday.
  Samuel's confidence has dropped since he fell in the garden. We will add a visit at lunchtime for two weeks and practise the step to the back door with him.
  She prefers a female worker. She was upset when the time of the visit changed without her being told.
  He finds it hard to breathe when climbing stairs because of his COPD, so we agreed he would rest halfway.
  His wife says he is more tired and sleeps a lot in the afternoon.
  Farida says the exercises hurt her knees but she wants to carry on. The physiotherapist has been told.
  The raised toilet seat has been fitted and she no longer needs someone with her.
  She was late taking her tablets twice, so we will prompt her in the mornings.
  Her son has power of attorney and looks after her money.
  He would like to go back to the pub and play dominoes with his friends on Fridays.
  Arthur lacks capacity for care decisions, so the decision was made in his best interests with his representative.
  We could not get hold of the GP so left a message with the receptionist.
  He is not keen on having carers in the house, but will try for a week.
  She gets anxious when new carers come, please introduce them first.
  The family want more visits; the person does not. Meeting on 3 November.
  Betty was sick in the night and did not want her breakfast.
  There is a trip hazard in the hall: loose carpet. Her nephew will fix it.
  She turned the gas cooker on and off safely and made soup.
  He used the microwave and did not burn himself.
  She managed to light the gas ring by herself.
  He uses a knife and peeler safely now.
  She reported pain of 3 out of 10 after walking.
  Her legs gave way once but the worker was with her and she did not fall.
  She slid off the bed but was not hurt.
  He needs someone nearby in the shower in case he slips.
  Visit moved from 8am to 9am as she is not awake at 8.
  He is unable to move from bed to chair without two workers.
  She cannot get up the step to the front door.
  Ivy had a stroke in June, came home in August, and is learning to dress with one hand.
  Norman had a heart attack in the spring and must not overdo it.
  Jean was unconscious for two days in April after the operation and still gets tired.
  Had a seizure last year, none since.
  Takes warfarin so bruises and bleeds easily.
  Pressure area on heel is healing.
  wound healing, no bleeding, no infection
  The dog bit the postman so visits are by the back door.
  The dog jumped up at the worker.
  She was angry with the worker and shouted.
  He can get aggressive when in pain.
  He swore at the television.
  Lift broken so she was stuck upstairs all weekend.
  Her daughter is away so she is on her own all week but manages.
  She locked the medicine box.
  he forgot to lock the door
  key safe number changed
  door sensor fitted
  She does not like being left alone in the bath.
  He would be dead without his wife, he says.
  He nearly fell.
  she did not fall
  needs to be taken to the toilet
  take away her dinner plates
  hit and miss with her exercises
  rash on her arms and back
  scratches on the table
  mark on her calendar
  burning her toast
  dry mouth
  has a dry cough
  short of time
  Short visits
  police her own diet
  emergency shopping done
  he is going to try the stairs
  she is trying to get in the bath
  he is trying to get into the car
  going to break the goal into steps
  she's going to jump for joy
  kept in hospital
  kept in touch with friends
  she never lets me down
  the blood pressure machine is broken
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
  I do not want a stranger at supper
  She may feel intruded on
  Ada says the calls intrude on her evening
  At first she could not get up from the armchair without two people. Now she does it with one, and by the end of the plan we hope she will do it alone.
  The plan was changed because the occupational therapist fitted a perching stool and a rail, and she no longer needs help to wash. There is a risk of falls on the stairs, so she waits for her daughter.
  We agreed that visits go down to one a day. Her emergency contact is her daughter and the pendant was tested. No concerns about abuse or neglect.
  He fell last month and broke his hip. Since then he has worked hard on his exercises and he can now walk to the bathroom.
`);

describe('R39: imminent danger or a crime', () => {
  test.each(CALLS_FOR_HELP)('is heard, and the message is a call for help: %s', (text) => {
    expect([dangerIn(text), isDangerCall(text)]).toEqual(['emergency', true]);
  });

  test.each([...MORE_EMERGENCIES, ...LONG_EMERGENCIES])('is heard: %s', (text) => {
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
        const letters = Array.from(words[index] ?? '');
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

test.each(['she is not\nbreathing', 'she is not...breathing', 'not … breathing', '9 9 9', 'dial 9-9-9 now please'])(
  'F14: %j is an emergency',
  (text) => {
    expect(dangerIn(text)).toBe('emergency');
  },
);

test.each(['Any pain? No.\nNo bleeding.\nBreathing well.', 'room 9, 9 9 visits'])('F14: %j is none', (text) => {
  expect(dangerIn(text)).toBe('none');
});

test('R38: after a fall, whoever cannot get up is an emergency, however much else is told in the same message', () => {
  for (const text of lines(`
    rose fell at lunch and cant get up and says her hip is sore, also frank wants a later call
    rose fell and hurt her arm and she cant get up
    rose fell. she cant get up and says her hip is sore all over today
  `))
    expect(dangerIn(text)).toBe('emergency');
  expect(
    dangerIn('ada fell last week and since then she cant get up the stairs and her lunch call should be later'),
  ).toBe('none');
});

test('a number of ten digits that begins with 999 is no call for help, unless it is nothing but nines', () => {
  for (const text of ['999 000 0018', 'NHS 9990000018', 'ada 999-000-0018']) expect(dangerIn(text)).toBe('none');
  for (const text of ['999 999 9999', 'call 999 07700 900123', '999'])
    expect(dangerOf(text)).toMatchObject({ danger: 'emergency', isCall: true });
});
