/**
 * What danger sounds like, in the words of staff and families. One pattern a line, read by danger.ts:
 * `a|b` either word, `*` up to three words or none, `_` one word or none, `$name` a set of words from SETS, `@` what may be a name.
 * All is lower case without apostrophes; "can not", "cannot" and "can't" are "cant". Words of five letters or more match with a slip.
 * To add a line: add the sentence that was missed to test/guidance/danger.test.ts first, and one everyday sentence near it.
 */

export const SETS: Readonly<Record<string, string>> = {
  not: 'not|isnt|arent|aint|wasnt|cant|wont|doesnt|didnt|stopped|stops|barely|hardly|never|unable|couldnt',
  them: 'her|him|them|me|us|someone|somebody|people|staff|mum|dad|mother|father|mr|mrs|ms|miss|wife|husband|child|children|kid|kids|girl|boy|baby|nan|gran|lady|resident|carer|person|man|woman|everyone|residents|grandson|granddaughter|son|daughter|sister|brother|patient|client',
  family:
    'him|her|them|me|us|someone|somebody|son|daughter|husband|wife|partner|boyfriend|girlfriend|carer|carers|staff|worker|nephew|niece|grandson|granddaughter|brother|sister|father|mother|dad|mum|stepdad|stepfather|uncle|aunt|neighbour|neighbours|lodger|ex|family|man|men|people',
  self: 'himself|herself|themselves|themself|myself|hisself|theirself|yourself|ourselves',
  harm: 'kill|stab|shoot|murder|strangle|attack|burn|drown|hang|knife|batter|smother|poison|rape',
  pills: 'pills|tablets|tablet|medication|meds|medicine|paracetamol|insulin|morphine|warfarin|painkillers|sleeping',
  poison: 'bleach|poison|antifreeze|detergent|battery|batteries|weedkiller|acid|disinfectant',
  illness:
    'stroke|strokes|seizure|seizures|fit|fits|fall|falls|attack|arrest|overdose|collapse|tia|operation|surgery|bleed|choking|fire',
  money: 'money|cash|pension|savings|benefits|jewellery|valuables|inheritance',
  body: 'knee|knees|hip|hips|back|leg|legs|arm|arms|foot|feet|shoulder|shoulders|hand|hands|wrist|ankle|ankles|toe|toes|finger|fingers|neck|elbow|shoes|stairs|arthritis|joints|pain',
};

