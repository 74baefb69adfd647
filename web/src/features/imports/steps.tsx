import { Icon } from "@/shared/ui/icon";

import { useWords } from "./words";

const STEPS = ["file", "columns", "check", "run", "report"] as const;
export type Step = (typeof STEPS)[number];

/** Where one is in the import; what is done has a tick, never a colour alone. */
export function Steps({ at }: { at: Step }) {
  const m = useWords();
  const now = STEPS.indexOf(at);
  return (
    <ol aria-label={m.steps} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small">
      {STEPS.map((step, rank) => (
        <li key={step} aria-current={rank === now ? "step" : undefined} className="flex items-center gap-2">
          {rank ? <span aria-hidden="true" className="h-px w-6 bg-line-2 phone:w-3" /> : null}
          <span className={`inline-flex items-center gap-1.5 ${rank === now ? "font-semibold text-text" : rank < now ? "text-text-2" : "text-text-3"}`}>
            <span className={`num grid size-5 place-content-center rounded-full text-small ${rank === now ? "bg-solid text-on-solid" : "bg-hover"}`}>
              {rank < now ? <Icon name="check" size={12} /> : rank + 1}
            </span>
            <span className={rank === now ? "" : "phone:sr-only"}>{m.step[step]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
