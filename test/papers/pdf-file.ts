/** Reads a PDF back with Mozilla's reader: the structure that a screen reader follows, and where each piece of text stands. */
import { getDocumentProxy } from 'unpdf';
import { z } from 'zod';

interface Node {
  readonly role?: string | undefined;
  readonly id?: string | undefined;
  readonly children: readonly Node[];
}
const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({ role: z.string().optional(), id: z.string().optional(), children: z.array(Node).default([]) }),
);
const Item = z.union([
  z.object({ str: z.string(), width: z.number(), transform: z.array(z.number()) }),
  z.object({ type: z.string(), id: z.string().nullish(), tag: z.string().nullish() }),
]);
const Items = z.object({ items: z.array(Item) });

/** A part of the structure that has text of its own. */
export interface Said {
  readonly role: string;
  readonly text: string;
}
interface Placed {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

export async function readPdf(bytes: Uint8Array) {
  const file = await getDocumentProxy(Uint8Array.from(bytes));
  const pages = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    const { items } = Items.parse(await page.getTextContent({ includeMarkedContent: true }));
    const { marked, decoration, loose, placed } = textsOf(items);
    const said = flat(Node.parse((await page.getStructTree()) ?? {}), marked);
    pages.push({ said, decoration, loose, placed, box: page.view });
  }
  const { info } = await file.getMetadata();
  return {
    pages,
    said: pages.flatMap(({ said }) => said),
    info: z.record(z.string(), z.unknown()).parse(info),
    marks: z.object({ Marked: z.boolean() }).parse(await file.getMarkInfo()),
    preferences: z.looseObject({}).parse(await file.getViewerPreferences()),
    /** What is not compressed: the structure and its attributes. */
    raw: Buffer.from(bytes).toString('latin1'),
  };
}

/** Text by the id of its mark; what is decoration; what is neither, which may not be. */
function textsOf(items: z.infer<typeof Items>['items']) {
  const marked = new Map<string, string>();
  const decoration: string[] = [];
  const loose: string[] = [];
  const placed: Placed[] = [];
  const open: { readonly tag: string; readonly id: string | undefined }[] = [];
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push({ tag: item.tag ?? '', id: item.id ?? undefined });
      continue;
    }
    const id = open.at(-1)?.id;
    if (id !== undefined) marked.set(id, `${marked.get(id) ?? ''}${item.str}\n`);
    else if (open.at(-1)?.tag === 'Artifact') decoration.push(item.str);
    else if (item.str.trim() !== '') loose.push(item.str);
    const [size = 0, , , , left = 0, bottom = 0] = item.transform;
    if (item.str.trim() !== '') placed.push({ text: item.str, size, left, right: left + item.width, bottom });
  }
  return { marked, decoration: decoration.join(' ').replace(/\s+/gu, ' ').trim(), loose, placed };
}

function flat(node: Node, marked: ReadonlyMap<string, string>): readonly Said[] {
  const own = node.children.flatMap(({ id }) => (id === undefined ? [] : [marked.get(id) ?? '']));
  const text = own.join('').replace(/\s+/gu, ' ').trim();
  return [
    ...(node.role !== undefined && own.length > 0 ? [{ role: node.role, text }] : []),
    ...node.children.flatMap((child) => flat(child, marked)),
  ];
}
