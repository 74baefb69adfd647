import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";

import { LiveSocket, type LiveEvent } from "./socket";

/** What each kind of event makes stale. Query keys start with the resource, then its id. */
const STALE: Record<string, (ids: Record<string, string>) => QueryKey[]> = {
  "client.changed": ({ client_id }) => [["clients"], ["client", client_id], ["fil", client_id]],
  "entretien.changed": ({ entretien_id }) => [["entretiens"], ["entretien", entretien_id], ["todo"]],
  "entretien.progress": ({ entretien_id }) => [["entretien", entretien_id]],
  "proposals.changed": ({ entretien_id }) => [["entretien", entretien_id], ["clients"]],
  "lot.changed": ({ lot_id }) => [["lot", lot_id]],
  "import.changed": ({ import_id }) => [["import", import_id], ["imports"]],
  "vue.changed": () => [["vues"], ["clients", "vues"]],
  "document.changed": ({ client_id }) => [["documents"], ["document"], ["fil", client_id]],
  "modele.changed": () => [["modeles"], ["document"]],
  "identite.changed": () => [["identite"], ["document"]],
  "piece.changed": ({ client_id }) => [["pieces", client_id], ["fil", client_id]],
  "note.changed": ({ client_id }) => [["notes", client_id], ["fil", client_id]],
  "tache.changed": ({ client_id }) => [["taches"], ["fil", client_id], ["todo"]],
  "todo.changed": () => [["todo"], ["mentions"]],
  "export.changed": () => [["conformite"]],
  "effacement.changed": () => [["conformite"]],
  "ai.alert": () => [["ai"]],
  "ai.usage": () => [["ai", "usage"], ["ai", "budget"]],
  "ai.provider": () => [["ai"]],
  "jobs.changed": () => [["jobs"]],
  "webhook.changed": () => [["webhooks"]],
  "webhook.delivery": () => [["webhooks", "messages"]],
  "webhook.stopped": () => [["webhooks"]],
  "session.revoked": () => [["session"]],
};

type Listener = (event: LiveEvent) => void;
const listeners = new Set<Listener>();

/** For a page that shows an event itself (a step of the work); refreshing data is already done. */
export function useLiveEvent(kind: string, act: (ids: Record<string, string>) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const listener: Listener = (event) => {
      if (event.kind === kind) latest.current(event.ids);
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [kind]);
}

/** Keeps the page live; once, in the shell. Says whether the live server is reached (null until known). */
export function useLive(url: string, teamId: string): boolean | null {
  const client = useQueryClient();
  const [connected, setConnected] = useState<boolean | null>(null);
  useEffect(() => {
    let before = false;
    const socket = new LiveSocket(url, `egide-live-${teamId}`, {
      onEvent: (event) => {
        for (const queryKey of STALE[event.kind]?.(event.ids) ?? []) void client.invalidateQueries({ queryKey });
        listeners.forEach((listener) => listener(event));
      },
      onResync: () => void client.invalidateQueries(),
      onState: (reached) => {
        // A socket that falls may be a session that ended elsewhere: ask once.
        if (before && !reached) void client.invalidateQueries({ queryKey: ["session"] });
        before = reached;
        setConnected(reached);
      },
    });
    return () => socket.stop();
  }, [client, url, teamId]);
  return connected;
}

function watchNetwork(notify: () => void): () => void {
  addEventListener("online", notify);
  addEventListener("offline", notify);
  return () => {
    removeEventListener("online", notify);
    removeEventListener("offline", notify);
  };
}

export const useOnline = (): boolean => useSyncExternalStore(watchNetwork, () => navigator.onLine);
