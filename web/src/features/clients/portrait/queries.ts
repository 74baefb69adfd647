import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";

export type Balance = Schemas["BilanDuClient"];

export const balanceQuery = (reference: string) =>
  queryOptions({
    queryKey: ["client", reference, "bilan"],
    queryFn: () => unwrap(api.GET("/clients/{reference}/bilan", { params: { path: { reference } } })),
  });
