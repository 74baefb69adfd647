import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";

export const ssoQuery = queryOptions({
  queryKey: ["team", "sso"],
  queryFn: ({ signal }) => unwrap(api.GET("/team/sso", { signal })),
});

export const accessQuery = queryOptions({
  queryKey: ["team", "access"],
  queryFn: ({ signal }) => unwrap(api.GET("/team/access", { signal })),
});

export type Equipe = Schemas["EquipeOutput"];
export type Delegation = Schemas["DelegationOutput"];
export type Portee = Schemas["PorteeMembre"];

export const equipesQuery = queryOptions({
  queryKey: ["team", "equipes"],
  queryFn: ({ signal }) => unwrap(api.GET("/team/equipes", { signal })),
});

export const delegationsQuery = queryOptions({
  queryKey: ["team", "delegations"],
  queryFn: ({ signal }) => unwrap(api.GET("/team/delegations", { signal })),
});

export const chargesQuery = (id: string) =>
  queryOptions({
    queryKey: ["team", "charges", id],
    queryFn: ({ signal }) => unwrap(api.GET("/team/members/{member_id}/charges", { params: { path: { member_id: id } }, signal })),
    staleTime: 0,
  });
