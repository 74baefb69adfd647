import { useEffect, useState, type ReactNode } from "react";

import { asApiError } from "@/shared/api/error";
import { formatTime } from "@/shared/format/dates";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";

import { Button, IconButton } from "./button";
import { Icon } from "./icon";
import type { IconName } from "./icons";

const words = defineMessages({
  fr: {
    retry: "Réessayer",
    auto: (seconds: number) => `Nouvel essai automatique dans ${seconds} s`,
    reference: "Référence",
    copy: "Copier la référence",
    safe: "Rien n’est perdu.",
  },
  en: {
    retry: "Try again",
    auto: (seconds: number) => `Trying again in ${seconds} s`,
    reference: "Reference",
    copy: "Copy the reference",
    safe: "Nothing is lost.",
  },
});

export const Skeleton = ({ className = "h-2.5 w-32" }: { className?: string }) => (
  <span aria-hidden="true" className={`inline-block rounded-2 bg-press align-middle ${className}`} />
);

/** Words found and the thread to the value: the drawing of an empty place. */
export function ThreadDrawing() {
  return (
    <svg width="160" height="80" viewBox="0 0 160 80" fill="none" aria-hidden="true">
      <rect x="1" y="1" width="72" height="78" rx="8" fill="var(--sunken)" stroke="var(--line-2)" />
      <path d="M14 20h32M14 34h46M14 48h26" stroke="var(--line-2)" strokeWidth="4" strokeLinecap="round" />
      <path d="M14 62h36" stroke="var(--soft-2)" strokeWidth="8" strokeLinecap="round" />
      <rect x="98" y="14" width="61" height="52" rx="8" fill="var(--sunken)" stroke="var(--line-2)" />
      <path d="M110 30h22M110 54h14" stroke="var(--line-2)" strokeWidth="4" strokeLinecap="round" />
      <path d="M110 42h38" stroke="var(--soft-2)" strokeWidth="8" strokeLinecap="round" />
      <path d="M54 62c28 0 22-20 50-20" stroke="var(--accent)" strokeWidth="1.5" />
      <circle cx="54" cy="62" r="3" fill="var(--accent)" />
      <circle cx="104" cy="42" r="3" fill="var(--accent)" />
    </svg>
  );
}

type EmptyProps = { title: string; children?: ReactNode; actions?: ReactNode; drawing?: ReactNode };

/** What this place brings, one main action, alternatives. */
export function EmptyState({ title, children, actions, drawing }: EmptyProps) {
  return (
    <div className="m-auto flex max-w-[440px] flex-col items-center px-6 py-12 text-center">
      {drawing ? <div className="mb-7">{drawing}</div> : null}
      <h2 className="display text-h2">{title}</h2>
      {children ? <div className="mt-1.5 text-text-2">{children}</div> : null}
      {actions ? <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}

type ErrorProps = {
  title?: string;
  error: unknown;
  onRetry?: () => void;
  /** Where else to go. */
  actions?: ReactNode;
  /** In place of a part, not of the page. */
  compact?: boolean;
};
const AUTO_RETRY_S = 10;

function useAutoRetry(active: boolean, retry: (() => void) | undefined): number | null {
  const [left, setLeft] = useState(AUTO_RETRY_S);
  useEffect(() => {
    if (!active || !retry) return;
    const timer = setTimeout(() => {
      if (left > 1) return setLeft(left - 1);
      setLeft(AUTO_RETRY_S);
      retry();
    }, 1000);
    return () => clearTimeout(timer);
  }, [active, left, retry]);
  return active && retry ? left : null;
}

/** What failed, what is safe, retry (and when it retries alone), reference to copy. */
export function ErrorState({ title, error, onRetry, actions, compact = false }: ErrorProps) {
  const m = useMessages(words);
  const locale = useLocale();
  const problem = asApiError(error);
  const left = useAutoRetry(problem.retryable, onRetry);
  const [at] = useState(() => new Date().toISOString());
  return (
    <div role="alert" className={`flex flex-col items-center px-6 text-center ${compact ? "py-6" : "m-auto py-12"}`}>
      {compact ? null : (
        <span className="mb-4 grid size-12 place-content-center rounded-full bg-bad-soft text-bad">
          <Icon name="alert" size={20} />
        </span>
      )}
      <h2 className={compact ? "font-semibold" : "display text-h2"}>{title ?? problem.title}</h2>
      <p className="mt-1.5 max-w-[440px] text-text-2">{problem.detail || m.safe}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        {onRetry ? (
          <Button variant={compact ? "normal" : "primary"} icon="retry" onClick={onRetry}>{m.retry}</Button>
        ) : null}
        {actions}
      </div>
      {left === null ? null : <p className="num mt-3 text-small text-text-3" aria-hidden="true">{m.auto(left)}</p>}
      {problem.requestId ? (
        <p className="mt-6 flex h-9 items-center gap-3 rounded-2 bg-sunken pr-1 pl-3 text-small text-text-3 shadow-inset">
          {m.reference} <span className="code font-medium text-text">{problem.requestId.slice(0, 13)}</span>
          <span className="num">{formatTime(at, locale)}</span>
          <IconButton size="sm" icon="copy" label={m.copy} onClick={() => void navigator.clipboard.writeText(problem.requestId ?? "")} />
        </p>
      ) : null}
    </div>
  );
}

const BANNERS = {
  neutral: "bg-hover text-text-2",
  accent: "bg-soft text-on-soft",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
} as const;
type BannerProps = { tone?: keyof typeof BANNERS; icon?: IconName; children: ReactNode; action?: ReactNode; alert?: boolean };

/** A message in place, above what it is about. `alert` speaks at once; otherwise it waits its turn. */
export function Banner({ tone = "neutral", icon, children, action, alert = false }: BannerProps) {
  return (
    <div role={alert ? "alert" : undefined} className={`flex items-center gap-3 rounded-3 px-3 py-2 ${BANNERS[tone]}`}>
      {icon ? <Icon name={icon} /> : null}
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}

/** `value` between 0 and 1, or null when the length is unknown. */
export function Progress({ value, label, tone = "accent" }: { value: number | null; label: string; tone?: "accent" | "quiet" }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value === null ? {} : { "aria-valuenow": Math.round(value * 100) })}
      className="h-1 overflow-hidden rounded-full bg-press"
    >
      <div
        className={`h-full rounded-full transition-[width] duration-260 ${tone === "accent" ? "bg-c-1" : "bg-g-1"} ${value === null ? "w-1/3 animate-pulse" : ""}`}
        style={value === null ? undefined : { width: `${Math.max(0, Math.min(1, value)) * 100}%` }}
      />
    </div>
  );
}