/** Danger to life or safety now, or a crime: also in the middle of a long message. */
export const EMERGENCY: readonly string[] = [
  'police|ambulance|paramedics needed|now|please|asap|urgently',
  'cant|wont|not _ keep|stay _ awake|conscious',
  'smashing * house|up|room|windows|everything',
  'see|seen $them * on _ _ floor|ground',
  'see|seen $them * collapsed|slumped|lying',
  'breathing _ stopped|stopping',
  'armed|man|person man|with|outside * gun|knife|weapon|machete',
  'armed man|men|person|police|robber',
  'semi conscious|unconscious',
  'gone|going|went|is|very floppy|limp',
  'breathing|breath * shallow|laboured|rapid',
  'gasping',
  'cant|not * speak|talk|see * _ sudden|suddenly',
  'sudden|suddenly * confusion|confused|slurred|weakness|blind',
  'od|ods|oded',
  'haemorrhaging|hemorrhaging|haemorrhage',
  'cant|unable|not move|feel _ _ legs|leg|body|neck|side|anything',
  'man|woman|someone|person|son|husband|grandson with|has|got _ knife',
  'has|got a knife',
  'locked|locking|trapped|trapping me|us',
  'im|am|we|are|being _ being|getting threatened|attacked|followed|chased|assaulted',
  'kick|kicking|smash|smashing|break|breaking * door|window down|in',
  'kick|kicking|smashing|break|breaking|blocking the|my|her|his|our _ door',
  'not|isnt worth living',
  'stockpiled|stockpiling|hoarding tablets|pills|medication|meds',
  'jumped out|off|from',
  'about to fall|jump|collapse|die|hit|attack',
  'send someone|somebody|anyone|help',
  'tongue|throat|face|lips * swelling|swollen|swelled',
  'having a hypo|hyper',
  'son|husband|he|partner|grandson|wife|man|someone is|keeps beating $them',
  'in _ _ danger',
  'danger to life',
  'life * danger',
  'life threatening',
  'immediate danger',
  'immediate risk',
  'going to die',
  'gonna die',
  'might die',
  'about to die',
  // breath, heart, consciousness
  '$not * breathing|breathe|breathin|breathes|breath',
  'no longer breathing',
  'struggling|fighting|gasping|hard|trouble * breathe|breath|air',
  'struggling|trouble breathing',
  'dont|not know|sure|think * breathing|alive',
  'turning|turned|gone|going blue|grey',
  'lips|face|fingers * blue',
  'choking|chokes',
  'has|just|shes|hes|have|is choked',
  'no|find * pulse|heartbeat',
  '$not|no|without _ _ pulse|heartbeat',
  '$not _ find|feel * pulse|heartbeat',
  '$not open * eyes',
  'has|just|think|have died',
  'lying|laying|collapsed|slumped in|on|behind * hall|hallway|kitchen|bathroom|garden|stairs|landing|street|road',
  'leg|arm|ankle|foot|wrist|neck * funny|wrong|odd|strange|weird angle',
  'theres|there|been * accident',
  'bad|serious|terrible|nasty|awful accident',
  'hurt|cut|injured|wounded $self|$them * badly|seriously|bad|severely',
  'badly|seriously|severely hurt|injured|cut|wounded',
  'scalded|scalding $them|$self|her|his',
  'nobody|noone|nor is|are breathing',
  'heart * stopped|stopping',
  'cardiac arrest',
  'having|has|suffering _ _ heart|asthma|cardiac attack',
  'chest pain|pains',
  'pain|pains|tightness in|across _ chest',
  'chest * hurts|hurting|tight|crushing|agony',
  'unconscious|unconcious|unconsious|unresponsive|lifeless',
  'lost|losing|loses consciousness',
  '$not * responding|respond|responsive|conscious',
  '$not * wake|waking|woken|rouse|rousing',
  'passed|blacked|passing|blacking|knocked out',
  'collapsed|collapsing|collapses',
  'not|isnt|stopped|arent moving',
  '$not _ alive',
  'shes|hes|theyre|looks|think|found * dead',
  'died|dead * sudden|suddenly|unexpected|unexpectedly|suspicious|suspiciously|unexplained',
  'sudden|suddenly|unexpectedly died',
  'door|here|outside * with a knife|gun|weapon',
  'on the floor|ground since',
  'found * died',
  'died * found $them',
  'is|shes|hes|theyre|are dying|dieing',
  'hurt|injured bad',
  'anaphylaxis|anaphylactic',
  'severe|bad|serious allergic reaction',
  'throat * closing|swelling|swollen',
  'diabetic coma',
  'giving birth',
  // blood
  'bleeding * badly|heavily|everywhere|loads|lots|profusely|severely|lot|death|head|nonstop',
  'badly|heavily|severely|profusely bleeding',
  '$not * stop * bleeding|blood',
  'bleeding $not * stop|stopping',
  'blood * everywhere',
  'lot|lots|loads|so|puddle * blood',
  'pouring|gushing|spurting|losing|lost|pool|covered|coughing|vomiting|spitting * blood',
  'cut|cutting|slit|slitting|slashed * wrist|wrists|throat',
  // stroke, seizure, poison
  'having|suffering|suffered|signs|looks|symptoms|think|just * stroke',
  'face|mouth * drooping|dropped|drooped|droops',
  'speech|words * slurred|slurring',
  'slurred|slurring * speech|words',
  'having|started|in|into|just * seizure|seizures|convulsion|convulsions',
  'having a fit',
  'having fits',
  'foaming * mouth',
  'face|mouth * lopsided|droopy|twisted|fallen',
  'started|keeps fitting',
  'convulsing|convulsions',
  'overdose|overdosed|overdosing|oded',
  'taken|took|taking|swallowed|had too many|much * $pills',
  'taken|took|swallowed _ all|whole|box|bottle|packet|loads|lots|handful * $pills',
  'swallowed|drank|drunk|drinking|eaten|taken * $poison',
  'poisoned',
  // fire, gas, water, road
  'on fire',
  'theres|there _ a _ fire',
  'house|flat|kitchen|building|room|cooker|pan|bed|bungalow|home|oven * fire',
  'fire in|at the|her|his|my|their',
  'house|flat|kitchen|building is|on|has|are burning|alight',
  'caught|started|set|setting _ _ fire',
  'smell|smells|smelling * gas',
  'gas leak|leaking',
  'gas smell|escape|escaping|hissing',
  'carbon monoxide',
  'smoke * everywhere|coming|filling',
  'full of smoke',
  'badly|severely burnt|burned|scalded',
  'burnt|burned|scalded * badly|severely|$self',
  'electrocuted|electrocution',
  'electric shock',
  'drowning|drowned',
  'trapped under|in|inside|between',
  'explosion|exploded',
  'got|been|was|being run|knocked over|down',
  'hit|run|knocked by|over|down * car|bus|lorry|van|bike|motorbike|train',
  // falls
  'fallen|fell|falls|fall|floor|ground * cant|unable|not * up|move|stand',
  'bleeding from _ _ head|nose|mouth|ear|ears|face|eye|eyes|neck|wrist|stomach',
  'cant|unable * get|stand up * floor|ground',
  'cant|unable * get|pick|lift $them up|off',
  'found|lying|laying|laid|lies|collapsed|slumped|shes|hes * on _ _ floor|ground',
  'she|he|someone|somebody|person is|still _ on _ floor|ground',
  'fallen|fell|fall|thrown|pushed * stairs|window|ladder|roof|balcony',
  'fallen|fell|thrown|pushed downstairs',
  'fallen|fell|fall * bleeding|unconscious|confused|head|broken|blood|pain',
  'hit|banged|bumped|smashed|cracked her|his|their|my head',
  // violence and crime
  'attacking',
  'attacked|attacks $them',
  'being|been|getting|was|got|just|were|is attacked|assaulted|stabbed|beaten|shot|strangled|raped|mugged|robbed|burgled|kidnapped|abducted|murdered|killed',
  'stabbed|mugged|burgled|robbed|raped|strangled|strangling|assaulted|assaulting|kidnapped|abducted|murdered|raping',
  'stabbing $them',
  'shot|shooting $them',
  'shot $self',
  'shot dead',
  'has|got|with|have|holding|waving|pointing _ gun|machete|shotgun|firearm',
  'threatening|threatened|threatens|waving|pulled|pointing|lunged|lunging * knife|gun|axe|hammer|weapon|machete|scissors|bat|bottle',
  'knife|blade to|at _ throat|neck|her|him|me|us',
  'with|has|got a weapon',
  'threatening|threatened|threatens|threat|threats to $harm|hit|hurt|beat|harm|punch',
  'is|shes|hes|being|keeps|theyre threatening $them',
  'going|gonna|wants|want|trying|tried|try|tries|plans|planning|about|about|will to $harm|hurt|harm $them|$self',
  'going|gonna|trying|wants $harm $them|$self',
  'kill|killing|killed|hang|hanging|hanged|hung|harm|harming|drown|stab|burn|cutting|stabbing $self',
  'hurt|hurting myself',
  'kill|killed|murder $them',
  'trying|tried|going|wants|threatening|threatened|about * jump|jumping * window|bridge|balcony|roof|train|off',
  'suicide|suicidal',
  'want|wants|wanting to die',
  'want|wants|going|wanting|gonna * end * life',
  'end|ending it all',
  'taken|took|take|taking|takes her|his|their|my own life',
  'dont|doesnt|not * want * live|alive',
  'going|gonna|about|wants|threatening to jump',
  'roof|bridge|ledge|balcony|window * jump',
  'better off dead',
  'beating|beaten|beat $them up',
  'beating|beaten up',
  'beaten|hit|hitting|punching|kicking|hurting * now|unconscious',
  'suffocating|smothering|throttling',
  'rape|murder|robbery|burglary|kidnap|kidnapping|mugging|stabbing|arson',
  'sexually assaulted|assaulting|attacked',
  'sexual assault|attack',
  'hostage',
  'burglar|burglars|intruder|intruders|robber|robbers|gunman',
  'breaking|broken|broke into',
  'trying|tried|going to break|get in|into',
  'someone|somebody|man|men|people|stranger * breaking|broken|break|broke in',
  'crime * happening|happened|committed|place|progress|occurred',
  'witnessed|seen|saw|committing|committed|reporting _ _ crime',
  'call|ring|phone|dial|calling|rang|called _ 999|112|ambulance|paramedics',
  'need|needs|get|send|want|getting _ ambulance|paramedics|paramedic',
  'call|ring|need|send|get _ police',
  'help * 999|emergency|dying',
];

