import type { ReactNode } from "react";

import type { Schemas } from "@/shared/api/schema";

export type Etiquette = Schemas["EtiquettePosee"];
export type Forme = Etiquette["forme"];

/** Drawn on a 10-px grid: a tag is told by its shape and its words, never by a colour of its own. */
const SHAPES: Record<Forme, string> = {
  rond: "M5 1a4 4 0 1 1 0 8 4 4 0 0 1 0-8z",
  carre: "M1.5 1.5h7v7h-7z",
  losange: "M5 .6 9.4 5 5 9.4.6 5z",
  triangle: "M5 1 9.4 8.8H.6z",
  etoile: "M5 .5l1.3 2.9 3.2.3-2.4 2.1.7 3.1L5 7.3 2.2 8.9l.7-3.1L.5 3.7l3.2-.3z",
  drapeau: "M1.5.8h1v.4H9L7.4 3.6 9 6H2.5v3.4h-1z",
};

export const Shape = ({ forme }: { forme: Forme }) => (
  <svg aria-hidden="true" viewBox="0 0 10 10" width={9} height={9} className="flex-none fill-current text-text-3"><path d={SHAPES[forme]} /></svg>
);

/** A tag of the firm; `children` are what can be done with it. */
export function EtiquetteMark({ etiquette, children }: { etiquette: Pick<Etiquette, "nom" | "forme">; children?: ReactNode }) {
  return (
    <span className="inline-flex h-5 max-w-full flex-none items-center gap-1 rounded-1 px-1.5 align-middle text-small font-medium whitespace-nowrap text-text-2 shadow-inset">
      <Shape forme={etiquette.forme} />
      <span className="truncate">{etiquette.nom}</span>
      {children}
    </span>
  );
}
