import { join } from 'node:path';
import { readServices } from '../../src/adapters/content/services-file.ts';
import { servicesAt } from './services.ts';
import type { Card } from '../../cards/card.ts';
import { advise, handle } from '../../src/app/handle.ts';
import type { App } from '../../src/app/app.ts';
import { tick } from '../../src/app/tick.ts';
import type { ChatAddress } from '../../src/chat/address.ts';
import { PressData, type Edited, type Inbound, type Pressed, type Said } from '../../src/chat/inbound.ts';
import type { ReadFile, SentFile } from '../../src/chat/files.ts';
import type { Messenger, Sent } from '../../src/chat/messenger.ts';
import type { Message, Outbound } from '../../src/chat/outbound.ts';
import { staff, TENANT } from '../../src/demo/world.ts';
import { FormStore } from '../../src/forms/open-forms.ts';
import { registry } from '../../src/flows/index.ts';
import { Administration } from '../../src/people/administration.ts';
import { Directory } from '../../src/people/directory.ts';
import { staffIdOf } from '../../src/people/staff.ts';
import { PaperGrants } from '../../src/papers/grants.ts';
import { copyAddress } from '../../src/teams/index.ts';
import { refuse } from '../../src/kernel/result.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { inOneTurn, readOnce } from '../../src/store/read-once.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { Day } from '../../src/kernel/days.ts';
import { faultsOf } from '../cards/whole.ts';
import { clockAt, type SettableClock } from './clock.ts';
import { documentsIn, putInto } from './copied-store.ts';
import { MemoryStore } from './memory-store.ts';
import { seedInto } from './seeded.ts';

/** What one press or one typed message was answered with. */
export interface Reply {
  readonly outbound: readonly Outbound[];
  /** Everything that can be read in it, cards and words, one string a line. */
  readonly text: string;
  /** The card to press next: the newest one shown to whoever asked. */
  readonly card: Card | undefined;
  /** Words alone, without cards. */
  readonly words: string;
}

/** A message that the bot sent by itself, at the far end of the wire. */
/** Where else people find help, as in the demo. */
const LOCAL = readServices(join(import.meta.dirname, '../../src/demo'), Day.parse('2026-11-23')).services;

export interface Delivered {
  readonly address: ChatAddress;
  readonly message: Message;
}

/** Every text in a card or message, in order of reading. */
export function textsIn(value: unknown): string[] {
  const found: string[] = [];
  addTexts(value, found);
  return found;
}

function addTexts(value: unknown, found: string[]): void {
  if (Array.isArray(value)) for (const one of value) addTexts(one, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner !== 'string') addTexts(inner, found);
      else if (SHOWN.has(key)) found.push(inner);
    }
}
const SHOWN = new Set(['text', 'title', 'label', 'placeholder', 'value', 'summary', 'altText', 'errorMessage']);

interface Button {
  readonly title: string;
  readonly data: PressData;
  readonly inputs: boolean;
}

/** What a client sends along with a press when nobody touched the fields: the values that the card filled in. */
export function prefilled(value: unknown): Record<string, string> {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(prefilled));
  if (typeof value !== 'object' || value === null) return {};
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  const [type, id, filled] = [fields.get('type'), fields.get('id'), fields.get('value')];
  if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string') {
    return typeof filled === 'string' || typeof filled === 'number' ? { [id]: String(filled) } : {};
  }
  return Object.assign({}, ...[...fields.values()].map(prefilled));
}

/** The ids of the fields on a card. */
export function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  const [type, id] = [fields.get('type'), fields.get('id')];
  if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string') return [id];
  return [...fields.values()].flatMap(fieldsOf);
}

/** The buttons and pressable lines of a card. */
export function buttonsOf(value: unknown): Button[] {
  if (Array.isArray(value)) return value.flatMap(buttonsOf);
  if (typeof value !== 'object' || value === null) return [];
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  if (fields.get('type') === 'Action.Execute') {
    const title = fields.get('title') ?? fields.get('tooltip');
    return [
      {
        title: typeof title === 'string' ? title : '',
        data: PressData.parse(fields.get('data')),
        inputs: fields.get('associatedInputs') === 'auto',
      },
    ];
  }
  return [...fields].flatMap(([key, inner]) => (key === 'refresh' || key === 'fallback' ? [] : buttonsOf(inner)));
}

const cardsIn = (outbound: readonly Outbound[]): readonly Card[] =>
  outbound.flatMap((one) =>
    'card' in one ? [one.card] : 'message' in one && one.message.kind === 'card' ? [one.message.card] : [],
  );

/** S43: every card that any test sees is small enough for every client, and whole on phones. */
function checkCard(card: Card): void {
  const drawn = JSON.stringify(card);
  if (SOUND.has(drawn)) return;
  const bytes = Buffer.byteLength(drawn);
  if (bytes > 25_000) throw new Error(`a card of ${bytes} bytes`);
  const faults = faultsOf(card);
  if (faults.length > 0) throw new Error(`on phones: ${faults.join(' ')}`);
  if (SOUND.size < MOST_SOUND) SOUND.add(drawn);
}

