/** What a binding is written like: `j`, `shift+a`, `mod+k`, `g c` (a sequence), `Escape`, `/`, `1`. */
export type Stroke = { key: string; shift: boolean; mod: boolean };

const isLetter = (key: string): boolean => /^\p{L}$/u.test(key);

export function parseBinding(binding: string): Stroke[] {
  return binding.split(" ").map((stroke) => {
    const parts = stroke.split("+");
    const key = parts.pop() || "+";
    return {
      key: key.length === 1 ? key.toLowerCase() : key,
      shift: parts.includes("shift"),
      mod: parts.includes("mod"),
    };
  });
}

/** Figures are read by place, so that 1–9 work unshifted on a French keyboard; signs by what they print. */
export function matches(stroke: Stroke, event: KeyboardEvent): boolean {
  if (stroke.mod !== (event.ctrlKey || event.metaKey) || event.altKey) return false;
  if (/^\d$/.test(stroke.key)) return event.code === `Digit${stroke.key}` || event.code === `Numpad${stroke.key}`;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key !== (stroke.key === "Space" ? " " : stroke.key)) return false;
  return stroke.key.length === 1 && !isLetter(stroke.key) ? true : stroke.shift === event.shiftKey;
}

/** A single character typed alone: off inside fields, and switchable (WCAG 2.1.4). */
export const isCharacter = (binding: string): boolean =>
  parseBinding(binding).every((stroke) => !stroke.mod && (stroke.key.length === 1 || stroke.key === "Space"));

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
}
