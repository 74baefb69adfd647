import { useMessages } from "@/shared/i18n/messages";
import type { Shortcut } from "@/shared/keyboard/registry";
import { useSession } from "@/shared/session/session";
import { Dialog } from "@/shared/ui/dialog";
import { Kbd } from "@/shared/ui/kbd";

import { navWords } from "./nav-items";

/** Every key that works where one is; taken when the overlay opens. */
export function KeysOverlay({ shortcuts, onClose }: { shortcuts: readonly Shortcut[] | null; onClose: () => void }) {
  const m = useMessages(navWords);
  const { user } = useSession();
  const groups = Map.groupBy(shortcuts ?? [], (shortcut) => shortcut.group);
  const byLabel = (keys: readonly Shortcut[]) => [...Map.groupBy(keys, (shortcut) => shortcut.label)];
  return (
    <Dialog open={shortcuts !== null} onClose={onClose} title={m.overlay}>
      {user.raccourcis ? null : <p className="mb-3 text-warn">{m.lettersOff}</p>}
      <div className="columns-2 gap-8 pb-4 phone:columns-1">
        {[...groups].map(([group, keys]) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-small font-medium text-text-3">{group}</h3>
            <dl>
              {byLabel(keys).map(([label, same]) => (
                <div key={label} className="flex min-h-7 items-center justify-between gap-3">
                  <dt>{label}</dt>
                  <dd className="flex gap-2">{same.map(({ keys: binding }) => <Kbd key={binding} keys={binding} />)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
