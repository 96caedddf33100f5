import { createHash } from 'node:crypto';

/** A page about a copy: fixed words, no names, nothing that runs or loads (R20). */
export interface HtmlPage {
  readonly title: string;
  readonly words: readonly string[];
  /** What the button posts, to the page's own address. Text that needs no escaping: see `SAFE`. */
  readonly button?: { readonly label: string; readonly fields: Readonly<Record<string, string>> };
  /** Smaller, below. */
  readonly besides?: string;
}

const ASK_AGAIN = 'To get a new one, go to the chat with Reable and ask for the copy again.';
const KEEP_SAFE = 'The copy is about one person’s care. Keep it only where your service keeps such papers.';

const download = (words: string, fields: Readonly<Record<string, string>>): HtmlPage => ({
  title: 'Your copy',
  words: [words, KEEP_SAFE],
  button: { label: 'Download the copy', fields },
  besides: 'The button works once. If the file does not arrive, ask for the copy again in the chat with Reable.',
});

/** Signed in: what was posted is posted once more, by the person and not by Microsoft's page. */
export const signedInPage = (fields: Readonly<Record<string, string>>): HtmlPage =>
  download('You are signed in.', fields);

/** Without a registration nobody can sign in (S7). */
export const openPage: HtmlPage = download(
  'Nobody signs in here: this bot has no registration and answers this machine only. So whoever has the link can use it.',
  {},
);

/** Unknown, used, expired, or somebody else's: nobody learns which. */
export const gonePage: HtmlPage = {
  title: 'This link does not work any more',
  words: [
    'A link to a copy works once, within ten minutes, and only for the person who asked for it, signed in with the account they use for Teams.',
    ASK_AGAIN,
  ],
};

export const notSignedInPage: HtmlPage = {
  title: 'You are not signed in',
  words: [
    'So nothing was downloaded. Go back to the chat with Reable and press the link again. If it does not work any more, ask for the copy again.',
    'Sign in with the account you use for Teams.',
  ],
  besides: 'If this keeps happening, your browser may be blocking cookies. Your IT colleagues can help.',
};

export const laterPage: HtmlPage = {
  title: 'Please try again in a minute',
  words: [
    'We cannot do this just now. Nothing was downloaded. Go back to the chat with Reable and press the link again.',
  ],
};

export const failedPage = (reference: string): HtmlPage => ({
  title: 'That did not work',
  words: [
    'Something went wrong on our side. Go back to the chat with Reable and ask for the copy again.',
    `If it happens again, tell whoever looks after Reable this reference: ${reference}.`,
  ],
});

const STYLE = `:root{color-scheme:light dark;--ink:#1b1f23;--soft:#4a545e;--ground:#f3f5f6;--sheet:#fff;--line:#d5dade;--press:#0b5a63;--on-press:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#f1f3f4;--soft:#b6bfc6;--ground:#14181b;--sheet:#1f2528;--line:#39424a;--press:#7fd6de;--on-press:#06282c}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;min-height:100svh;padding:1rem;background:var(--ground);color:var(--ink);font:1.125rem/1.5 system-ui,"Segoe UI",sans-serif;display:grid;align-items:start;justify-items:center}
main{width:100%;max-width:32rem;margin-top:min(6vh,6rem);padding:1.5rem;background:var(--sheet);border:1px solid var(--line);border-radius:.75rem}
.from{margin:0 0 1rem;color:var(--soft);font-size:1rem}
h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.25;text-wrap:balance}
p{margin:0 0 1rem}
main>:last-child{margin-bottom:0}
button{width:100%;min-height:3rem;margin:.5rem 0 1.5rem;padding:.75rem 1rem;font:inherit;font-weight:600;color:var(--on-press);background:var(--press);border:2px solid transparent;border-radius:.5rem;cursor:pointer}
button:hover{text-decoration:underline}
button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
.besides{color:var(--soft);font-size:1rem}`;

/** For `content-security-policy`: this one style, a form that posts to ourselves, and nothing else. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Whatever a page is given from outside consists of these alone. */
const SAFE = /^[\w.-]*$/u;

/** The page as HTML. Throws when a field holds anything that HTML could take for its own. */
export function drawPage({ title, words, button, besides }: HtmlPage): string {
  const fields = Object.entries(button?.fields ?? {}).map(([name, value]) => {
    if (!SAFE.test(name) || !SAFE.test(value)) throw new RangeError('this field cannot stand in a page');
    return `<input type="hidden" name="${name}" value="${value}">`;
  });
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Reable</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="from">Reable</p>
<h1>${title}</h1>
${words.map((line) => `<p>${line}</p>`).join('\n')}
${button ? `<form method="post">${fields.join('')}<button>${button.label}</button></form>` : ''}
${besides === undefined ? '' : `<p class="besides">${besides}</p>`}
</main>
</body>
</html>
`;
}