/** Only a danger when a short message says it and little else; in a longer one it is history, or everyday. */
export const EMERGENCY_WHEN_SHORT: readonly string[] = [
  'danger|emergency|999|112|911|bleeding|seizure|unresponsive|fallen|dying|fainted|gun',
  'fell|fall over|down|bad|badly',
  'cant|unable|not move',
  'is|hes|shes|really hurt _ bad|badly',
  'is|are|hes|shes|im|am hurt|injured',
  'had|has|having a|another|bad _ fall|stroke|seizure|fit',
  'just _ fell|fall',
  'heart attack',
  'on the floor|ground',
  'cant|unable * get up',
  'difficulty breathing',
  'short of breath',
  'breathing difficulties|problems|badly',
  'think|just|has|hes|shes * broken|broke|fractured _ hip|leg|neck|arm|back',
  'allergic reaction',
  'low blood sugar',
  'double dose',
  'shes|hes gone|went missing',
  'she|he _ gone|went missing',
  'wandered off',
  '$not safe',
  'car crash|accident',
  'is|shes|hes fitting',
  'feels|feeling suicidal',
];

/** Only where hardly anything else is said; in a form it may be the answer. */
export const UNWELL_WHEN_ALONE: readonly string[] = [
  'is|hes|shes|seems|looks|very|feels|feeling|really|suddenly unwell|poorly|delirious|drowsy|feverish',
  'is|hes|shes|in|has|having|of in|bad|severe|terrible|awful|lot|lots|agony _ pain',
  'is|hes|shes|seems|looks|very|really|suddenly confused',
];
export const WORRY_WHEN_ALONE: readonly string[] = [
  'is|hes|shes|seems|looks|very|really|so frightened|scared|terrified|petrified|afraid',
];

/** After a fall that is told of in the same message, however long it is. */
export const EMERGENCY_AFTER_A_FALL: readonly string[] = ['cant|unable|not * get|stand up', 'cant|unable move'];
export const FELL = new Set('fell fallen fall slipped tripped collapsed'.split(' '));

