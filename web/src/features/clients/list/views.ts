import { useQuery, useQueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import { formatNumber } from "@/shared/format/numbers";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";

import { chosenColumns, columnsParam } from "./columns";
import { readCriteria } from "./criteria";
import { viewCountsQuery, viewsQuery, type View } from "./queries";
import { DENSITIES, without, type ListSearch } from "./search";
import { words } from "./words";

export type GivenView = "tous" | "miens" | "a_relire";
export const GIVEN: readonly GivenView[] = ["tous", "miens", "a_relire"];
const FILTERS: Record<GivenView, ListSearch> = {
  tous: {},
  miens: { filtre: { et: [["suivi_par", "est", "moi"]] } },
  a_relire: { filtre: { et: [["a_relire", "superieur", 1]] } },
};
type Settings = View["reglages"];

/** The address of a saved view. */
export function searchOf({ id, reglages }: View): ListSearch {
  const { q, sort, groupe, densite, colonnes } = reglages;
  const filtre = readCriteria(reglages.filtre);
  return {
    vue: id,
    ...(q ? { q } : {}),
    ...(filtre ? { filtre } : {}),
    ...(sort ? { sort } : {}),
    ...(groupe ? { groupe } : {}),
    ...(colonnes ? columnsParam(colonnes) : {}),
    ...(DENSITIES.includes(densite as never) ? { densite: densite as NonNullable<ListSearch["densite"]> } : {}),
  };
}

/** What a view keeps of an address: everything but the page one is on. */
export const settingsOf = ({ q, filtre, sort, groupe, densite, colonnes }: ListSearch): Settings => ({
  ...(q ? { q } : {}),
  ...(filtre ? { filtre } : {}),
  ...(sort ? { sort } : {}),
  ...(groupe ? { groupe } : {}),
  ...(densite ? { densite } : {}),
  ...(colonnes ? { colonnes: chosenColumns(colonnes) } : {}),
});

const said = (search: ListSearch): string => JSON.stringify(Object.entries(settingsOf(search)).sort(([a], [b]) => a.localeCompare(b)));

/** The tabs of the list: those everyone has, then the saved ones, with how many clients each holds. */
export function useViews(search: ListSearch) {
  const m = useMessages(words);
  const locale = useLocale();
  const saved = useQuery(viewsQuery).data ?? [];
  const counts = useQuery(viewCountsQuery).data ?? {};
  const view = saved.find((one) => one.id === search.vue);
  const given = GIVEN.find((one) => said(FILTERS[one]) === JSON.stringify(Object.entries(settingsOf({ q: search.q, filtre: search.filtre } as ListSearch))));
  const count = (key: string) => (counts[key] ? { count: formatNumber(counts[key], locale) } : {});
  const labels: Record<GivenView, string> = { tous: m.all, miens: m.mine, a_relire: m.toReview };
  return {
    saved,
    view,
    /** The saved view one is on has been changed on screen. */
    changed: view !== undefined && said(searchOf(view)) !== said(search),
    current: view ? view.id : (given ?? null),
    choices: [
      ...GIVEN.map((value) => ({ value: value as string, label: labels[value], ...count(value) })),
      ...saved.map((one) => ({ value: one.id, label: one.nom, ...(one.partagee ? { icon: "users" as const } : {}), ...count(one.id) })),
    ],
    /** The address of a tab; a given one changes only what is searched and filtered. */
    address: (value: string): ListSearch => {
      const chosen = saved.find((one) => one.id === value);
      if (chosen) return searchOf(chosen);
      const base = view ? {} : without(search, "q", "filtre", "vue");
      return { ...base, ...FILTERS[value as GivenView] };
    },
  };
}
export type Views = ReturnType<typeof useViews>;

/** What can be done to saved views. Each refreshes the tabs. */
export function useViewActions() {
  const client = useQueryClient();
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: ["vues"] }), client.invalidateQueries({ queryKey: viewCountsQuery.queryKey })]);
  const then = async <Data>(answer: Promise<Data>): Promise<Data> => {
    try {
      return await answer;
    } finally {
      await refresh();
    }
  };
  const at = (view: View) => ({ path: { view_id: view.id } });
  return {
    create: (nom: string, partagee: boolean, reglages: Settings) => then(unwrap(api.POST("/vues", { body: { nom, partagee, reglages } }))),
    change: (view: View, body: { nom?: string; partagee?: boolean; reglages?: Settings }) =>
      then(unwrap(api.PATCH("/vues/{view_id}", { params: { ...at(view), header: ifMatch(view.version) }, body }))),
    remove: (view: View) => then(unwrap(api.DELETE("/vues/{view_id}", { params: { ...at(view), header: ifMatch(view.version) } }))),
    restore: (view: View) => then(unwrap(api.POST("/vues/{view_id}/restore", { params: at(view) }))),
    openOn: (view: View | null) => then(unwrap(api.POST("/vues/defaut", { body: { vue: view?.id ?? null } }))),
  };
}
