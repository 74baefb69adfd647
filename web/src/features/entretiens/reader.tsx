import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, idempotent, newKey, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Schemas } from "@/shared/api/schema";
import { formatMoney } from "@/shared/format/numbers";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/button";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { Banner } from "@/shared/ui/states";

import { refresh } from "./api";
import { formatDuration } from "./steps";
import type { Entretien } from "./types";

type Reader = Schemas["MoteurDeLecture"];
const READERS: readonly Reader[] = ["rules", "llm", "both"];
const READABLE = ["to_review", "failed"];

const words = defineMessages({
  fr: {
    by: "Lecture", rules: "les règles d’Égide", llm: "un modèle de langage", both: "le modèle et les règles", again: "Relire avec",
    rulesChoice: "Les règles", llmChoice: "Un modèle de langage", bothChoice: "Les deux", free: "sans frais", cached: "lecture déjà faite, sans frais", masked: "noms remplacés",
    underCent: "moins d’un centime",
  },
  en: {
    by: "Read by", rules: "Égide's rules", llm: "a language model", both: "the model and the rules", again: "Read again with",
    rulesChoice: "The rules", llmChoice: "A language model", bothChoice: "Both", free: "free", cached: "already read, free", masked: "names replaced",
    underCent: "less than a cent",
  },
});

/** Who read the meeting, in how long, at what cost, and what its reader must know; another reading one gesture away. */
export function Reading({ entretien }: { entretien: Entretien }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const { data: options } = useQuery({ queryKey: ["ai", "settings"], queryFn: ({ signal }) => unwrap(api.GET("/ai/settings", { signal })) });
  const again = useMutation({
    mutationFn: (moteur: Reader) =>
      unwrap(api.POST("/entretiens/{id}/extract", { params: { path: { id: entretien.id } }, body: { moteur }, headers: idempotent(newKey()) })),
    onSettled: () => refresh(client, entretien.id),
  });
  const reading = entretien.extraction;
  if (!reading) return null;
  const withModel = reading.moteur !== "rules";
  const cost = reading.depuis_cache ? m.cached : reading.cout === 0 ? m.free : reading.cout < 0.01 ? m.underCent : formatMoney(reading.cout, locale, true);
  const who = [reading.fournisseur, reading.modele].filter(Boolean).join(" · ");
  const facts = [withModel && who ? `${m[reading.moteur]} (${who})` : m[reading.moteur], formatDuration(reading.duree_ms, locale), withModel ? cost : null, reading.pseudonymise ? m.masked : null];
  const choices = options && options.moteur !== "rules" && READABLE.includes(entretien.state) ? READERS : [];
  return (
    <div className="mt-4 grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-text-2">
        <span className="min-w-0 flex-1">{m.by}{locale === "fr" ? "\u00a0: " : " "}{facts.filter(Boolean).join(", ")}</span>
        {choices.length ? (
          <Menu label={m.again} align="end" trigger={(trigger) => <Button {...trigger} size="sm" trailing="chevron-down" busy={again.isPending}>{m.again}</Button>}>
            {choices.map((reader) => <MenuItem key={reader} checked={reader === reading.voulu} onSelect={() => again.mutate(reader)}>{m[`${reader}Choice`]}</MenuItem>)}
          </Menu>
        ) : null}
      </div>
      {again.error ? <Banner tone="bad" icon="alert-circle" alert>{asApiError(again.error).message}</Banner> : null}
      {reading.notices.map((notice) => <Banner key={notice.code} tone="warn" icon="info">{notice.message}</Banner>)}
    </div>
  );
}
