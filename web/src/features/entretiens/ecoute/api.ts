import { queryOptions } from "@tanstack/react-query";

import { api, newKey, unwrap } from "@/shared/api/client";
import { base } from "@/shared/api/schema";

export const waveQuery = (id: string) =>
  queryOptions({
    queryKey: ["onde", id],
    queryFn: () => unwrap(api.GET("/entretiens/{id}/enregistrement/onde", { params: { path: { id } } })),
    staleTime: Infinity,
  });

/** Where the browser reads the recording, by ranges. Each opening has its number, and is traced once. */
export const audioUrl = (id: string): string => `${base}/entretiens/${id}/enregistrement/audio?ouverture=${newKey()}`;
