import { queryOptions, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";

import type { Champ, Section } from "./types";

export const dictionaryQuery = queryOptions({
  queryKey: ["dictionary"],
  queryFn: async () => (await unwrap(api.GET("/dictionary"))).sections as Section[],
  staleTime: Number.POSITIVE_INFINITY,
});

export type Dictionary = { sections: readonly Section[]; section: (nom: string) => Section | undefined; champ: (section: string, nom: string) => Champ };

const unknown = (nom: string): Champ => ({ nom, kind: "texte", fr: nom, en: nom, unite: null, critique: false, choix: null });

/** The dictionary of the file; empty until it has arrived. A field it does not know is shown under its own name. */
export function useDictionary(): Dictionary {
  const { data: sections = [] } = useQuery(dictionaryQuery);
  const section = (nom: string) => sections.find((candidate) => candidate.nom === nom);
  return {
    sections,
    section,
    champ: (of, nom) => section(of)?.champs.find((candidate) => candidate.nom === nom) ?? unknown(nom),
  };
}
