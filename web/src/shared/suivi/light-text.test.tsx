import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { blocksOf, LightText } from "./light-text";

const html = (text: string, called: string[] = []) => renderToStaticMarkup(<LightText text={text} called={called} />).replace(/ class="[^"]*"/g, "");

describe("a note's light text", () => {
  it("shows bold, italic, code and addresses", () => {
    expect(html("**après 18 h** ou *jamais*, `RIB`")).toContain("<p><strong>après 18 h</strong> ou <em>jamais</em>, <code>RIB</code></p>");
    expect(html("voir https://exemple.fr/a?b=1.")).toContain('<a href="https://exemple.fr/a?b=1" target="_blank" rel="noreferrer">https://exemple.fr/a?b=1</a>.');
  });

  it("shows lists and paragraphs in order", () => {
    expect(blocksOf("Bonjour\nà vous\n\n- un\n- deux\n1. trois\nfin")).toEqual([
      { list: false, ordered: false, lines: ["Bonjour", "à vous"] },
      { list: true, ordered: false, lines: ["un", "deux", "trois"] },
      { list: false, ordered: false, lines: ["fin"] },
    ]);
  });

  it("marks who was called, whatever the case, and nobody else", () => {
    expect(html("@claire vasseur et @Paul", ["Claire Vasseur"])).toContain("<p><span>@claire vasseur</span> et @Paul</p>");
  });

  it("never becomes HTML, and runs no address but http", () => {
    expect(html("<img src=x onerror=alert(1)> javascript:alert(1)")).toContain("&lt;img src=x onerror=alert(1)&gt; javascript:alert(1)");
  });

  it("leaves stars alone when they mean nothing", () => {
    expect(html("3 * 4 * 5 et **")).toContain("<p>3 * 4 * 5 et **</p>");
  });
});
