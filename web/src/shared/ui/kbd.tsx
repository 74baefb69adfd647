import { Icon } from "./icon";
import type { IconName } from "./icons";

const DRAWN: Record<string, { icon: IconName; name: string }> = {
  Enter: { icon: "enter", name: "Entrée" },
  ArrowUp: { icon: "arrow-up", name: "Haut" },
  ArrowDown: { icon: "arrow-down", name: "Bas" },
  shift: { icon: "shift", name: "Maj" },
};
const SAID: Record<string, string> = { mod: "Ctrl", Escape: "Échap", Space: "Espace" };

/** One key cap. */
function Cap({ name }: { name: string }) {
  const drawn = DRAWN[name];
  return (
    <kbd className="inline-flex h-[18px] min-w-[18px] flex-none items-center justify-center rounded-1 px-1 font-sans text-micro font-medium text-text-3 shadow-inset in-[.on-solid]:bg-[rgb(0_0_0/0.18)] in-[.on-solid]:text-inherit in-[.on-solid]:shadow-none">
      {drawn ? <Icon name={drawn.icon} size={12} label={drawn.name} /> : (SAID[name] ?? name.toUpperCase())}
    </kbd>
  );
}

/** The keys of a binding as written for `useShortcuts`: `mod+k`, `shift+a`, `g c`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-0.5">
      {keys.split(/[ ]|\+(?=.)/).map((key, index) => (
        <Cap key={index} name={key.length > 2 || key === "mod" ? key : key.toUpperCase()} />
      ))}
    </span>
  );
}
