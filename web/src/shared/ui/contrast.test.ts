import { describe, expect, it } from "vitest";

import css from "./tokens.css?raw";

/** The tokens of one theme, as written in `tokens.css`. */
function theme(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).match(/\{([^}]*)\}/)?.[1] ?? "";
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const GROUNDS = ["canvas", "surface", "sunken", "raised", "overlay", "hover"] as const;
const TEXTS = ["text", "text-2", "text-3", "accent", "ok", "warn", "bad", "v-courtier", "v-client", "v-conjoint"] as const;

describe.each([
  ["light", '[data-theme="light"]'],
  ["dark", '[data-theme="dark"]'],
])("contrast in the %s theme", (_name, selector) => {
  const tokens = theme(selector);
  const ratio = (text: string, ground: string) => contrast(tokens[text] ?? "#ffffff", tokens[ground] ?? "#ffffff");

  it.each(TEXTS)("reads %s at 4.5 or more on every ground", (text) => {
    for (const ground of GROUNDS) expect(ratio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it("sees the border of a field at 3 or more", () => {
    for (const ground of ["surface", "raised", "overlay"]) expect(ratio("field", ground)).toBeGreaterThanOrEqual(3);
  });

  it("reads what is written on colour", () => {
    expect(ratio("on-solid", "solid")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("on-solid", "solid-hover")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("on-soft", "soft")).toBeGreaterThanOrEqual(4.5);
    for (const state of ["ok", "warn", "bad"]) expect(ratio(state, `${state}-soft`)).toBeGreaterThanOrEqual(4.5);
  });
});
