import { useNavigate } from "@tanstack/react-router";

import type { SearchHit, SearchHits } from "@/shared/api/types";
import { paths } from "@/shared/paths";
import type { IconName } from "@/shared/ui/icons";

export type HitGroup = SearchHits["groupes"][number];

/** What the page knows of each kind of thing; a kind it does not know opens its client. */
const ICONS: Record<string, IconName> = { entretien: "wave", piece: "file-text", note: "pencil", tache: "check" };
export const iconOf = (kind: string): IconName => ICONS[kind] ?? "search";

export const infoOf = (hit: SearchHit, name: string): unknown => (typeof hit.infos === "object" && hit.infos !== null ? (hit.infos as Record<string, unknown>)[name] : undefined);

/** What is found as one reads it: a note without the signs of its light Markdown. */
export const titleOf = (kind: string, { titre }: SearchHit): string => (kind === "note" ? titre.replaceAll("**", "").replace(/^[-#\s]+/, "") : titre);
/** Where it stands in its client's file. */
const SECTIONS: Record<string, string> = { piece: "documents", note: "notes", tache: "taches" };

/** A client among what was found. */
export type FoundClient = { id: string; matricule: string; nom: string | null; prenom: string | null };
const textOr = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The clients that were found. */
export const clientsOf = (hits: SearchHits | undefined): FoundClient[] =>
  (hits?.groupes.find((group) => group.kind === "client")?.results ?? []).map((hit) => ({
    id: hit.id,
    matricule: textOr(infoOf(hit, "matricule")) ?? "",
    nom: textOr(infoOf(hit, "nom")),
    prenom: textOr(infoOf(hit, "prenom")),
  }));

/** Opens what was found. */
export function useOpenHit(): (kind: string, hit: SearchHit) => void {
  const navigate = useNavigate();
  return (kind, hit) => {
    if (kind === "entretien") {
      void navigate({ to: infoOf(hit, "state") === "to_review" ? paths.review : paths.entretien, params: { id: hit.id } });
      return;
    }
    if (kind === "tache" && !hit.client_id) {
      void navigate({ to: paths.todo });
      return;
    }
    const matricule = infoOf(hit, "matricule");
    void navigate({ to: paths.client, params: { matricule: typeof matricule === "string" ? matricule : (hit.client_id ?? hit.id) }, ...(SECTIONS[kind] ? { hash: SECTIONS[kind] } : {}) });
  };
}