/** A worry that an adult or a child is being abused or neglected. */
export const SAFEGUARDING: readonly string[] = [
  // somebody harms somebody, whose names may stand for both
  'hit|hits|slap|slaps|slapped|slapping|punch|punches|punched|punching|kicks|kicked|smacked|smacking|smacks|pinches|pinched|shoves|shoved|shoving|beats|grabbed|whacked|hurt|harmed|bullied|bullies|bullying|threatened|threatens|threatening|intimidating|humiliates|abandoned @',
  'hitting|hurting|beating|kicking|harming|harms @',
  'shout|shouts|shouted|shouting|scream|screams|screamed|screaming|yells|yelled|yelling|swears|swearing|swore at @',
  'shouts|shouted|shouting|screaming|swears|swearing|swore at the|wee|old|poor|another|little $them',
  'shouts|shouted|shouting|screaming|swears|swearing|swore at wee|old|poor|little @',
  'lock|locks|locked|locking|shuts|shutting @ in|inside|up|out',
  'hit|slapped|punched|kicked|smacked|pushed|shoved|beaten|hurt|harmed|grabbed|threatened|bullied by @',
  'keeps|kept|always|constantly asking|asks|demanding for|to|her|his|their * bank|debit|credit|pin|card|cards|money|pension|savings|cash',
  '$family asks|asked|asking for her|his|their _ bank|debit|credit|pin',
  '$not|hasnt|havent _ eaten|drunk|eating|drinking * days',
  'controls|controlling _ _ $money|finances',
  'carer|carers|staff|worker|son|daughter|husband|wife|partner|they|he|she|nurse is|are _ rough|cruel|nasty|violent',
  'taking|stealing|takes $money from',
  'made|makes|making $them|to sleep|sleeping|stay|sit|eat * chair|floor|room|bed',
  'made|forced to sleep|eat|sit|sign|stay|beg',
  'refuses|refusing to let|allow|give|feed',
  'hides|hiding|hid|takes|took|taking|taken away|her|his _ frame|stick|wheelchair|glasses|phone|walker|hearing|walking|zimmer * so|away|cant|stop',
  'lives|living|live in * filth|squalor|dirt|rubbish',
  'rats|maggots|mouldy|infested',
  'sores|ulcers|wounds|wound * not|havent|hasnt|never been|being dressed|treated',
  'begged|begging|pleaded|begs * not * leave|go|tell',
  'forced $self on',
  'exposed $self',
  'kissed|kissing|fondled|groped|raped $them',
  'moved in and * over',
  'taken|taking|took over $them|her|his _ flat|house|home',
  'drug|county dealers|dealer|dealing|lines',
  'gave|giving|gives|sent|sending|lent _ _ _ _ online * $money',
  'vulnerable adult|child|person',
  'worried|concerned|worry * little girl|boy|one',
  'left|leaves|leaving on his|her|their own with|all|for',
  'only 3|4|5|6|7|8|9 * alone|left|own',
  'abused|abusing|abuses|abuser|mistreated|mistreating|mistreats|mistreatment|maltreated|exploited|exploiting|exploitation|trafficked|trafficking|cuckooed|cuckooing|neglected|neglecting|neglects',
  'suspect|suspected|suspecting|worried|worry|concerned|concern|concerns|concerning|think|signs|sign|experiencing|suffering|suffered|victim|risk|evidence|case|being|sexual|physical|financial|emotional|psychological|domestic|verbal|elder|child|possible|disclosed|disclosure|witnessed|alleged|allegation|is|seen|saw _ _ abuse|neglect|violence|slavery',
  'self neglect|neglecting',
  'abusive|violent|aggressive to|towards|with|husband|wife|son|daughter|partner|relationship|father|mother|carer',
  'is|being|was|gets|very|been abusive|violent',
  'partner|$family is|being|very|so controlling',
  'coercive|controlling control|husband|partner|behaviour|relationship|son|wife|$them',
  'bruise|bruises|bruised|bruising|bruse|bruses|brusing|brused',
  'finger|grip|bite|burn|unexplained|strange|hand|rope marks|injuries|injury|burns|wounds|cuts',
  'cigarette burns',
  'black eye|eyes',
  'hit|hits|hitting|slap|slaps|slapped|slapping|punch|punches|punched|punching|kick|kicks|kicked|kicking|smacked|smacking|smacks|pinched|pinching|shoved|shoving|shook|beat|beats|beating|grabbed|grabs|pushed|pushes|pushing|burnt|biting|bit|whacked $them',
  'and|he|she|they|husband|wife|son|daughter|carer|partner|who|sometimes hits|slaps|punches|kicks|thumps',
  'hit|hits|slap|slaps|slapped|punch|punched|kick|kicked|push|pushed|shove|shoved|grab|grabbed mr|mrs|ms|miss',
  'saw|seen|see|seeing|witnessed|watched|heard _ _ _ slap|hit|hitting|push|kick|punch|shove|grab|hurt|drag|slapping|pushing|kicking|punching|shouting|swearing',
  'threaten|threatens|threatening|threatened $them',
  'selling|sold|pawned|pawning|sells her|his|their _ _ things|jewellery|furniture|belongings|ring|rings|medication|tv',
  'stealing|steals|stole',
  'taken|took|got|keeps|uses|using|has her|his|their _ bank|cash|debit|credit card|cards|pin',
  'scared|frightened|terrified|jumpy|withdrawn|quiet|anxious|nervous|upset|cries|changes when|around|near * husband|son|daughter|wife|partner|carer|nephew|grandson|boyfriend',
  'asking|asks|asked|pressuring|begging|nagging|pestering $them for|to * money|cash|loan|lend',
  'burn|burns|scratches|bites|injuries|injury|welts|marks on * hands|arms|arm|face|neck|legs|back|body|wrists|hand|thighs|chest|bottom',
  'locks|lock|bolt|bolts|padlock on _ _ outside|fridge|bedroom',
  'controls|controlling who|what|where|when|everything',
  'touched by _ _ worker|carer|staff|man|him|resident|son|husband|father|uncle|stranger|neighbour',
  'report|reporting|recognise|recognising|spot|stop _ abuse|neglect',
  'hit|hits|hitting|slap|slaps|slapped|slapping|punched|punching|kicked|kicking|pushed|pushing|shoved|hurt a|the|another $them',
  'hit|slapped|punched|kicked|smacked|pushed|shoved|beaten|hurt|harmed|handled|grabbed by|roughly * $family',
  'being|getting|been hurt|harmed|hit|beaten|bullied|slapped|punched|threatened|starved|groomed|intimidated|controlled|restrained|humiliated|scammed|conned|blackmailed',
  'hurt|hurts|hurting|harming|harms|harmed|bullied|bullies|bullying|intimidating|humiliating|humiliates|threatened|threatens|threatening $them',
  'rough with|handling|handled',
  'roughly handled|treated',
  'handled|handles|treated|treats $them roughly|rough|badly|cruelly',
  'ill treated|treating|treatment',
  'shouting|shouts|shouted|screaming|screams|yelling|yells|swearing|swears|swore at $them',
  'call|calls|calling|called $them names|stupid|useless|worthless',
  'taking|takes|took|taken|stealing|steals|stole|stolen|spending|spends|spent|emptied|withholding|withholds|helping|pocketing|borrowing|borrowed|demanding|demands|wants|withdrawing _ _ $money',
  'controls|controlling her|his|their $money|finances',
  '$money * missing|disappearing|disappeared|stolen|gone|vanished',
  'stealing|steals|stole|stolen from|purse|wallet|things|her|his|their|card|bank',
  'purse|wallet|bank * missing|stolen|emptied',
  'scam|scammed|scammers|scammer|scamming|conned|defrauded|fraud|blackmail|blackmailed',
  'making|made|makes|forced|forcing|forces|pressured|pressuring|pressurised $them * sign|will|money|sex|house|eat',
  'forced|forcing|forces|pressuring|pressured $them',
  'frightened|scared|afraid|terrified|petrified|fearful of _ _ $family',
  'frightened|scared|afraid|terrified|petrified to|about go|going|come|coming|talk|speak|say|tell|be|being home|alone|out|to|with|about|me|anyone',
  'fears|fear|fearing _ $family',
  'flinches|flinched|flinching|cowers|cowering',
  'locked|locks|locking|lock|shut|shuts|shutting $them in|inside|up|out|away',
  'locked|shut|kept in her|his|their|the|a _ room|bedroom|house|cupboard|flat|home|bathroom|shed|garage',
  'locked in|inside|up',
  'wont|not|doesnt|didnt|refuses|refusing|never let|lets|letting|allow|allows|allowed|allowing _ to|out|leave|see|eat|speak|talk|go|visitors|in|have|use',
  'wont|not|doesnt|never let|lets|letting $them * out|leave|see|speak|talk|go|eat|in|have',
  'wont|not|doesnt|never|refuses|refusing _ let|allow|letting _ _ carers|carer|nurse|nurses|us|social|anyone|staff|visitors in|see|visit|speak|near|worker',
  'tied|tying|ties|strapped|pinned|restrained|restraining|held|holding|chained * down|$them|chair|bed',
  'tied|strapped|chained to|up',
  'left|leaves|leaving|lying|sitting|sat|found|lies * urine|faeces|soiled|wet|filth|poo|wee|pad|vomit',
  'left|leaves|leaving * without|no food|water|heating|care|medication|drink|drinks|anything',
  'left|leaves|leaving _ _ alone|hungry|unattended all|for|overnight|on',
  'no|any food in|at the|her|his _ house|fridge|home|flat|cupboards',
  '$not being|getting fed|washed|changed|cleaned|feeding|food|fed|looked',
  '$not|nobody|noone feed|feeding|feeds $them',
  'havent|hasnt|not been fed|washed|changed|cleaned',
  'starving|starved|starves $them',
  '$not get|gets|getting _ fed',
  '$not being|getting|been|given|giving given|offered|getting|her|him|them _ medication|medicine|food|meals|drinks|tablets|water|meds',
  '$not give|gives $them _ medication|medicine|food|meals|drinks|tablets|water|meds',
  'shes|hes|being|is|looks|are _ starved|malnourished|emaciated',
  'squalor|filthy',
  'withholding|withholds|withheld|denied|denying|denies _ food|medication|meals|water|care|medicine|drinks',
  'touching|touched|touches $them * inappropriately|sexually|private|breasts|down|up|there',
  'inappropriately touched|touching',
  'touching|touched inappropriately',
  'sexually abused|harassed|touched|exploited|inappropriate',
  'grooming|groomed * child|online|girl|boy|kid',
  'modern slavery',
  'forced marriage',
  'honour based',
  'fgm',
  'have|got|raise|raising|report|reporting|make|making|is|this _ _ safeguarding concern|issue|worry|alert|matter|problem|referral',
  'safeguarding _ concern|concerns about|for|with',
  'safeguarding concern|worry|alert',
  'worried|concerned|worry|concern|concerns|frightened|fear|scared * about|for|that _ child|children|kid|kids|baby|toddler|grandchild|grandchildren|safety|welfare',
  'child|children|baby|kid|kids * alone|hungry|crying|hurt|dirty|unsafe|harm|harmed|risk|neglected',
  '$not * safe|feel|feels|feeling safe|unsafe * home|him|son|husband|partner|house|them|carer',
  'keep|keeps|kept|keeping it|this|our|a secret',
  'dont tell|anyone * hit|hurt|hits|hurts',
];

