import { useMessages } from "@/shared/i18n/messages";
import type { IconName } from "@/shared/ui/icons";
import { Status } from "@/shared/ui/marks";

import type { Act, Line } from "./search";
import { words } from "./words";

const LOOKS: Record<Act, readonly ["mute" | "warn" | "bad" | "ok", IconName]> = {
  creation: ["mute", "plus"],
  modification: ["mute", "pencil"],
  suppression: ["bad", "trash"],
  restauration: ["mute", "undo"],
  lecture: ["warn", "eye"],
  export: ["warn", "upload"],
};

export function ActMark({ act }: { act: Act }) {
  const m = useMessages(words);
  const [tone, icon] = LOOKS[act];
  return <Status tone={tone} icon={icon}>{m[act]}</Status>;
}

/** « Thomas Berger, pour Claire Vasseur »; without a person, what wrote. */
export function useAuthor(): (line: Line) => string {
  const m = useMessages(words);
  return ({ acteur, par, pour }) => {
    const who = acteur ? `${acteur.prenom} ${acteur.nom}`.trim() : m[par];
    return pour ? m.by(who, pour) : who;
  };
}
