import { useMessages } from "@/shared/i18n/messages";

import type { Profil } from "./queries";
import { words } from "./words";

const BOUNDS = [
  { profil: "prudent", from: 0, to: 45 },
  { profil: "modere", from: 45, to: 75 },
  { profil: "dynamique", from: 75, to: 100 },
] as const;

/** The score on its scale: three profiles with their names, a mark where the client stands. */
export function Gauge({ score, profil }: { score: number; profil: Profil }) {
  const m = useMessages(words);
  return (
    <figure className="grid gap-2">
      <p className="flex items-baseline gap-2">
        <b className="num font-display text-h1 font-semibold">{score}</b>
        <span className="text-text-2">{m.out}</span>
        <span className="ml-auto font-semibold">{m[profil]}</span>
      </p>
      <div role="img" aria-label={`${m.score} ${m.at(score)}, ${m[profil]}`} className="relative pt-2">
        <div className="flex h-2 gap-0.5">
          {BOUNDS.map((bound) => (
            <span
              key={bound.profil}
              className={`rounded-[2px] shadow-[inset_0_0_0_1px_var(--g-1)] ${bound.profil === profil ? "bg-g-1" : "bg-g-2"}`}
              style={{ width: `${bound.to - bound.from}%` }}
            />
          ))}
        </div>
        <i aria-hidden="true" className="absolute top-0 h-6 w-0.5 -translate-x-1/2 rounded-full bg-c-1" style={{ left: `${score}%` }} />
      </div>
      <figcaption aria-hidden="true" className="flex text-micro text-text-3">
        {BOUNDS.map((bound) => <span key={bound.profil} style={{ width: `${bound.to - bound.from}%` }}>{m[bound.profil]}</span>)}
      </figcaption>
    </figure>
  );
}