/** Everyday words that sound like danger. What they cover is not looked at again. */
export const EVERYDAY: readonly string[] = [
  'taking|takes|took|taken|take _ _ $money from the|her|his _ bank|machine|cashpoint|post|account|atm',
  'live|living with|at|in|alone|here|there|on|upstairs|near|independently',
  'safe to|on|with|alone|for|using|without|place',
  'hoist|chair|frame|rug|rail|bed|equipment|plug|kettle|ladder _ _ not|isnt safe',
  'fire in the evening|winter|morning|afternoon|night|grate|hearth',
  'enjoys|enjoy|likes|loves|watches|watching _ fire',
  'breathe|breath|breathless|breathing * climbing|walking|stairs|exercise|exertion|uphill|copd|exercising',
  'emergency shopping|dentist|cover|visit|visits|stock',
  'get|getting|get _ in|into _ _ _ bath|car|shower|bed|taxi|kitchen|garden|bus|pool|shop|chair',
  'jump for joy',
  'bruises and|or bleeds|bleed easily',
  'move|moving|moves _ _ furniture|table|chairs',
  'move _ _ arm|leg|hand|fingers|shoulder|legs _ well|far|much|since|because|independently|yet',
  'pulse oximeter|oximetry|rate|check',
  'accident|accidents with|on|at|overnight|toilet|because|form|book|report|in',
  'toilet|toileting|continence|bladder|bowel|little|wet|small|no _ accident|accidents',
  'died down|away',
  'transfer|transfers|transferring|step|steps|rug|bath|gait|mobility|stairs|it|use _ _ not|isnt|yet safe',
  'taking|takes|took|collecting|collects * pension book|day',
  'spend|spends|spent|spending * $money on',
  'controlling|controls _ blood|diabetes|pain|bladder|symptoms|weight|temperature|sugar',
  'marks|line|tape|stickers * floor',
  'bleeding _ stopped',
  'fall|falls on|in monday|tuesday|wednesday|thursday|friday|saturday|sunday|the',
  'physio|physiotherapist|therapist|trainer|ot pushed|pushes|pushing',
  'pushed|pushes|pushing|push $them to|on|too|a|further|harder',
  'sat|sits|sit|sitting|gets|getting|kneels|kneeling|down on the|_ floor|ground to|with|for|doing|playing',
  'on and off the floor',
  'get|gets|getting|got|sit|sits on the floor',
  'last|first|next|any|controlled|absence seizure|seizures',
  'contact|contacts|number|keyholder|phone|who|next|kin * emergency|emergencies',
  'dying|dyeing|dye her|his|my|their hair|clothes|wool',
  'tied|tie|tying|ties _ _ apron|laces|shoes|shoelaces|hair|belt|bow|scarf|knot|dressing|gown|ribbon|trousers',
  'strapping|strap|straps on|to|for|around her|his|the',
  'no|not|never|nobody|noone|isnt|arent|wasnt|longer|out|werent|aint|longer _ _ _ danger|dangers',
  'danger|dangers of|from falling|falls|losing|slipping|tripping|becoming|getting|isolation|forgetting|dehydration|missing|being|overheating|damp|trips|loose|rugs|clutter|the|hot',
  'risk|risks|fear|chance|danger|likelihood|possibility of|from a|the? _ $illness|dying|death|burns|falling|choking|drowning|scalding|bleeding|seizures|suicide|scams|fraud',
  'risk|risks of $illness|dying|death|burns|falling|choking|drowning|scalding|bleeding|tripping|scams|fraud',
  'stairs|road|traffic|knife|knives|kitchen * danger|dangers',
  'in|for case _ an? emergency|fire|fall|stroke',
  'case of emergency|fire|emergencies|falls',
  'emergency contact|contacts|pendant|button|cord|plan|plans|planning|procedure|procedures|number|numbers|alarm|pull|drill|exit|exits|lighting|bag|duty|department|carer|admission|admissions|care|respite|services|box|card|bed|kit|key|call|team|response|line|buzzer',
  'emergency dental|dentist|repair|repairs|plumber|electrician|food|supply|supplies|meeting|cover|medication',
  'non|not|no|isnt|wasnt _ emergency',
  'accident and emergency',
  'fire alarm|alarms|door|doors|exit|exits|extinguisher|extinguishers|blanket|safety|risk|risks|drill|drills|escape|place|fighter|officer|hazard|test|tested|guard|evacuation|plan|procedure|proof|regulations|works|engine|screen|side|retardant|assessment|stick',
  'fire service|brigade visit|visited|check|safety|fitted|home|came|coming|referral|installed|to|will',
  'gas|electric|log|coal|open|camp|real fire|fires',
  'coal|log|open|by|beside|near|lit|light|lights|lighting|around|sits _ _ fire',
  'smoke|carbon|monoxide|gas|falls|heat|bed|door|car|pendant|careline|the alarm|alarms|detector|detectors|sensor|sensors',
  'carbon monoxide alarm|alarms|detector|detectors|sensor|monitor|test|tested',
  'police check|checks|officer|station|community|clearance|retired|dbs',
  'ambulance station|service|crew|discharge|transport|booked|driver|car',
  'hospital|patient|booked|transport _ ambulance|transport',
  'history|prevent|preventing|prevention|reduce|reducing|avoid|avoiding|confidence|confident|recovering|recovered|recovery|rehab|survived|following|after|since|post|due _ _ _ $illness',
  'previous|past|old|historic|prior|several|mini|multiple|many|recurrent|two|three|from _ $illness',
  'worried|worry|anxious|nervous|frightened|afraid|scared|fear|fearful about|of _ _ _ $illness',
  'stroke|strokes|falls|fall|seizure|epilepsy|fire|suicide|overdose|choking|knife|bleeding|heart|emergency survivor|survivors|rehab|rehabilitation|association|ward|unit|nurse|team|clinic|consultant|prevention|pathway|service|services|group|recovery|diary|free|plan|plans|protocol|clinic|history|risk|risks|hazard|hazards|awareness|training|policy|assessment|failure|monitor|skills|medication|affected|patients|alarm|sensor|detector',
  'stroke|fall|seizure|attack|overdose|collapse _ in|last|two|three|four|five|six|ten|several|many|some|years|months|weeks|a 2000|2001|2010|2011|2012|2013|2014|2015|2016|2017|2018|2019|2020|2021|2022|2023|2024|2025|2026|year|years|month|months|week|weeks|january|february|march|april|may|june|july|august|september|october|november|december|few|while',
  'strokes * swimming|swim|brush|paint',
  'swimming|breast|back|brush|paint|pen|golf|tennis|different|breaststroke stroke|strokes',
  'stroke|strokes|stroking the|her|his|their cat|dog|hand',
  'heat|sun|heatwave stroke',
  'panic|anxiety|heart attack|attacks pack|team|nurse|ward|rehab',
  'panic|anxiety attack|attacks',
  'breathing exercises|exercise|techniques|technique|well|normally|better|easily|easier|machine|clinic|pattern|space|through|fine|ok|deeply|slowly',
  'breath|breathing support|control',
  'catch|catching|catches|get|gets|getting|her|his _ breath',
  'choking risk|hazard|risks|hazards|protocol|assessment|guidelines',
  'chest infection|infections|freezer|drawers|exercises|physio|clinic|xray|of',
  'responding well|positively|better|nicely',
  'responding|responsive|respond to treatment|exercises|exercise|reablement|physio|prompts|prompting|antibiotics|encouragement|therapy|it',
  'responsive care|service|services',
  'move|moving|moved house|home|forward|forwards|on|well|around|freely|as|much|better|quickly|to|into|in|out|closer|furniture|fast|more|from|with|between|independently|handling|and|house|flat|back',
  'not|doesnt|didnt|dont|wouldnt want|like|wish her|him|them woken|waking|disturbed',
  'wake|waking|woken|wakes at|early|through|during|before|several|every|twice',
  'get|gets|getting|stand|stands|standing up _ from|out|off|of _ _ chair|bed|sofa|toilet|settee|armchair|bath|seat|commode|steps|stairs|recliner|without',
  'get|gets|getting up early|at|in|on|before|until|late|so|for|as|during|without|by|independently|to|and',
  'get|gets|getting|stand|go|goes|going|climb|climbing|walk|walking up the|stairs|steps|hill|and|a',
  'blood pressure|test|tests|sugar|sugars|thinner|thinners|glucose|count|results|samples|sample',
  'pad|gum|gums|nose|minor|slight|little bleeding|bleed|bleeds',
  'bleeding gums|slightly|radiator|radiators',
  'exercise|exercises|toys|shoes|clothes|books|tins|rugs|rug|clutter|things|mats|mat|items|leads|wires|mattress|food|feet|socks|objects|cables|spills|water|wet|transfer|recover _ _ _ on|from|off|to the|her|his floor|ground',
  'pick|picks|picking|picked|reach|reaches|reaching|sweep|mop|clean|wash|sit|sits|sitting|sleeps things|objects|items|them|it|to|on|up|off _ _ the|her|his floor|ground',
  'floor exercises|covering|coverings|level|plan|mat|cleaner|sensor|rug|flat|space',
  'ground floor|level',
  'knife and|fork|block|skills|safely|handle|grip',
  'knife to|for cut|cutting|chop|chopping|spread|spreading|butter|peel|slice|cook|cooking',
  'knife|knives * chop|chopping|cut|cutting|butter|spread|cooking|vegetables|prepare|preparing|kitchen|bread|fork|adapted|grip',
  'adapted|rocker|butter|kitchen|bread|sharp|angled|special|easy|grip|plastic knife|knives',
  'aware|awareness|sense _ _ danger|dangers',
  'chop|chopping|cut|cutting|butter|spread|peel|slice|slicing|eat|eats|eating|holding|holds|hold|use|using|uses * knife',
  'flu|booster|vitamin|b12|jab|covid shot',
  'flu|insulin|booster shot|shots',
  'stabbing|shooting pain|pains',
  'shooting|murder|crime hoops|mystery|mysteries|drama|novel|novels|series|programme|programmes|book|books|story|stories|documentary|watch|reader|fiction|prevention|number|reference|commissioner|rate',
  'killing|kill|kills|killed|murder|murders time|the|germs|weeds|bacteria|slugs|pain|flies',
  'is|are|was|were|been killing her|him|me|them',
  'hanging|hang|hangs|hung up|out|washing|clothes|the|on|laundry',
  'push|pushes|pushing|pushed|kick|kicks|kicking|kicked her|his|their wheelchair|chair|frame|walker|trolley|rollator|luck|limits|boundaries|pram|legs|leg|foot|feet|ball|habit|buggy|zimmer|shopper|trolley|bin|own|out|off|weight|arms|hands',
  'hit|hits|hitting|beat|beats|reached her|his|their|all|the goal|goals|target|targets|outcome|outcomes|milestone|milestones|step|best|own|personal|record|steps',
  'beat|beats|beating eggs|egg|cake|the|batter|her at|him at|me at',
  'beat|beats her|him|me|them at',
  'hurt|hurts|hurting|bruised|burnt|grabbed|hit|banged|bumped|shook|bit her|his|their|my _ $body',
  '$body|tooth|stomach|head|eyes|eye|ears|ear|exercise|exercises|walking|standing|dressing|bending * hurt|hurts|hurting',
  'bruise|bruises|bruised|bruising easily|faded|fading|healed|healing|from|after|where _ _ injection|injections|cannula|warfarin|blood|surgery|operation|fall|thinners|test|thinner',
  'bruise|bruises easily',
  'unilateral|visual|spatial|left|right|sided|side|hemispatial|sensory|hemi neglect|inattention',
  'alcohol|drug|drugs|substance|solvent abuse|misuse',
  'aggressive|violent treatment|storm|weather|therapy|film|films|vomiting',
  'held|holding|hold|holds|hands|hand * rail|rails|frame|hand|hands|stick|banister|cup|onto|on|grip|bar|bars|spoon|pen|position',
  'strapped|taped ankle|knee|wrist|up',
  'locked|locks|lock|locking|shut|shuts|left _ the|her|his|their door|doors|window|windows|medicine|cupboard|box|drawer|keys|key|safe|front|back|car|cabinet|garden|gate|curtains',
  'locked $self out',
  'locked out',
  'medication|medicines|tablets|meds|keys|money|valuables _ _ locked',
  'locked away|cabinet|cupboard|box|safe|drawer|tin',
  'locked|kept in _ _ cabinet|cupboard|box|safe|drawer|tin',
  'taking|takes|took|taken|take _ _ $money out|to',
  'managing|manages|manage|counting|counts|count|handling|handles|handle|sorting|saving|saves|spend|budgeting * $money',
  'wants _ to _ _ _ $money',
  'spending|spends|spent|wants|taking|takes|took _ own $money|pension',
  'scam|fraud awareness|calls|call|letters|emails|email|texts|text|advice|prevention|leaflet',
  'scared|afraid|frightened|terrified|worried|anxious|nervous|fear|fearful|fears of|about _ falling|falls|fall|stairs|heights|dark|dogs|spiders|hospital|hospitals|water|needles|bath|outside|using|going|losing',
  'scared|afraid|frightened|anxious|nervous|worried to|about _ go|going _ out|outside|upstairs|downstairs|shopping|alone|walk|bath|shower',
  'let|lets|letting _ go|know|down|cool|dry|stand|rest|soak',
  'left|leaves|leaving|lives|live|home|managing|manage|cook|cooks|walks|walk|safe|safely _ _ alone|hungry to|and|safely|with|while|for|in|between',
  'not being|getting|been changed|changed',
  'plan|arrangements|monitoring|visits|visit|bed|bedding|time|times|battery|sheets|outcomes|goal|goals|rota * not|hasnt|wasnt|isnt|havent being|been|getting|changed changed|washed',
  'bedding|clothes|dishes|cups|plates|curtains|towels|pots * washed|changed|cleaned',
  'touching|touched her|his|their toes|nose|feet|head|face',
  'filthy weather|joke',
  'secret santa|recipe',
  'call|calls|ring|rings|phone|dial|calling _ 999|112|ambulance _ if|when',
  'can|knows|know|able|learn|learnt|taught|practise|practised|practising|remembers|remember|shown|how|confident|confidence to|how|calling|ringing|in _ _ call|ring|dial|phone|calling|ringing _ 999|112|ambulance|emergency|police',
  'practise|practised|practising|practice|practices|tested|test|testing|check|checked|checks|drill|rehearsed * emergency|fire|999|pendant|alarm|fall|falls',
  'dead battery|batteries|slow|end|line|lock|leg|easy|tired|bulb|skin|good',
  'batteries|battery|bulb|phone|plant|plants|husband|wife|parents|mother|father|brother|sister|son|daughter|dad|mum|pet|cat|dog * dead|died|dying',
  'dying to see|try|get|go|meet|know|for|out',
  'giving|given|gave birth certificate',
  'gone|went|go|goes missing from fridge',
  'glasses|keys|key|teeth|dentures|hearing|paperwork|equipment|stick|frame|book|folder|remote|phone|letter * missing',
  'wander|wandered off topic|subject',
  'hair|dyed|painted|favourite|wall|walls|sky * grey|blue',
  'passed|passing out leaflets|cards|of|the',
  'cut|cutting|cuts out|down|up|back|her|his nails|hair|food|sugar|salt|meat|toenails|grass|fingernails|fringe|own',
  'broken|breaking|broke|break into|in small|smaller|steps|new|parts|stages|pieces|shoes|manageable|bits|chunks|goals|little|short|two|three|four|simple|tiny|shorter|daily',
  'safeguarding training|policy|lead|leads|team|board|adults|procedures|week|certificate|course|process|enquiry|adult|pause|paused|officer|partnership',
  'attack|attacks the|stairs|problem|task',
  'poison ivy',
  'hostage to',
];

