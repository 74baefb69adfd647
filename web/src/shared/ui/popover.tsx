import { useCallback, useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from "react";

type Align = "start" | "end";
type Props = {
  open: boolean;
  onClose: () => void;
  anchor: RefObject<HTMLElement | null>;
  children: ReactNode;
  align?: Align;
  label?: string;
  role?: "dialog" | "menu" | "listbox";
  className?: string;
};

const GAP = 4;
const MARGIN = 8;

/** Beside its anchor, kept inside the window: under it, or above when there is no room. */
function place(box: HTMLElement, anchor: HTMLElement, align: Align): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const under = at.bottom + GAP + height <= innerHeight - MARGIN || at.top < height;
  const left = align === "end" ? at.right - width : at.left;
  box.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  box.style.top = `${Math.max(MARGIN, under ? Math.min(at.bottom + GAP, innerHeight - height - MARGIN) : at.top - GAP - height)}px`;
}

const STOPS = "[data-first], button, a[href], input, select, textarea";

/** Arrows walk through what can be pressed; in a text field they move the caret. */
function walk(event: KeyboardEvent, box: HTMLElement): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || (event.target instanceof HTMLInputElement && event.target.type === "text")) return;
  const stops = [...box.querySelectorAll<HTMLElement>(STOPS)];
  event.preventDefault();
  stops[(stops.indexOf(document.activeElement as HTMLElement) + step + stops.length) % stops.length]?.focus();
}

/**
 * A light surface in the top layer: closes on Escape and on a press outside, gives the focus back to its anchor.
 * Not modal: use `Dialog` when the rest of the page must wait.
 */
export function Popover({ open, onClose, anchor, children, align = "start", label, role = "dialog", className = "" }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const settle = useCallback(() => {
    if (box.current && anchor.current) place(box.current, anchor.current, align);
  }, [anchor, align]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!open || !element) return;
    element.showPopover();
    settle();
    if (role === "dialog") element.querySelector<HTMLElement>(STOPS)?.focus();
    const from = anchor.current;
    const watch = new ResizeObserver(settle);
    watch.observe(element);
    addEventListener("resize", settle);
    addEventListener("scroll", settle, true);
    return () => {
      watch.disconnect();
      removeEventListener("resize", settle);
      removeEventListener("scroll", settle, true);
      if (document.activeElement === document.body) from?.focus();
    };
  }, [open, settle, role, anchor]);

  if (!open) return null;
  return (
    <div
      ref={box}
      popover="auto"
      role={role}
      aria-label={label}
      onToggle={(event) => {
        if (event.newState === "closed") close.current();
      }}
      onKeyDown={(event) => {
        // The keys of the page under it are not meant.
        if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
        if (role === "dialog") walk(event, event.currentTarget);
        if (event.key !== "Escape") return;
        event.preventDefault();
        close.current();
        anchor.current?.focus();
      }}
      className={`fixed inset-auto m-0 max-h-[calc(100dvh-16px)] max-w-[calc(100vw-16px)] overflow-auto rounded-4 border-0 bg-overlay p-0 text-text shadow-pop animate-rise ${className}`}
    >
      {children}
    </div>
  );
}
