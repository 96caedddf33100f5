import type { Card } from '../../../cards/card.ts';
import { drawPage } from '../../../cards/page.ts';

export const importedPage = (words: string): Card =>
  drawPage({
    title: 'Imported',
    paragraphs: [words],
    tone: 'good',
    buttons: [{ title: 'Home', press: { do: 'home/show' } }],
  });
