import { queryOptions, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";

import type { Champ, Section } from "./types";

export const dictionaryQuery = queryOptions({
  queryKey: ["dictionary"],
  queryFn: () => unwrap(api.GET("/dictionary")),
  staleTime: Number.POSITIVE_INFINITY,
});

export type Dictionary = { section: (nom: string) => Section | undefined; champ: (section: string, nom: string) => Champ };

const plain = (nom: string): Champ => ({ nom, kind: "texte", fr: nom, en: nom, unite: null, critique: false, scelle: false, choix: null });

/** The dictionary of the file; empty until it has arrived. A field it does not know is shown under its own name. */
export function useDictionary(): Dictionary {
  const { data } = useQuery(dictionaryQuery);
  const section = (nom: string) => data?.sections.find((candidate) => candidate.nom === nom);
  return {
    section,
    champ: (of, nom) =>
      of === "besoins"
        ? { ...plain(nom), kind: "choix", choix: data?.besoins ?? null }
        : (section(of)?.champs.find((candidate) => candidate.nom === nom) ?? plain(nom)),
  };
}
