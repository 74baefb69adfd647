import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api, unwrap } from "@/shared/api/client";
import type { SearchHits } from "@/shared/api/types";
import { answers } from "@/shared/format/fold";
import { formatDay } from "@/shared/format/dates";
import { fullName, initials } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { clientsOf, iconOf, infoOf, titleOf, useOpenHit } from "@/shared/search/hits";
import { useLate } from "@/shared/search/use-late";
import { logOut } from "@/shared/session/log-out";
import { useSaveProfile, useSession } from "@/shared/session/session";
import { shownTheme } from "@/shared/session/theme";
import type { IconName } from "@/shared/ui/icons";

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
  const { clients, others, rest } = useFound(found, typed);
  return {
    groups: [...clients, commands.actions, ...others, rest, commands.places].filter((group) => group.items.length > 0),
    typed,
    failed: hits.isError,
    settled: !hits.isFetching,
  };
}

/** What was found, kind by kind, and the page that shows the rest. */
function useFound(hits: SearchHits | undefined, typed: string): { clients: Group[]; others: Group[]; rest: Group } {
  const m = useMessages(words);
  const locale = useLocale();
  const navigate = useNavigate();
  const open = useOpenHit();
  const groups = (hits?.groupes ?? []).map(({ kind, count, results, ...title }) => ({
    kind,
    count,
    title: title[locale],
    items: results.map((hit): Item => {
      const contracts = Number(infoOf(hit, "contrats") ?? 0);
      const waiting = Number(infoOf(hit, "a_relire") ?? 0);
      const date = kind === "entretien" ? String(infoOf(hit, "date") ?? "") : "";
      return {
        id: `${kind}-${hit.id}`,
        label: titleOf(kind, hit),
        ...(kind === "client" ? { face: initials(hit.titre) } : { icon: iconOf(kind) }),
        meta: [date ? formatDay(date, locale) : null, hit.detail, kind === "client" && contracts ? m.contracts(contracts) : null, kind === "client" ? String(infoOf(hit, "matricule") ?? "") : null, hit.approchant ? m.close : null].filter(Boolean).join(" · "),
        ...(waiting ? { badge: m.toReview(waiting) } : {}),
        run: () => open(kind, hit),
      };
    }),
  }));
  const more = groups.reduce((sum, group) => sum + group.count, 0);
  const all: Item[] = groups.length ? [{ id: "all-found", label: m.allFound(more), icon: "search", run: () => void navigate({ to: paths.search, search: { q: typed.trim() } }) }] : [];
  return { clients: groups.filter((group) => group.kind === "client"), others: groups.filter((group) => group.kind !== "client"), rest: { title: m.everything, items: all } };
}

type Command = Item & { ability?: string };

function useCommands(typed: string, hits: SearchHits | undefined): { actions: Group; places: Group } {
  const m = useMessages(words);
  const locale = useLocale();
  const navigate = useNavigate();
  const { abilities } = useSession();
  const save = useSaveProfile();
  const first = clientsOf(hits)[0];
  const offered = (commands: readonly Command[]) =>
    commands.filter((one) => (!one.ability || abilities.includes(one.ability)) && answers(one.label, typed));
  const go = (to: (typeof paths)["todo" | "clients" | "entretiens" | "profile" | "security" | "team" | "tokens" | "newEntretien" | "recorder"]) => () =>
    void navigate({ to });

  const actions: Command[] = [
    { id: "record", label: m.record, icon: "mic", ability: "entretiens.create", run: go(paths.recorder) },
    { id: "new-entretien", label: m.newEntretien, icon: "wave", ability: "entretiens.create", run: go(paths.newEntretien) },
    { id: "new-task", label: m.newTask, icon: "check", ability: "taches.add", run: () => void navigate({ to: paths.todo, search: { tache: true } }) },
    {
      id: "new-client",
      label: m.newClient,
      icon: "plus",
      ability: "clients.create",
      run: () => void navigate({ to: paths.clients, search: { nouveau: true } }),
    },
    { id: "import", label: m.importClients, icon: "download", ability: "imports.create", run: () => void navigate({ to: paths.imports }) },
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
    { id: "go-tokens", label: m.tokens, icon: "key", ability: "tokens.create", run: go(paths.tokens) },
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
            id: "record-with",
            label: m.recordWith(fullName(first)),
            icon: "mic",
            run: () => void navigate({ to: paths.recorder, search: { client: { id: first.id, matricule: first.matricule, nom: first.nom, prenom: first.prenom } } }),
          },
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