/** Said before a danger in the same breath, these undo it. */
export const UNDOES = new Set(
  'no not never nobody noone none without nil denies denied isnt wasnt arent werent hasnt havent hadnt nor neither negative zero prevent prevents preventing avoid avoids avoiding'.split(
    ' ',
  ),
);

/** These too, when they stand right before it: further off they belong to something else ("I don't know what to do"). */
export const UNDOES_NEARBY = new Set('dont didnt doesnt wont cant couldnt wouldnt shouldnt'.split(' '));

/** Where a new thought begins, so that what undoes does not reach over it. */
export const NEW_THOUGHT = new Set(
  'she he they she he shes hes theyre i im but and because so then who there theres its it hes also now please help someone somebody just think'.split(
    ' ',
  ),
);

/** What makes a thing long gone; a crime that is long gone is still a safeguarding worry. */
export const LONG_AGO: readonly string[] = [
  'year|years|month|months|week|weeks|decades ago',
  'last|previous week|month|year|summer|winter|spring|autumn|christmas|easter|january|february|march|april|may|june|july|august|september|october|november|december',
  'in 1990|1995|2000|2005|2010|2011|2012|2013|2014|2015|2016|2017|2018|2019|2020|2021|2022|2023|2024|2025|january|february|march|april|june|july|august|september|october|november|december',
  'used to',
  'previously|childhood|formerly',
  'as a child|teenager',
  'when _ was young|younger|little',
];

