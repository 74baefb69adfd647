import { createLink, type LinkComponent } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from "react";

import { Icon } from "./icon";
import type { IconName } from "./icons";
import { Kbd } from "./kbd";

export type ButtonLook = {
  variant?: "normal" | "primary" | "soft" | "ghost" | "danger" | "danger-solid";
  size?: "sm" | "md" | "lg" | "xl";
  icon?: IconName;
  /** Icon after the words (a menu's chevron). */
  trailing?: IconName;
  kbd?: string;
  block?: boolean;
};

const VARIANTS = {
  normal: "bg-raised text-text shadow-1 hover:bg-hover [&_svg]:text-text-3",
  primary: "on-solid bg-solid text-on-solid hover:bg-solid-hover",
  soft: "bg-soft text-on-soft hover:bg-soft-2",
  ghost: "text-text-2 hover:bg-hover hover:text-text [&_svg]:text-text-3",
  danger: "bg-raised text-bad shadow-1 hover:bg-bad-soft",
  "danger-solid": "on-solid bg-bad-solid text-on-solid hover:opacity-90",
} as const;
const SIZES = {
  sm: "h-7 px-2 text-small rounded-2 gap-1.5 phone:h-9",
  md: "h-8 px-3 text-body rounded-2 gap-1.5 phone:h-11 phone:px-4 phone:text-[15px]",
  lg: "h-10 px-4 text-body rounded-3 gap-2 phone:h-12 phone:text-[15px]",
  xl: "h-12 px-5 text-h3 rounded-4 gap-2",
} as const;
const SQUARES = { sm: "w-7 phone:w-9", md: "w-8 phone:w-11", lg: "w-10 phone:w-12", xl: "w-12" } as const;

export const buttonClass = ({ variant = "normal", size = "md", block }: ButtonLook): string =>
  `inline-flex flex-none items-center justify-center font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50 ${VARIANTS[variant]} ${SIZES[size]} ${block ? "w-full" : ""}`;

function Inside({ icon, trailing, kbd, size, children }: ButtonLook & { children?: ReactNode }) {
  const iconSize = size === "sm" ? 14 : 16;
  return (
    <>
      {icon ? <Icon name={icon} size={iconSize} /> : null}
      {children}
      {trailing ? <Icon name={trailing} size={14} /> : null}
      {kbd ? (
        <span className="ml-1 phone:hidden" aria-hidden="true">
          <Kbd keys={kbd} />
        </span>
      ) : null}
    </>
  );
}

type ButtonProps = ButtonLook & ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement>; busy?: boolean };

/** `busy` keeps the words and the width, refuses a second click and says so to assistive technology. */
export function Button({ variant, size, icon, trailing, kbd, block, busy, className = "", children, onClick, ...rest }: ButtonProps) {
  const look: ButtonLook = {
    ...(variant && { variant }), ...(size && { size }), ...(icon && { icon }),
    ...(trailing && { trailing }), ...(kbd && { kbd }), ...(block && { block }),
  };
  return (
    <button
      type="button"
      {...rest}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      aria-busy={busy || undefined}
      className={`${buttonClass(look)} ${busy ? "cursor-progress opacity-70" : ""} ${className}`}
    >
      <Inside {...look}>{children}</Inside>
    </button>
  );
}

type IconButtonProps = Omit<ButtonProps, "icon" | "kbd" | "trailing" | "block"> & { icon: IconName; label: string };

export function IconButton({ icon, label, variant = "ghost", size = "md", className = "", busy, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      aria-busy={busy || undefined}
      className={`${buttonClass({ variant, size })} ${SQUARES[size]} px-0! ${className}`}
    >
      <Icon name={icon} size={size === "sm" ? 14 : 16} />
    </button>
  );
}

type AnchorProps = ButtonLook & AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

function ButtonAnchor({ variant, size, icon, trailing, kbd, block, className = "", children, ...rest }: AnchorProps) {
  const look: ButtonLook = {
    ...(variant && { variant }), ...(size && { size }), ...(icon && { icon }),
    ...(trailing && { trailing }), ...(kbd && { kbd }), ...(block && { block }),
  };
  return (
    <a {...rest} className={`${buttonClass(look)} ${className}`}>
      <Inside {...look}>{children}</Inside>
    </a>
  );
}

/** A link that looks like a button: same props as `<Link>` and `<Button>`. */
export const ButtonLink: LinkComponent<typeof ButtonAnchor> = createLink(ButtonAnchor);
