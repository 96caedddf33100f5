export interface Understanding {
  understand(text: string): { intent: string; rest: string } | undefined;
  closest(text: string): string[];
}
export function makeUnderstanding(intents: readonly { id: string; phrases: readonly string[] }[]): Understanding {
  return {
    understand(text) {
      for (const i of intents)
        for (const p of [...i.phrases].sort((a, b) => b.length - a.length)) {
          const t = text.toLowerCase();
          if (t === p) return { intent: i.id, rest: '' };
          if (t.startsWith(p + ' ')) return { intent: i.id, rest: text.slice(p.length + 1).replace(/^for /, '') };
        }
      return undefined;
    },
    closest: () => [],
  };
}
