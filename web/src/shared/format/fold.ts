/** Without accents or case, letter for letter, so that places in the folded text are places in the text. */
export const fold = (text: string): string =>
  [...text].map((letter) => letter.normalize("NFD")[0]?.toLowerCase() ?? letter).join("");

/** Pieces of `text`, those that match a typed word marked. */
export function pieces(text: string, typed: string): { text: string; match: boolean }[] {
  const letters = [...text];
  const folded = [...fold(text)].join("");
  const marked = letters.map(() => false);
  for (const word of fold(typed).split(/\s+/).filter(Boolean)) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      marked.fill(true, at, at + word.length);
    }
  }
  const found: { text: string; match: boolean }[] = [];
  letters.forEach((letter, index) => {
    const last = found[found.length - 1];
    if (last && last.match === marked[index]) last.text += letter;
    else found.push({ text: letter, match: marked[index] ?? false });
  });
  return found;
}

export const answers = (label: string, typed: string): boolean =>
  fold(typed).split(/\s+/).filter(Boolean).every((word) => fold(label).includes(word));
