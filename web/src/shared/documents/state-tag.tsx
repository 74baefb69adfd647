import { useMessages } from "@/shared/i18n/messages";
import type { IconName } from "@/shared/ui/icons";
import { Tag } from "@/shared/ui/marks";

import type { Document } from "./queries";
import { words } from "./words";

const LOOKS: Record<Document["etat"], { tone: "neutral" | "ok"; icon: IconName }> = {
  etabli: { tone: "neutral", icon: "file" },
  envoye: { tone: "neutral", icon: "mail" },
  ouvert: { tone: "neutral", icon: "eye" },
  signe: { tone: "ok", icon: "check" },
};

/** How far a document has gone. */
export function StateTag({ etat }: { etat: Document["etat"] }) {
  const m = useMessages(words);
  const { tone, icon } = LOOKS[etat];
  return <Tag tone={tone} icon={icon}>{m[etat]}</Tag>;
}