/** Cards that are as they should be: many come again and again. */
const SOUND = new Set<string>();
const MOST_SOUND = 2_000;

function replyOf(outbound: readonly Outbound[]): Reply {
  const cards = outbound.flatMap((one) =>
    one.kind === 'replace' ? [one.card] : one.kind === 'say' && one.message.kind === 'card' ? [one.message.card] : [],
  );
  const words = outbound
    .flatMap((one) => (one.kind === 'say' && one.message.kind === 'words' ? [one.message.text] : []))
    .join('\n');
  // What is asked about danger stands below what the press led to, and that goes on.
  const gone = outbound.findLast((one) => one.kind === 'replace');
  const isAsked = cards.at(-1) && buttonsOf(cards.at(-1)).some(({ data }) => data.do === 'danger/neither');
  return {
    outbound,
    card: isAsked && gone ? gone.card : cards.at(-1),
    words,
    text: [...cards.flatMap(textsIn), words].join('\n'),
  };
}

let deliveries = 0;
const none: readonly string[] = [];

/** One member of staff in one chat: types, presses, and reads what comes back. */
export class Chat {
  readonly #world: Pick<World, 'clock' | 'give' | 'knows'>;
  readonly #name: string;
  readonly #kind: ChatAddress['kind'];
  /** The card in view. */
  card: Card | undefined;

  constructor(world: Pick<World, 'clock' | 'give' | 'knows'>, name: string, kind: ChatAddress['kind'] = 'personal') {
    this.#world = world;
    this.#name = name;
    this.#kind = kind;
  }

  async says(text: string, delivery = `d${++deliveries}`): Promise<Reply> {
    return this.#read(await this.#world.give({ ...this.#arrived(delivery), kind: 'said', text }));
  }

  /** Gives the bot something that a client sends besides plain words. */
  async gives(fields: Partial<Said> | Partial<Edited>): Promise<Reply> {
    const sent = { ...this.#arrived(`d${++deliveries}`), text: '', ...fields };
    return this.#read(
      await this.#world.give(sent.kind === 'edited' ? { ...sent, kind: 'edited' } : { ...sent, kind: 'said' }),
    );
  }

  async sendsFile(file: SentFile): Promise<Reply> {
    return this.#read(await this.#world.give({ ...this.#arrived(`d${++deliveries}`), kind: 'said', text: '', file }));
  }

  async joins(): Promise<Reply> {
    return this.#read(await this.#world.give({ ...this.#arrived(`d${++deliveries}`), kind: 'joined' }));
  }

  /** Presses the button of that title on the card in view (or on `card`), with what was entered in its fields. */
  async presses(title: string, inputs: Readonly<Record<string, string>> = {}, card = this.card): Promise<Reply> {
    const button =
      buttonsOf(card).find((one) => one.title === title) ?? buttonsOf(card).find((one) => one.title.includes(title));
    if (!button)
      throw new Error(
        `no button "${title}", only ${buttonsOf(card)
          .map((one) => one.title)
          .join(', ')}`,
      );
    return this.sends(button.data, button.inputs ? { ...prefilled(card), ...inputs } : {});
  }

  /** Sends press data as it is: also such as no card of ours carries. */
  async sends(data: PressData, inputs: Readonly<Record<string, string>> = {}, refreshing = false): Promise<Reply> {
    const arrived = this.#arrived(`d${++deliveries}`);
    // A card stands in a chat that the bot knows.
    await this.#world.knows(arrived);
    return this.#read(await this.#world.give({ ...arrived, kind: 'pressed', data, inputs, message: 'm1', refreshing }));
  }

  #arrived(delivery: string) {
    const who = staff.find(({ name }) => name === this.#name);
    const from = who ?? { tenant: TENANT, aadObjectId: 'unknown', teamsId: '29:unknown', name: 'Kit Moore' };
    const address: ChatAddress = {
      kind: this.#kind,
      serviceUrl: 'https://smba.trafficmanager.net/uk/',
      tenant: TENANT,
      conversation: this.#kind === 'personal' ? `a:${from.teamsId}` : '19:general@thread.tacv2',
    };
    return {
      delivery,
      from: { tenant: from.tenant, aadObjectId: from.aadObjectId, teamsId: from.teamsId, name: from.name },
      address,
      receivedAt: this.#world.clock.now(),
    };
  }

  #read(outbound: readonly Outbound[]): Reply {
    const reply = replyOf(outbound);
    for (const card of cardsIn(outbound)) checkCard(card);
    this.card = reply.card ?? this.card;
    return reply;
  }
}

