import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";

export type Endpoint = Schemas["PointEnvoi"];
export type Offered = Schemas["EvenementOffert"];
export type Message = Schemas["Envoi"];

export const webhooksQuery = queryOptions({
  queryKey: ["webhooks", "list"],
  queryFn: ({ signal }) => unwrap(api.GET("/webhooks", { signal })),
});

export const messagesQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ["webhooks", "messages", id, page],
    queryFn: ({ signal }) => unwrap(api.GET("/webhooks/{endpoint_id}/deliveries", { params: { path: { endpoint_id: id }, query: { page } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
