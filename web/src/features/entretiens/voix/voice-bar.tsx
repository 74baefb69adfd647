import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { Button, IconButton } from "@/shared/ui/button";

import { VOICE } from "../review/voice";
import type { Role } from "../types";
import { words as meeting } from "../words";
import { ROLES, type Range, type Voices } from "./use-voices";
import { words } from "./words";

/** Whose the chosen turns are: one press, or 1 to 4. */
export function VoiceBar({ voices, className = "" }: { voices: Voices; className?: string }) {
  const { range } = voices;
  return range ? <Bar voices={voices} range={range} className={className} /> : null;
}

function Bar({ voices, range, className }: { voices: Voices; range: Range; className: string }) {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const named = (role: Role) => `${t[role].charAt(0).toLocaleUpperCase()}${t[role].slice(1)}`;
  const keys = ROLES.map((role, at) => ({ keys: String(at + 1), label: `${m.who} ${named(role)}`, group: m.group, run: () => voices.give(role) }));
  useShortcuts([...keys, { keys: "Escape", label: m.drop, group: m.group, run: voices.clear }]);
  return (
    <div role="group" aria-label={m.who} className={`z-3 flex justify-center px-3 ${className}`}>
      <div className="flex max-w-full flex-wrap items-center gap-x-2 gap-y-1.5 rounded-4 bg-overlay py-2 pr-2 pl-3 shadow-pop animate-rise">
        <p role="status" className="mr-1 min-w-0">
          <b className="num">{m.picked(range.last - range.first + 1)}</b>
          <span className="block text-small text-text-3 phone:hidden">{m.extendHint}</span>
        </p>
        <span className="flex flex-wrap gap-1.5">
          {ROLES.map((role, at) => (
            <Button key={role} size="sm" disabled={voices.busy} kbd={String(at + 1)} onClick={() => voices.give(role)}>
              <i aria-hidden="true" className={`size-1.5 flex-none ${VOICE[role].shape}`} />
              {named(role)}
            </Button>
          ))}
          <IconButton size="sm" icon="x" label={m.drop} onClick={voices.clear} />
        </span>
        {voices.error ? <p role="alert" className="w-full text-small text-bad">{asApiError(voices.error).message}</p> : null}
      </div>
    </div>
  );
}
