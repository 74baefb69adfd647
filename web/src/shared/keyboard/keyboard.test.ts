import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { activeShortcuts, allowLetters, handleKey, openLayer, register, type Shortcut } from "./registry";

const bind = (keys: string, run: () => void, rest: Partial<Shortcut> = {}): Shortcut => ({ keys, label: keys, group: "Test", run, ...rest });

function press(key: string, init: KeyboardEventInit = {}, target: HTMLElement = document.body): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

describe("the keyboard", () => {
  let release: (() => void)[] = [];
  const add = (...shortcuts: Shortcut[]) => release.push(register(shortcuts));

  beforeEach(() => {
    document.addEventListener("keydown", handleKey);
    allowLetters(true);
  });
  afterEach(() => {
    document.removeEventListener("keydown", handleKey);
    release.forEach((undo) => undo());
    release = [];
    document.body.replaceChildren();
  });

  it("runs a letter, and only with the modifiers it asks for", () => {
    const [plain, shifted] = [vi.fn(), vi.fn()];
    add(bind("a", plain), bind("shift+a", shifted));
    press("a");
    press("A", { shiftKey: true });
    press("a", { ctrlKey: true });
    expect([plain.mock.calls.length, shifted.mock.calls.length]).toEqual([1, 1]);
  });

  it("runs a sequence of two", () => {
    const run = vi.fn();
    add(bind("g c", run));
    press("g");
    press("c");
    press("c");
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("keeps quiet inside a field, except for what says otherwise", () => {
    const [letter, palette, leave] = [vi.fn(), vi.fn(), vi.fn()];
    add(bind("n", letter), bind("mod+k", palette, { inFields: true }), bind("Escape", leave, { inFields: true }));
    const field = document.body.appendChild(document.createElement("input"));
    press("n", {}, field);
    press("k", { ctrlKey: true }, field);
    press("Escape", {}, field);
    expect([letter, palette, leave].map((mock) => mock.mock.calls.length)).toEqual([0, 1, 1]);
  });

  it("lets a person turn single letters off, and nothing else", () => {
    const [letter, figure, enter] = [vi.fn(), vi.fn(), vi.fn()];
    add(bind("j", letter), bind("1", figure), bind("Enter", enter));
    allowLetters(false);
    press("j");
    press("1", { code: "Digit1" });
    press("Enter");
    expect([letter, figure, enter].map((mock) => mock.mock.calls.length)).toEqual([0, 0, 1]);
  });

  it("reads figures by their place, as a French keyboard prints & where others print 1", () => {
    const run = vi.fn();
    add(bind("1", run));
    press("&", { code: "Digit1" });
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("leaves Enter to the button that has the focus", () => {
    const run = vi.fn();
    add(bind("Enter", run));
    const button = document.body.appendChild(document.createElement("button"));
    expect(press("Enter", {}, button).defaultPrevented).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it("puts the page’s keys to sleep under a dialog, and lists only those that work", () => {
    const [page, dialog] = [vi.fn(), vi.fn()];
    add(bind("a", page));
    const close = openLayer(1);
    release.push(register([bind("r", dialog)], 1));
    press("a");
    press("r");
    expect(activeShortcuts().map(({ keys }) => keys)).toEqual(["r"]);
    close();
    press("a");
    expect([page.mock.calls.length, dialog.mock.calls.length]).toEqual([1, 1]);
  });
});
