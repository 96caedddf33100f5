import { wordsIn } from '../words.ts';

/**
 * Only English is understood. What staff and the people they visit cry out in their own language is known all the same (R39); any other text that is
 * plainly not English is asked about, since nobody can tell what it says.
 */

const plainWords = (text: string): readonly string[] => wordsIn(text).map(({ plain }) => plain);

/** Each is a call for help by itself: in the writing of its language, and as it is typed on an English keyboard. */
const CALLS: ReadonlySet<string> = new Set(
  [
    // Polish, Czech and Slovak, Lithuanian, Latvian, Hungarian
    'pomocy | pomoc | ratunku | pomozcie | pomóżcie | pomóż mi | proszę o pomoc | potrzebuję pomocy | pożar | pali się | policja | karetka | karetkę | pogotowie | pomozte | padėkite | padėk man | gelbėkite | pagalbos | palīdziet | palīgā | segítség | segítsen | segítsetek',
    // Romanian, Italian
    'ajutor | ajutați mă | ajută mă | am nevoie de ajutor | salvați mă | salvarea | foc | incendiu | poliția | ambulanța | urgență | aiuto | aiutatemi | aiutami | soccorso | al fuoco | emergenza',
    // Spanish, Portuguese
    'ayuda | ayúdame | ayúdeme | ayúdenme | ayúdanos | auxilio | socorro | necesito ayuda | fuego | incendio | policía | ambulancia | emergencia | ajuda | ajude | ajudem | me ajuda | me ajude | ajude me | ajuda me | ajudem me | preciso de ajuda | fogo | polícia | ambulância | emergência',
    // French, German
    'au secours | secours | à l’aide | à l aide | aidez moi | aide moi | aidez nous | j’ai besoin d’aide | urgence | au feu | au voleur | au viol | hilfe | hilf mir | helft mir | helfen sie mir | notfall | feuer | polizei | krankenwagen',
    // Welsh, Irish, Scottish Gaelic
    'helpwch | helpwch fi | helpa fi | argyfwng | perygl | mewn perygl | heddlu | ambiwlans | cabhair | cabhraigh liom | tarrtháil | cuidich mi',
    // Urdu, Hindi, Punjabi, Gujarati, Bengali and Nepali, as they are typed
    'madad | madad karo | madad karen | madad kijiye | meri madad karo | meri madad karen | meri madad kijiye | mujhe madad chahiye | madad chahiye | meri help karo | help karo | mane madad karo | bachao | bachaao | mujhe bachao | mainu bachao | menu bachao | bachavo | mane bachavo | amake bachao | bachan | sahajjo | shahajjo | sahajjo korun | shahajjo korun | amake sahajjo korun | aag | aag lag gayi | police bulao | ambulance bulao | police ko bulao | ambulance ko bulao | agun | guhar | maddat',
    'مدد | مدد کرو | مدد کریں | میری مدد کرو | میری مدد کریں | مجھے مدد چاہیے | بچاؤ | مجھے بچاؤ | آگ | پولیس | ایمبولینس',
    'मदद | मदद करो | मदद करें | मदद कीजिए | मेरी मदद करो | मेरी मदद करें | मुझे मदद चाहिए | सहायता | बचाओ | मुझे बचाओ | आग | आग लग गई | पुलिस | एम्बुलेंस | एंबुलेंस | मद्दत | गुहार',
    'ਮਦਦ | ਮਦਦ ਕਰੋ | ਮੇਰੀ ਮਦਦ ਕਰੋ | ਬਚਾਓ | ਮੈਨੂੰ ਬਚਾਓ | ਅੱਗ | ਪੁਲਿਸ | ਐਂਬੂਲੈਂਸ',
    'મદદ | મદદ કરો | મને મદદ કરો | બચાવો | મને બચાવો | આગ | પોલીસ | એમ્બ્યુલન્સ',
    'বাঁচাও | বাঁচান | আমাকে বাঁচাও | আমাকে বাঁচান | সাহায্য | সাহায্য করুন | সাহায্য করো | আমাকে সাহায্য করুন | আগুন | পুলিশ | অ্যাম্বুলেন্স',
    // Malayalam, Tamil
    'rakshikkane | rakshikku | rakshikkoo | enne rakshikku | enne rakshikkoo | sahayikku | sahayikkoo | sahayikkane | sahayam | udhavi | kapathunga | kaapathunga',
    'രക്ഷിക്കണേ | രക്ഷിക്കൂ | എന്നെ രക്ഷിക്കൂ | സഹായിക്കൂ | സഹായിക്കണേ | എന്നെ സഹായിക്കൂ | സഹായം | തീ | പോലീസ് | ആംബുലൻസ് | உதவி | காப்பாற்றுங்கள் | என்னைக் காப்பாற்றுங்கள்',
    // Arabic, Persian, Kurdish, Turkish
    'النجدة | نجدة | ساعدوني | ساعدني | ساعديني | أنقذوني | أنقذني | الحقوني | مساعدة | أحتاج مساعدة | إسعاف | الإسعاف | حريق | شرطة | الشرطة | طوارئ | خطر | کمک | کمکم کنید | saedni | saaduni | sa3duni | sa3edni | najda | elnagda | el nagda | elhaooni | komak | komakam konid | alîkarî | imdat | yardım | yardim | yardım edin | yardim edin | bana yardım edin | bana yardim edin',
    // Somali, Tagalog
    'i caawi | i caawiya | caawi | caawiya | gargaar | gurmad | i badbaadi | booliis | ambalaas | tulong | saklolo | tulungan mo ako | tulungan nyo ako | tulungan ninyo ako | sunog | pulis | ambulansya',
    // Yoruba, Igbo, Hausa, Twi, Shona, Ndebele and Zulu, Swahili, Amharic and Tigrinya
    'ẹ gbà mí | gba mi | gba mi o | egba mi | egba mi o | nyere m aka | zoputa m | taimako | ku taimake ni | boa me | mmoa | ndibatsirei | ndibatsireiwo | batsirai | ngicela usizo | ngicela uncedo | ngisize | ngisizeni | msaada | nisaidie | nisaidieni | እርዳታ | እርዱኝ | ድረሱልኝ | ሓግዙኒ',
    // Ukrainian, Russian, Bulgarian, Greek, Albanian
    'допоможіть | рятуйте | на допомогу | допомога | пожежа | помогите | помогите мне | на помощь | помощь | спасите | пожар | полиция | поліція | скорая | скорую | швидка | швидку | помощ | помогнете | pomogite | spasite | dopomozhit | βοήθεια | ndihmë | ndihmo | ndihmoni',
    // Chinese, Vietnamese, Thai
    '救命 | 救命啊 | 救我 | 救救我 | 帮帮我 | 幫幫我 | 着火了 | 著火了 | 报警 | 報警 | cứu | cứu tôi | cứu tôi với | cứu với | ช่วยด้วย',
  ].flatMap((line) => line.split(' | ').map((phrase) => plainWords(phrase).join(' '))),
);
const PLEASE: ReadonlySet<string> = new Set(
  plainWords('por favor proszę s’il vous plaît plait svp vă rog per bitte plis kripya'),
);
/** In words. */
const LONGEST_CALL = 4;

