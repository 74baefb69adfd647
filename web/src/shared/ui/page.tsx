import { Link, type LinkProps } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";

import { defineMessages, useMessages } from "@/shared/i18n/messages";

import { asApiError } from "@/shared/api/error";

import { Icon } from "./icon";
import { ErrorState } from "./states";

const words = defineMessages({ fr: { crumbs: "Fil d’Ariane" }, en: { crumbs: "Breadcrumb" } });

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Égide` : "Égide";
  }, [title]);
}

export type Crumb = { label: string; link: LinkProps };

type HeadProps = {
  title: string;
  /** Where this page lives; on a phone only the last one stays, as the way back. */
  crumbs?: readonly Crumb[];
  /** Right after the title: position in a list, meta. */
  beside?: ReactNode;
  /** At the right; the main action last. */
  actions?: ReactNode;
};

/** The bar at the top of every page: it holds the only `h1`. */
export function PageHead({ title, crumbs = [], beside, actions }: HeadProps) {
  useTitle(title);
  const m = useMessages(words);
  const back = crumbs[crumbs.length - 1];
  return (
    <header className="flex min-h-12 flex-none items-center gap-2 border-b border-line pr-3 pl-5 phone:min-h-14 phone:pr-2 phone:pl-4">
      {back ? (
        <Link {...back.link} aria-label={back.label} className="-ml-3 grid size-11 flex-none place-content-center desk:hidden">
          <Icon name="chevron-left" />
        </Link>
      ) : null}
      {crumbs.length ? (
        <nav aria-label={m.crumbs} className="flex items-center gap-1.5 whitespace-nowrap phone:hidden">
          {crumbs.map((crumb) => (
            <span key={crumb.label} className="flex items-center gap-1.5">
              <Link {...crumb.link} className="rounded-1 font-medium text-text-3 hover:text-text">{crumb.label}</Link>
              <Icon name="chevron-right" size={12} className="text-text-3" />
            </span>
          ))}
        </nav>
      ) : null}
      <h1 className={`truncate font-semibold tracking-[-0.01em] phone:text-[20px] phone:leading-7 ${crumbs.length ? "text-body" : "text-h3"}`}>{title}</h1>
      {beside}
      <span className="flex-1" />
      {actions}
    </header>
  );
}

/** The part of a page that scrolls. */
export const PageBody = ({ children, className = "" }: { children: ReactNode; className?: string }) => (
  <div className={`flex min-h-0 flex-1 flex-col overflow-y-auto ${className}`}>{children}</div>
);

export const PageFoot = ({ children }: { children: ReactNode }) => (
  <footer className="flex min-h-10 flex-none items-center gap-3 border-t border-line bg-surface pr-3 pl-5 text-small text-text-3 phone:py-2 phone:pl-4">{children}</footer>
);

/** A page whose subject could not be read: missing and not yours look the same. */
export const FailedPage = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => (
  <>
    <PageHead title={asApiError(error).title} />
    <ErrorState error={error} {...(asApiError(error).retryable ? { onRetry } : {})} />
  </>
);
