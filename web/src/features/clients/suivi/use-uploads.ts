import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import { asApiError } from "@/shared/api/error";
import { refreshFollowUp, sendPiece, type Sent } from "@/shared/suivi/api";

export type Upload = {
  id: number;
  file: File;
  state: "waiting" | "sending" | "failed" | "twin";
  /** 0–1 while it is sent. */
  part: number;
  problem: string;
  retryable: boolean;
  /** What became of it, when it is the same as another. */
  sent: Sent | null;
};
const AT_ONCE = 2;
let next = 1;

/** Files on their way, two at a time; each can be stopped or tried again, none holds up the others. */
export function useUploads(client: string) {
  const cache = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const change = useCallback((id: number, values: Partial<Upload>) => {
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...values } : one)));
  }, []);
  const dismiss = useCallback((id: number) => {
    stops.current.get(id)?.abort();
    setUploads((all) => all.filter((one) => one.id !== id));
  }, []);

  const start = useCallback(
    async ({ id, file }: Upload) => {
      const stop = new AbortController();
      stops.current.set(id, stop);
      change(id, { state: "sending", part: 0 });
      try {
        const sent = await sendPiece(client, file, { onProgress: (part) => change(id, { part }), signal: stop.signal });
        if (sent.doublons.length) change(id, { state: "twin", sent });
        else dismiss(id);
        void refreshFollowUp(cache, "pieces", "fil");
      } catch (error) {
        if (!stop.signal.aborted) {
          const { message, retryable } = asApiError(error);
          change(id, { state: "failed", problem: message, retryable });
        }
      } finally {
        stops.current.delete(id);
      }
    },
    [cache, change, client, dismiss],
  );

  useEffect(() => {
    const free = AT_ONCE - uploads.filter(({ state }) => state === "sending").length;
    uploads.filter(({ state }) => state === "waiting").slice(0, Math.max(0, free)).forEach((one) => void start(one));
  }, [uploads, start]);

  const add = useCallback((files: Iterable<File>) => {
    const fresh = [...files].map((file): Upload => ({ id: next++, file, state: "waiting", part: 0, problem: "", retryable: false, sent: null }));
    setUploads((all) => [...all, ...fresh]);
  }, []);
  return { uploads, add, dismiss, retry: (id: number) => change(id, { state: "waiting" }) };
}
