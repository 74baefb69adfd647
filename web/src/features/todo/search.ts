import type { TaskClient } from "@/shared/suivi/task-dialog";

export type TodoSearch = { tache?: true; client?: TaskClient };

const text = (value: unknown): string | null => (typeof value === "string" && value ? value : null);

/** `?tache=true&client={…}`: a task to write, about somebody. */
export function parseTodoSearch({ tache, client }: Record<string, unknown>): TodoSearch {
  if (tache !== true) return {};
  const about = client as Record<string, unknown> | undefined;
  const id = text(about?.["id"]);
  return { tache: true, ...(id ? { client: { id, nom: text(about?.["nom"]), prenom: text(about?.["prenom"]) } } : {}) };
}
