import { useMessages } from "@/shared/i18n/messages";
import { useOnline } from "@/shared/realtime/live";
import { Icon } from "@/shared/ui/icon";

import { navWords } from "./nav-items";

/** Without network: a badge, never a wall. Without the live server only: a quieter one. */
export function ConnectionBadge({ live }: { live: boolean | null }) {
  const online = useOnline();
  const m = useMessages(navWords);
  const late = online && live === false;
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-3 z-40 flex justify-center">
      {online && !late ? null : (
        <p
          title={late ? m.late : m.offlineText}
          className={`pointer-events-auto flex h-8 items-center gap-2 rounded-3 px-3 font-medium shadow-pop ${late ? "bg-overlay text-text-2 animate-patient" : "bg-warn-soft text-warn"}`}
        >
          <Icon name="wifi-off" size={14} />
          {late ? <span className="sr-only">{m.late}</span> : m.offline}
        </p>
      )}
    </div>
  );
}
