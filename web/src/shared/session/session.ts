import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";

import { announceTeam, api, unwrap } from "@/shared/api/client";
import type { Profile, Session } from "@/shared/api/types";
import { setLocale } from "@/shared/i18n/locale";
import { allowLetters } from "@/shared/keyboard/registry";

import { remember } from "./remembered";
import { applyTheme } from "./theme";

/** The person's choices take effect wherever the session comes from. */
export function settle(session: Session): Session {
  announceTeam(session.team?.id ?? null);
  setLocale(session.user.langue);
  applyTheme(session.user.theme);
  allowLetters(session.user.raccourcis);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => {
    const session = settle(await unwrap(api.GET("/session", { signal })));
    remember(session);
    return session;
  },
  staleTime: Infinity,
  retry: false,
  // Asked even when the browser says there is no network: the failure is what opens the application from memory.
  networkMode: "always",
});

/** Inside the signed-in shell only: the route has already loaded it. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

export const useCan = (ability: string): boolean => useSession().abilities.includes(ability);

export function useSaveProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<Profile>) => unwrap(api.PATCH("/session/profile", { body })),
    onSuccess: () => client.invalidateQueries(sessionQuery),
  });
}

/** Another firm is another world: everything this page knew is dropped. */
export async function switchTeam(teamId: string): Promise<void> {
  await unwrap(api.POST("/session/team", { body: { team_id: teamId } }));
  location.assign("/");
}
