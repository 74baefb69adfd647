const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("fr");
const LONGEST = 40;

/** What is typed after the `@` that the caret follows; null when none is being typed. */
export function calling(text: string, caret: number): string | null {
  const before = text.slice(Math.max(0, caret - LONGEST), caret);
  const match = /(?:^|[\s(])@([\p{L}'’ -]*)$/u.exec(before);
  return match ? (match[1] ?? "") : null;
}

/** The names of which each typed word begins a word, in order; nothing once a name is whole. */
export function matching(names: readonly string[], typed: string): string[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (names.some((name) => fold(typed).startsWith(fold(name)))) return [];
  return names.filter((name) => words.every((word) => fold(name).split(/[\s-]/).some((part) => part.startsWith(word)))).slice(0, 6);
}

/** The text with the name called for in place of what was typed, and where the caret goes. */
export function completed(text: string, caret: number, name: string): { text: string; caret: number } {
  const from = text.lastIndexOf("@", caret - 1);
  const after = text.slice(caret);
  const head = `${text.slice(0, from)}@${name}`;
  return { text: `${head}${after.startsWith(" ") ? "" : " "}${after}`, caret: head.length + 1 };
}
