import { formatMoney } from "@/shared/format/numbers";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";

import type { Derives } from "./types";

const words = defineMessages({
  fr: { estate: "Immobilier", financial: "Financier", other: "Autres avoirs", debts: "Dettes", net: "Net", picture: (parts: string) => `Patrimoine : ${parts}` },
  en: { estate: "Real estate", financial: "Financial", other: "Other assets", debts: "Debts", net: "Net", picture: (parts: string) => `Wealth: ${parts}` },
});
const LIGHT = "bg-g-2 shadow-[inset_0_0_0_1px_var(--g-1)]";

/** What is owned above, what is owed below, at one scale: told by pattern and by figures as well as by length. */
export function WealthPicture({ derives }: { derives: Derives }) {
  const m = useMessages(words);
  const locale = useLocale();
  const parts = [
    { label: m.estate, value: derives.immobilier, look: "bg-g-1" },
    { label: m.financial, value: derives.financier, look: LIGHT },
    { label: m.other, value: derives.autres_avoirs, look: "bg-press shadow-[inset_0_0_0_1px_var(--g-1)]" },
  ].filter(({ value }) => value > 0);
  const gross = parts.reduce((sum, { value }) => sum + value, 0);
  if (!gross && !derives.dettes) return null;
  const scale = Math.max(gross, derives.dettes);
  const legend = [...parts, ...(derives.dettes ? [{ label: m.debts, value: -derives.dettes, look: "hatch shadow-[inset_0_0_0_1px_var(--g-1)]" }] : [])];
  return (
    <figure className="mt-2">
      <div role="img" aria-label={m.picture(legend.map(({ label, value }) => `${label} ${formatMoney(value, locale)}`).join(", "))} className="grid gap-1">
        <div className="flex h-3 gap-0.5">
          {parts.map(({ label, value, look }) => <span key={label} className={`rounded-[2px] ${look}`} style={{ width: `${(value / scale) * 100}%` }} />)}
        </div>
        {derives.dettes ? (
          <div className="flex h-1.5"><span className="hatch rounded-[2px] shadow-[inset_0_0_0_1px_var(--g-1)]" style={{ width: `${(derives.dettes / scale) * 100}%` }} /></div>
        ) : null}
      </div>
      <figcaption className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-small text-text-2">
        {legend.map(({ label, value, look }) => (
          <span key={label} className="flex items-center gap-1.5">
            <i aria-hidden="true" className={`size-2.5 rounded-[2px] ${look}`} />
            {label} <b className="num font-medium text-text">{formatMoney(value, locale)}</b>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
