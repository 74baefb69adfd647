import { useQuery } from "@tanstack/react-query";

import { useLocale } from "@/shared/i18n/locale";
import { formatNumber } from "@/shared/format/numbers";
import { useMessages } from "@/shared/i18n/messages";
import { useSession } from "@/shared/session/session";

import { clientsCountQuery } from "./queries";
import { FILTERS, type ListSearch } from "./search";
import { words } from "./words";

export type ViewName = "all" | "mine" | "toReview";
export const VIEWS: readonly ViewName[] = ["all", "mine", "toReview"];

/** The views everyone has; each is only a set of filters, so the address is enough to share one. */
export function useViews(search: ListSearch) {
  const m = useMessages(words);
  const locale = useLocale();
  const { membership_id } = useSession();
  const filters: Record<ViewName, ListSearch> = {
    all: {},
    mine: membership_id ? { conseiller: membership_id } : {},
    toReview: { a_relire: true },
  };
  const counts: Record<ViewName, number | undefined> = {
    all: useQuery(clientsCountQuery(filters.all)).data,
    mine: useQuery(clientsCountQuery(filters.mine)).data,
    toReview: useQuery(clientsCountQuery(filters.toReview)).data,
  };
  const current = VIEWS.find((view) => FILTERS.every((name) => search[name] === filters[view][name])) ?? null;
  return {
    filters,
    current,
    choices: VIEWS.map((value) => {
      const count = counts[value];
      return { value, label: m[value], ...(!count ? {} : { count: formatNumber(count, locale) }) };
    }),
  };
}
