import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { paths } from "@/shared/paths";
import { sessionQuery } from "@/shared/session/session";

/** What follows every log-in, whatever the way: set up the second factor that the firm expects, or go where one was going. */
export function useArrive(): (suite: string | undefined) => Promise<void> {
  const navigate = useNavigate();
  const client = useQueryClient();
  return async (suite) => {
    client.removeQueries({ queryKey: ["session"] });
    const { porte, second_facteur } = await client.fetchQuery(sessionQuery);
    const expected = porte ? porte.motif === "second_facteur" : second_facteur.exige_le && !second_facteur.actif;
    if (expected) await navigate({ to: paths.secondFactor, search: suite ? { suite } : {}, replace: true });
    else await navigate({ href: suite ?? paths.home, replace: true });
  };
}
