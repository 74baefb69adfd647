import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { api, headersOf, ifMatch, refusalOf, unwrap } from "@/shared/api/client";
import { base, type Schemas } from "@/shared/api/schema";

export type Identity = Schemas["IdentiteDuCabinet"];
export type IdentityChange = Schemas["PatchedIdentiteSaisieRequest"];

export const identityQuery = queryOptions({
  queryKey: ["identite"],
  queryFn: ({ signal }) => unwrap(api.GET("/cabinet/identite", { signal })),
});
/** The address changes with the version, so that a new logo is not the old one kept by the browser. */
export const logoAddress = (version: number): string => `${base}/cabinet/identite/logo?apercu=true&v=${version}`;

async function sendLogo(version: number, file: File): Promise<Identity> {
  const path = "/cabinet/identite/logo";
  const headers = { ...headersOf("PUT", path), ...ifMatch(version), "Content-Type": "application/octet-stream" };
  const answer = await fetch(`${base}${path}`, { method: "PUT", body: file, headers, credentials: "same-origin" });
  if (!answer.ok) throw await refusalOf(answer);
  return (await answer.json()) as Identity;
}

/** Writes over the version on screen; one after the other, since each gives the version of the next. */
export function useSaveIdentity() {
  const client = useQueryClient();
  const version = () => client.getQueryData(identityQuery.queryKey)?.version ?? 0;
  const keep = (now: Identity) => client.setQueryData(identityQuery.queryKey, now);
  const scope = { id: "identite" };
  const change = useMutation({
    scope,
    mutationFn: (body: IdentityChange) => unwrap(api.PATCH("/cabinet/identite", { params: { header: ifMatch(version()) }, body })),
    onSuccess: keep,
  });
  const logo = useMutation({
    scope,
    mutationFn: (file: File | null) =>
      file ? sendLogo(version(), file) : unwrap(api.DELETE("/cabinet/identite/logo", { params: { header: ifMatch(version()) } })),
    onSuccess: keep,
  });
  return { change, logo };
}
