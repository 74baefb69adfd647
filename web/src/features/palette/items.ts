import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import type { SearchHits } from "@/shared/api/types";
import { formatDay } from "@/shared/format/dates";
import { fullName, initials } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { logOut } from "@/shared/session/log-out";
import { useSaveProfile, useSession } from "@/shared/session/session";
import { shownTheme } from "@/shared/session/theme";
import type { IconName } from "@/shared/ui/icons";

import { answers } from "@/shared/format/fold";
import { words } from "./words";

export type Item = {
  id: string;
  label: string;
  meta?: string;
  icon?: IconName;
  face?: string;
  badge?: string;
  keys?: string;
  run: () => void;
};
export type Group = { title: string; items: Item[] };

const PAUSE_MS = 120;

function useLate(value: string): string {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return late;
}

function useHits(typed: string) {
  const q = useLate(typed.trim());
  return useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => unwrap(api.GET("/search", { params: { query: { q } }, signal })),
    enabled: q.length > 0,
    placeholderData: (previous) => (q ? previous : undefined),
    staleTime: 10_000,
  });
}

/** What the palette offers for what is typed. `>` leaves only commands. */
export function useItems(input: string): { groups: Group[]; typed: string; failed: boolean; settled: boolean } {
  const commandsOnly = input.trimStart().startsWith(">");
  const typed = commandsOnly ? input.trimStart().slice(1) : input;
  const hits = useHits(commandsOnly ? "" : typed);
  const found = commandsOnly || !typed.trim() ? undefined : hits.data;
  const commands = useCommands(typed, found);
  const clients = useClients(found);
  const entretiens = useEntretiens(found);
  return {
    groups: [clients, commands.actions, entretiens, commands.places].filter((group) => group.items.length > 0),
    typed,
    failed: hits.isError,
    settled: !hits.isFetching,
  };
}

function useClients(hits: SearchHits | undefined): Group {
  const m = useMessages(words);
  const navigate = useNavigate();
  const items = (hits?.clients ?? []).map((client): Item => {
    const label = fullName(client) || client.matricule;
    return {
      id: `client-${client.id}`,
      label,
      face: initials(label),
      meta: [client.ville, client.contrats ? m.contracts(client.contrats) : null, client.matricule].filter(Boolean).join(" · "),
      ...(client.a_relire ? { badge: m.toReview(client.a_relire) } : {}),
      run: () => void navigate({ to: paths.client, params: { matricule: client.matricule } }),
    };
  });
  return { title: m.clients, items };
}

function useEntretiens(hits: SearchHits | undefined): Group {
  const m = useMessages(words);
  const locale = useLocale();
  const navigate = useNavigate();
  const items = (hits?.entretiens ?? []).map(
    (one): Item => ({
      id: `entretien-${one.id}`,
      label: one.titre,
      icon: "wave",
      meta: [formatDay(one.date, locale), one.client ? fullName(one.client) : null].filter(Boolean).join(" · "),
      run: () => void navigate({ to: one.state === "to_review" ? paths.review : paths.entretien, params: { id: one.id } }),
    }),
  );
  return { title: m.entretiens, items };
}

type Command = Item & { ability?: string };

function useCommands(typed: string, hits: SearchHits | undefined): { actions: Group; places: Group } {
  const m = useMessages(words);
  const locale = useLocale();
  const navigate = useNavigate();
  const { abilities } = useSession();
  const save = useSaveProfile();
  const first = hits?.clients[0];
  const offered = (commands: readonly Command[]) =>
    commands.filter((one) => (!one.ability || abilities.includes(one.ability)) && answers(one.label, typed));
  const go = (to: (typeof paths)["todo" | "clients" | "entretiens" | "profile" | "security" | "team" | "newEntretien"]) => () =>
    void navigate({ to });

  const actions: Command[] = [
    { id: "new-entretien", label: m.newEntretien, icon: "wave", ability: "entretiens.create", run: go(paths.newEntretien) },
    { id: "new-task", label: m.newTask, icon: "check", ability: "taches.add", run: () => void navigate({ to: paths.todo, search: { tache: true } }) },
    {
      id: "new-client",
      label: m.newClient,
      icon: "plus",
      ability: "clients.create",
      run: () => void navigate({ to: paths.clients, search: { nouveau: true } }),
    },
    {
      id: "theme",
      label: m.theme,
      icon: "moon",
      run: () => save.mutate({ theme: shownTheme() === "dark" ? "light" : "dark" }),
    },
    { id: "language", label: m.language, icon: "globe", run: () => save.mutate({ langue: locale === "fr" ? "en" : "fr" }) },
    { id: "logout", label: m.logout, icon: "logout", run: () => void logOut() },
  ];
  const places: Command[] = [
    { id: "go-todo", label: m.todo, icon: "inbox", keys: "g t", ability: "entretiens.view", run: go(paths.todo) },
    { id: "go-clients", label: m.clients, icon: "users", keys: "g c", ability: "clients.view", run: go(paths.clients) },
    { id: "go-entretiens", label: m.entretiens, icon: "wave", keys: "g e", ability: "entretiens.view", run: go(paths.entretiens) },
    { id: "go-profile", label: m.profile, icon: "user", run: go(paths.profile) },
    { id: "go-security", label: m.security, icon: "lock", run: go(paths.security) },
    { id: "go-team", label: m.team, icon: "badge", ability: "team.view", run: go(paths.team) },
  ];
  const taskWithFirst: Item[] =
    first && abilities.includes("taches.add")
      ? [
          {
            id: "new-task-with",
            label: m.newTaskWith(fullName(first)),
            icon: "check",
            run: () => void navigate({ to: paths.todo, search: { tache: true, client: { id: first.id, nom: first.nom, prenom: first.prenom } } }),
          },
        ]
      : [];
  const withFirst: Item[] =
    first && abilities.includes("entretiens.create")
      ? [
          {
            id: "new-entretien-with",
            label: m.newEntretienWith(fullName(first)),
            icon: "wave",
            run: () => void navigate({ to: paths.newEntretien, search: { client: { id: first.id, matricule: first.matricule, nom: first.nom, prenom: first.prenom } } }),
          },
        ]
      : [];
  return {
    actions: { title: m.actions, items: [...withFirst, ...taskWithFirst, ...offered(actions)] },
    places: { title: m.goTo, items: offered(places) },
  };
}