/** And what makes it new again. */
export const JUST_NOW: readonly string[] = ['now|today|just|currently|help|again', 'this morning|afternoon|evening'];

/** Crimes, long gone or not. */
export const CRIMES: readonly string[] = [
  'rape|raped|raping|stabbed|assaulted|assault|strangled|mugged|robbed|burgled|attacked|beaten|murdered|threatened|shot|kidnapped',
];

/** It is said of what might happen one day, in a plan. */
export const IF_EVER: readonly string[] = ['if|incase|unless|whenever', 'in case', 'should she|he|they|anyone'];

/** Unless somebody asks what to do, or does not know. */
export const ASKS: readonly string[] = [
  'what|how|whether',
  'dont|not|unsure|check|see|unclear * if|know|sure',
  'think|looks|sounds|seems|feels|help',
];

/** Words round a call for help that are not the danger itself. */
export const AROUND = new Set(
  'please pls plz now quick quickly fast urgent urgently asap right away immediately someone somebody anyone is there theres a an the this its it im i am we me us my in at need needs help call ring phone get send for to of and oh god omg hurry real very have got having'.split(
    ' ',
  ),
);

/** Of those, what turns plain "help" into a call for help rather than a wish to see what the bot can do. */
export const URGES = new Set(
  'now quick quickly fast urgent urgently asap immediately hurry someone somebody anyone send god omg'.split(' '),
);