/** The whole application over a real store, with the demo's people in it; only Teams itself is played. */
export class World {
  readonly clock: SettableClock;
  readonly store: DocumentStore;
  readonly app: App;
  readonly grants: PaperGrants;
  readonly surprises: string[] = [];
  /** Documents that the bot could not read, as it reports them. */
  readonly unreadable: (readonly [container: string, id: string])[] = [];
  /** What stands at the addresses of files that are sent. */
  readonly files = new Map<string, Awaited<ReturnType<ReadFile>>>();
  readonly delivered: Delivered[] = [];
  /** What Teams answers to the next messages the bot sends by itself; `sent` when nothing is queued. */
  readonly answers: Sent[] = [];
  readonly #known = new Set<string>();
  #messages = 0;

  /** The local services, which a service may change at any time. */
  localServices = LOCAL;

  private constructor(clock: SettableClock, store: DocumentStore, parts: Partial<App> = {}) {
    this.clock = clock;
    this.store = store;
    const once = readOnce(store);
    this.grants = new PaperGrants(store, clock);
    const unreadable = (container: string, id: string): void => void this.unreadable.push([container, id]);
    const directory = new Directory(once, unreadable);
    const administration = new Administration(once, clock);
    this.app = {
      directory,
      administration,
      administrators: new Set<string>(),
      forms: new FormStore(once, clock),
      ...registry(
        servicesAt(once, clock),
        directory,
        administration,
        { emptySheet: 'https://reable.example/people.csv', localServices: () => this.localServices },
        unreadable,
        (why) => this.surprises.push(`import: ${why}`),
      ),
      clock,
      zone: 'Europe/London',
      wake: () => undefined,
      copies: {
        formats: ['pdf'],
        linkFor: async (grant) => copyAddress('https://reable.example', (await this.grants.issue(grant)).token),
      },
      lines: { duty: undefined, adults: undefined, children: undefined },
      readFile: async (file) => this.files.get(file.address) ?? refuse('unreachable'),
      ...parts,
    };
  }

  /** The same store under another version of the application. */
  with(parts: Partial<App>): World {
    return new World(this.clock, this.store, parts);
  }

  /**
   * `at` is the moment it is; `open` opens an empty store; `wrap` puts something (faults) between the application and its store. `asksWeekly`: the weekly question comes by itself, as it does outside of tests (R70).
   */
  static async open({
    at = '2026-11-23T10:00:00Z',
    open = (clock: Clock): DocumentStore => new MemoryStore(clock),
    wrap = (store: DocumentStore) => store,
    administrators = none,
    asksWeekly = false,
  } = {}): Promise<World> {
    const clock = clockAt(at);
    const store = open(clock);
    await seedInto(store, clock, 56_150);
    return new World(clock, wrap(store), {
      administrators: new Set(administrators),
      ...(!asksWeekly && { daily: () => Promise.resolve() }),
    });
  }

  /** A world that is as this one is now, with a store of its own: what is done in it is not done here. */
  async copied(wrap = (store: DocumentStore) => store): Promise<World> {
    const clock = clockAt(this.clock.now().toISOString());
    const store = new MemoryStore(clock);
    if (this.store instanceof MemoryStore) store.begin(this.store.snapshot());
    else await putInto(store, await documentsIn(this.store));
    return new World(clock, wrap(store), { administrators: this.app.administrators, daily: this.app.daily });
  }

  /** Another instance of the bot: it shares the time and, through a store of its own, what is kept; nothing else. */
  beside(open: (clock: Clock) => DocumentStore): World {
    return new World(this.clock, open(this.clock), { administrators: this.app.administrators, daily: this.app.daily });
  }

  chat(name: string, kind?: ChatAddress['kind']): Chat {
    return new Chat(this, name, kind);
  }

  async give(inbound: Inbound): Promise<readonly Outbound[]> {
    return [
      ...advise(this.app, inbound),
      ...(await inOneTurn(() => handle(this.app, inbound, (where) => this.surprises.push(where)))),
    ];
  }

  /** The bot has been in this chat, unless it has been with this member of staff elsewhere. */
  async knows({ from, address }: Pick<Pressed, 'from' | 'address'>): Promise<void> {
    if (address.kind !== 'personal' || this.#known.has(from.teamsId)) return;
    this.#known.add(from.teamsId);
    const staff = await this.app.directory.staff(staffIdOf(from.tenant, from.aadObjectId)).catch(() => undefined);
    if (staff && !staff.address) await this.app.directory.meet(staff, address);
  }

  /** Sends what is due, as the timer would. */
  async ticks(): Promise<readonly Delivered[]> {
    const before = this.delivered.length;
    const messenger: Messenger = {
      hasRoom: () => Promise.resolve(true),
      send: async (address, message) => {
        const answer = this.answers.shift() ?? { kind: 'sent', messageId: `n${++this.#messages}` };
        if (answer.kind === 'sent') this.delivered.push({ address, message });
        return answer;
      },
    };
    while (await tick({ app: this.app, messenger, surprise: (where) => this.surprises.push(where) })) {
      // More was due than fits one tick.
    }
    return this.delivered.slice(before);
  }
}
