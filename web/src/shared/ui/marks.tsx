import type { ReactNode } from "react";

import { defineMessages, useMessages } from "@/shared/i18n/messages";

import { Icon } from "./icon";
import type { IconName } from "./icons";

const TAGS = {
  neutral: "bg-hover text-text-2",
  line: "text-text-2 shadow-inset",
  accent: "bg-soft text-on-soft",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
} as const;
export type Tone = keyof typeof TAGS;

export function Tag({ tone = "neutral", icon, children, title }: { tone?: Tone; icon?: IconName; children: ReactNode; title?: string }) {
  return (
    <span
      title={title}
      className={`inline-flex h-5 flex-none items-center gap-1 rounded-1 align-middle px-1.5 text-small font-medium whitespace-nowrap ${TAGS[tone]}`}
    >
      {icon ? <Icon name={icon} size={12} /> : null}
      {children}
    </span>
  );
}

const STATUS = {
  accent: ["text-accent font-medium", "text-accent"],
  ok: ["text-text-2", "text-ok"],
  warn: ["text-text-2", "text-warn"],
  bad: ["text-text-2", "text-bad"],
  mute: ["text-text-3", "text-text-3"],
} as const;

/** A state in a list: an icon and its words, never a colour alone. */
export function Status({ tone, icon, children }: { tone: keyof typeof STATUS; icon: IconName; children: ReactNode }) {
  const [text, mark] = STATUS[tone];
  return (
    <span className={`inline-flex min-w-0 items-center gap-1.5 align-middle whitespace-nowrap ${text}`}>
      <Icon name={icon} size={14} className={mark} />
      <span className="truncate">{children}</span>
    </span>
  );
}

export function Count({ children }: { children: ReactNode }) {
  return <span className="num text-small font-medium text-text-3">{children}</span>;
}

const words = defineMessages({
  fr: { said: "Dit pendant un entretien", read: "Lu dans un document", typed: "Saisi", imported: "Importé" },
  en: { said: "Said in a meeting", read: "Read in a document", typed: "Typed", imported: "Imported" },
});
export type Origin = "said" | "read" | "typed" | "imported";
const ORIGINS: Record<Origin, IconName> = { said: "quote", read: "file", typed: "pencil", imported: "download" };

/** Where a value comes from. Only what was said is in ink; a press shows the proof and the history. */
export function Mark({ origin, onOpen, expanded }: { origin: Origin; onOpen?: () => void; expanded?: boolean }) {
  const label = useMessages(words)[origin];
  const look = `inline-grid size-6 flex-none place-content-center rounded-1 align-middle ${origin === "said" ? "text-accent" : "text-text-3"}`;
  if (!onOpen) {
    return (
      <span className={look} title={label}>
        <Icon name={ORIGINS[origin]} size={12} label={label} />
      </span>
    );
  }
  return (
    <button type="button" className={`${look} hover:bg-press phone:size-11`} title={label} aria-label={label} aria-expanded={expanded} onClick={onOpen}>
      <Icon name={ORIGINS[origin]} size={12} />
    </button>
  );
}

const SIZES = {
  xs: "size-5 text-[9px]",
  sm: "size-6 text-[10px]",
  md: "size-8 text-small",
  xl: "size-14 text-[20px]",
} as const;
const SQUARE = { xs: "rounded-1", sm: "rounded-2", md: "rounded-3", xl: "rounded-4" } as const;
const VOICES = {
  none: "bg-press text-text-2",
  courtier: "bg-press text-v-courtier",
  client: "bg-v-client-soft text-v-client",
  conjoint: "bg-v-conjoint-soft text-v-conjoint",
} as const;

type AvatarProps = {
  initials: string;
  /** A household or client is a square, a colleague a circle. */
  shape?: "square" | "circle";
  size?: keyof typeof SIZES;
  voice?: keyof typeof VOICES;
  /** Instead of letters: a company is a building. */
  icon?: IconName | undefined;
};
const ICON_SIZES = { xs: 12, sm: 14, md: 16, xl: 24 } as const;

/** Decoration: the name is always written beside it. */
export function Avatar({ initials, shape = "square", size = "sm", voice = "none", icon }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={`inline-grid flex-none place-content-center leading-none font-semibold tracking-[0.02em] ${SIZES[size]} ${shape === "circle" ? "rounded-full" : SQUARE[size]} ${VOICES[voice]}`}
    >
      {icon ? <Icon name={icon} size={ICON_SIZES[size]} /> : initials}
    </span>
  );
}
