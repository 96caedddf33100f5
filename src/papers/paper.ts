import type { Sheet } from './sheet.ts';

/** The formats of a paper, in the order in which they are offered. Large print is at least 18 point. */
export const FORMATS = ['pdf', 'pdf-large', 'word', 'word-large'] as const;
export type PaperFormat = (typeof FORMATS)[number];

export const formatWords: Readonly<Record<PaperFormat, string>> = {
  pdf: 'PDF',
  'pdf-large': 'PDF, large print',
  word: 'Word',
  'word-large': 'Word, large print',
};

/** What is handed out: words only, so that an adapter (Word, PDF) decides nothing but how they look (R17, R20). */
export interface Paper {
  /** How the names of its files begin. It says nothing about a person: a file's name is read by all who see the folder (R20). */
  readonly name: string;
  sheet(large: boolean): Sheet;
}

/** A paper of a record, and the words of the card with the links to it. */
export interface Handout {
  readonly paper: Paper;
  /** Which of the record's papers this is, as its kind names them. */
  readonly which: string;
  /** "Your copy of version 2". */
  readonly title: string;
  /** The words of the button that leads back to the record. */
  readonly back: string;
}

/** A file, ready to be handed over. Its name says nothing about anybody. */
export interface PaperFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Writing papers: the port whose adapters write Word and PDF. */
export type WritePaper = (paper: Paper, format: PaperFormat) => Promise<PaperFile>;