/** Whether a text is nothing but such calls, and words that stand around one in English. */
export function callsInAnotherLanguage(words: readonly string[], around: ReadonlySet<string>): boolean {
  let isCalled = false;
  for (let at = 0; at < words.length;) {
    const length = lengthOfCall(words, at);
    if (length === 0 && !around.has(words[at] ?? '') && !PLEASE.has(words[at] ?? '')) return false;
    isCalled ||= length > 0;
    at += Math.max(1, length);
  }
  return isCalled;
}

function lengthOfCall(words: readonly string[], at: number): number {
  for (let length = LONGEST_CALL; length > 0; length -= 1)
    if (at + length <= words.length && CALLS.has(words.slice(at, at + length).join(' '))) return length;
  return 0;
}

const set = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.flatMap(plainWords));

/** Small words that English has not, without those that are names or are written alike in English. */
const SMALL = set(
  'nie jest się ona oni pani jak czy bardzo już proszę boli upadła upadł może tylko teraz gdzie dlaczego ktoś wstać mnie ma jego jej',
  'este sunt nu foarte acum îmi doare căzut unde pentru vreau doamna domnul poate trebuie nici sau',
  'está esta están estan se los las una muy mi marido hijo mujer cabeza tengo miedo mucho pega frappe tiene duele caído puede necesito donde estoy pero señora señor ahora hija que por como',
  'não ele ela uma muito caiu consegue preciso senhora senhor agora você estou',
  'je pas une très avec tombée tombé besoin vous nous suis dans elle il ne est',
  'sono che molto caduta signora adesso della ist nicht ich sie und sehr gefallen kann bitte schmerzen',
  'mae yn ddim wedi dydy syrthio cwympo rydw dwi eisiau gyda nhw poen',
  'waa waan wuu iyo waxaan aad uu ayaa dhacday xanuun baa waxay ang ng siya hindi ako mga po niya nahulog masakit wala',
  'hai hain nahi nahin mujhe meri mera woh kya raha rahi gayi gaya gir bahut bohot dard aur lekin kaise tha thi hoon',
  'ami amar korte achhe pore geche chhe maru mane nathi mainu tusi nal illa undu enikku ente avar aval veenu vedana njan',
  'mish mafi huwa hiya andi bir çok değil değıl düştü yok için ağrıyor yra labai negali nukrito nem hogy nagyon fáj elesett',
  'hawezi ameanguka anaumwa sana akuwe ari haasi kwete ndiri',
);
/** These alone tell of the body, and of which language it is. */
const PLAIN_ENOUGH = set(
  'ayuda ayudame ayudenme auxilio aiuto aiutatemi socorro ajutor ratunku pomocy hilfe secours bachao',
  'muriendo muriéndose morrendo morendo muore meurt stirbt umiera moare pegando golpea golpeando matando ahogando ahoga asfixia quemando inconsciente desmayado desmayada cayó caido caida pecho peito schlägt schlaegt bije biją',
  'respira oddycha atmet humihinga neefsanayo kvėpuoja saans shwasam anadlu kupumua kufema lélegzik dýchá respirando krwawi sangrando sangra',
);
const ENGLISH = set(
  'the is a an to and of in it she he her his i for on not was has with at this that my no me be are they them you we from has had but so when if can will today',
);
/** Written without spaces: so many letters are more than a name. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}]{5}/u;
const OTHER_SCRIPT = /^\P{Script=Latin}*$/u;
const LETTER = /\p{L}/u;

/** In characters: what language it is shows in its beginning. */
const BEGINNING = 400;

/** Whether a text is plainly in another language than English. One word may be a name. */
export function isInAnotherLanguage(text: string): boolean {
  const beginning = text.slice(0, BEGINNING);
  const words = wordsIn(beginning).filter(({ raw }) => LETTER.test(raw));
  const others = words.filter(({ raw }) => OTHER_SCRIPT.test(raw));
  if (others.length * 2 > words.length && (others.length > 1 || UNSPACED.test(beginning))) return true;
  const own = new Set(words.map(({ plain }) => plain));
  const count = (of: ReadonlySet<string>): number => [...own].filter((word) => of.has(word)).length;
  const foreign = count(SMALL) + 2 * count(PLAIN_ENOUGH);
  return foreign > 1 && foreign > count(ENGLISH);
}