/** By themselves, or with the words above, these are a call for help. */
export const CALLS = new Set(
  '999 112 911 emergency emergancy danger ambulance police fire paramedic paramedics sos mayday dying murder stabbing bleeding choking overdose stroke seizure unconscious collapsed attack suicide burglar intruder gun knife'.split(
    ' ',
  ),
);

/** The words that are read through slips of the fingers: those that carry the danger, and are unlike everyday words. */
export const MISTYPED = new Set(
  (
    'danger dangerous emergency ambulance paramedic paramedics police someone somebody help fire hurt fell urgent immediate immediately ' +
    'breathing breathe breath choking unconscious unresponsive responding conscious collapsed fainted dying moving pulse heart attack chest pain cardiac arrest ' +
    'bleeding blood stroke seizure convulsing convulsions fitting overdose overdosed overdosing swallowed tablets poison poisoned bleach drooping slurred slurring ' +
    'electrocuted drowning explosion smoke burning fallen floor stairs stuck trapped attacked attacking stabbed stabbing strangled strangling ' +
    'threatened threatening knife weapon suicide suicidal himself herself myself killing murder murdered raped assaulted assault beaten burgled robbed mugged kidnapped ' +
    'hostage burglar burglary intruder crime ' +
    'abused abusing abuse abusive neglected neglect neglecting bruise bruises bruised bruising slapped slapping punched punching kicked kicking hitting shouting screaming ' +
    'stealing stolen stole taking money pension frightened scared afraid terrified locked tied strapped restrained starving starved malnourished withholding touching ' +
    'inappropriately sexually exploited exploiting trafficked bullied bullying controlling coercive domestic violence violent safeguarding concern concerns concerned worried ' +
    'children husband daughter carer pressured forcing flinches financial physical emotional scammed intimidating humiliating'
  ).split(' '),
);

/** Words of no pattern that may follow a blow, and name nobody. */
export const NO_NAMES = new Set(
  (
    'as than that this these those some each both it itself if when while where what which your our its another other every few via yes ok okay well today tomorrow yesterday tonight ' +
    'football footballs balls wall walls target targets rock pavement post table tables kerb door doorframe doorway windows radiator corner sofa cupboard desk worktop step bumps snooze news peak plateau ' +
    'head heads face nose elbow elbows ribs thumb chest tummy toenail muscles nerve nerves skin ' +
    'slightly sometimes often less really quite rather too also anymore anyway afterwards later earlier since because after before during within throughout overnight ' +
    'badly lots loads everything nothing anything something covers blankets duvet'
  ).split(' '),
);

/** Everyday words that are one slip away from one of those, and are no slip. */
export const ORDINARY = new Set(
  (
    'fallon downing ranger hanger pollice manger dangar ' +
    'soon someones doing stove wreath breadth blond cruises swallows strangely drooling starred stashing attained dagger reaped rarer allen ambulant ambulate ambulated amuse amused anger attach attached attaching attend attended baking beach billing ' +
    'bleached bleaching bleak bleating blending blessing blinding blocked bloom blurred braised breach breading breeding ' +
    'brightened broaching brood browning browsing brushed brushing bunched burger buried cared career cares caring carter ' +
    'carving cater cheat chess chime clapped clapping clinches concealed conceded conceived concepts concern concert ' +
    'concerted concerts conclusions confusing consulting converged conversions converted converts crest crimes cruise ' +
    'cruised cruising dancer docked draining draped dreaming dropping drying dyeing emergence exclusion expansion explained ' +
    'explaining exploding explored exploring exported exporting faking fasted filling finches flapped flapping flood flour ' +
    'forging forming freshened frowning grime healing heard hears hearth hearts hearty hinting honey hostile hugged hugging ' +
    'hurried inches lacked laughter licked licking living locker loving lunched lunching lying married measured milling ' +
    'mocked money monkey movie mowing munching nicked nourished overcome overcoming painted physically pinched pinching ' +
    'pleasured plugged poised policy polite postage presumed prime prison proving pulses punishing raced raking rapid ' +
    'reflect reflected responded restarted retained retrained rocked roped scaled scanned scarred scored scraping screening ' +
    'sealing shared slammed slaughter slipped slipping slopped slurped smoked smoker smote snapped snapping spared spoke ' +
    'spouting stack stacking stains stale stalling stamping standing stapling staring starring stars started starting ' +
    'stating stayed steadying steaming steeling steering stemming stepping sterling stewing sticky stile stock stoke stone ' +
    'stopped stopping store straggled stranded streaming strike stripped strokes struck struggle struggled struggles ' +
    'stubbed stubbing stuffing style swapped tables tainted talking taped tapped tension ticked ticking tide tugged tying ' +
    'intrude intruded intrudes intruding violet wheeling willing worries wrapped'
  ).split(' '),
);
