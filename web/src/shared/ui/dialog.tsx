import { useEffect, useId, useRef, type FormEvent, type ReactNode } from "react";

import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { KeyboardDepth, useKeyboardLayer } from "@/shared/keyboard/use-shortcuts";

import { IconButton } from "./button";

const words = defineMessages({ fr: { close: "Fermer (Échap)" }, en: { close: "Close (Esc)" } });

type ModalProps = {
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  labelledBy?: string;
  label?: string;
  className?: string;
};

/**
 * The bare modal surface (native dialog: inert page behind, focus kept inside and given back).
 * The focus goes to what carries `data-first`, else to the first field.
 */
export function Modal({ open, onClose, children, labelledBy, label, className = "" }: ModalProps) {
  const element = useRef<HTMLDialogElement>(null);
  const depth = useKeyboardLayer(open);
  useEffect(() => {
    const dialog = element.current;
    if (!open || !dialog) return;
    const before = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[data-first], input:not([type=hidden]), textarea, select")?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={element}
      aria-label={label}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === element.current) onClose();
      }}
      className={`fixed m-0 border-0 bg-transparent p-0 text-text backdrop:bg-veil backdrop:animate-appear ${className}`}
    >
      <KeyboardDepth value={depth}>{children}</KeyboardDepth>
    </dialog>
  );
}

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Main action first in the code, so last to the eye and first to Enter. */
  actions?: ReactNode;
  onSubmit?: () => void;
  width?: "narrow" | "normal";
};

/** Centred on a desk, rising from the bottom on a phone. */
export function Dialog({ open, onClose, title, children, actions, onSubmit, width = "normal" }: DialogProps) {
  const titleId = useId();
  const { close } = useMessages(words);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Modal
      open={open}
      onClose={onClose}
      labelledBy={titleId}
      className={`top-[max(48px,12dvh)] left-1/2 w-full -translate-x-1/2 phone:top-auto phone:bottom-0 phone:left-0 phone:translate-x-0 ${width === "narrow" ? "max-w-[400px]" : "max-w-[528px]"} phone:max-w-full`}
    >
      <form noValidate onSubmit={submit} className="flex max-h-[80dvh] flex-col rounded-4 bg-overlay shadow-pop animate-rise phone:max-h-[90dvh] phone:rounded-b-none">
        <header className="flex items-center justify-between gap-3 px-6 pt-5 pb-3 phone:px-4">
          <h2 id={titleId} className="display text-h2">{title}</h2>
          <IconButton icon="x" label={close} size="sm" onClick={onClose} />
        </header>
        <div className="min-h-0 overflow-y-auto px-6 pt-1 pb-2 phone:px-4">{children}</div>
        {actions ? (
          <footer className="flex flex-row-reverse justify-start gap-2 px-6 pt-3 pb-5 phone:px-4 phone:pb-[calc(16px+env(safe-area-inset-bottom))]">
            {actions}
          </footer>
        ) : null}
      </form>
    </Modal>
  );
}
