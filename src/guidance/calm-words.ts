/**
 * What sounds of danger and tells of something else: a death that is reported, where somebody would like to die, what is not safe yet, a
 * fall some days ago. One pattern a line, as in danger-words.ts. It counts only while none of `unless` is said anywhere in the text: when
 * in doubt the advice stays (R38, P27).
 */
export interface Calm {
  readonly says: readonly string[];
  readonly unless: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** A death of which somebody tells who knows of it. */
export const REPORTED_DEATH: Calm = {
  says: [
    'has|have|had|hes|shes|sadly|peacefully|now died',
    'has|have|had|hes|shes|sadly|peacefully|now passed away|on|peacefully',
    'died|passed peacefully|yesterday|today|overnight',
    'died|passed in|on|at|last|this _ hospital|hospice|home|night|morning|afternoon|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday',
    'passed away',
    'is|was|hes|shes dead',
  ],
  unless: set(
    'just think thinks thought found find finding sudden suddenly unexpected unexpectedly unexplained suspicious strange odd looks look seems maybe might may not cant dont ' +
      'blood bleeding fell fallen fall falls floor stairs overdose overdosed pills tablets medication bruise bruises bruised killed kill murder murdered suicide hit pushed ' +
      'help now 999 112 police ambulance paramedics breathing pulse cold god omg unsure if wants want',
  ),
};

export const CALM: readonly Calm[] = [
  REPORTED_DEATH,
  {
    says: [
      'wants|want|wanted|wanting|wishes|wish|hopes|hope|prefers|prefer|like|likes|choose|chooses|chosen|ready to die at home',
      'wants|want|wanted|wanting|wishes|wish|hopes|hope|prefers|prefer|like|likes|choose|chooses|chosen to die in|with|at _ _ hospice|peace|dignity|bed|house|home|family',
      'wants|want|wanted|wishes|wish|hopes|hope|prefers|like|likes to die peacefully|naturally|here',
      'doesnt|does|dont|not want|wants|wish _ to die in|at hospital',
    ],
    unless: set(
      'tonight today now soon pills tablets medication overdose kill killing suicide suicidal knife rope note goodbye goodbyes help myself himself herself 999 ambulance police plan planned alone end',
    ),
  },
  {
    // What somebody fears: nothing has happened (R2: a carer's view).
    says: [
      'afraid|worried|worries|worry|fears|frightened|scared|concerned|nervous|anxious * she|he|they will|could|might|may|would burn|scald herself|himself|themselves',
      'afraid|worried|worries|worry|fears|frightened|scared|concerned|nervous|anxious about|of burning|scalding herself|himself|themselves',
    ],
    unless: set(
      'kill killing suicide suicidal deliberately purpose petrol lighter matches wants want threatens threatened threatening again just now today tonight help 999 ambulance police has fire ' +
        'burnt burned scalded dead die dying end myself self-harm harm harming harmed i im',
    ),
  },
  {
    // What somebody cannot do by themselves yet: "for Arthur is not safe the stairs alone".
    says: ['not|isnt|arent safe _ stairs|steps|bath|shower|step|kitchen|transfers|walking _ alone|himself|herself'],
    unless: set(
      'i im me us we help now 999 police ambulance please danger fell fallen falls floor stuck hurt bleeding',
    ),
  },
  {
    says: ['not|isnt|arent _ safe yet|enough', 'not|isnt yet safe'],
    unless: set(
      'i im me us we help now 999 police ambulance please danger home here house son daughter husband wife partner carer with from',
    ),
  },
  {
    says: [
      'found|lying|laid|fell|fallen|was|were * on _ _ floor|ground * on monday|tuesday|wednesday|thursday|friday|saturday|sunday',
      'on monday|tuesday|wednesday|thursday|friday|saturday|sunday * found|lying|fell * on _ _ floor|ground',
      'fell|fallen|fall * on monday|tuesday|wednesday|thursday|friday|saturday|sunday',
      'collapsed|collapse * on monday|tuesday|wednesday|thursday|friday|saturday|sunday',
      'found|lying|fell|fallen|collapsed * floor|ground * days|week|weeks ago',
    ],
    unless: set(
      'now today still just cant unable help bleeding blood hurt hurts hurting pain unconscious unresponsive confused drowsy sleepy sick vomiting head breathing breath moving move stuck since ' +
        'tonight morning alone nobody noone 999 ambulance pushed hit attacked bruise bruises bruised worse swollen weak stroke',
    ),
  },
];
