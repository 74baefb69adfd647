import { icons, type IconName } from "./icons";

type Props = { name: IconName; size?: 12 | 14 | 16 | 20 | 24; className?: string; label?: string };

/** An icon is decoration beside a word; alone, it must be given a `label`. */
export function Icon({ name, size = 16, className = "", label }: Props) {
  const [strokes, dots] = icons[name] as readonly [string, string?];
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`block flex-none ${className}`}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <path d={strokes} />
      {dots ? <path d={dots} strokeWidth={1.9} /> : null}
    </svg>
  );
}

export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="flex-none">
      <path
        fill="var(--solid)"
        d="M12 1.5c2.9 1.8 5.9 2.6 9 2.8v6.8c0 5.5-3.3 9.2-9 11.5-5.7-2.3-9-6-9-11.5V4.3c3.1-.2 6.1-1 9-2.8z"
      />
      <path
        fill="none"
        stroke="#fff"
        strokeWidth={1.7}
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M16 8.2H8.3v7.9H14M8.3 12.1h6.4"
      />
    </svg>
  );
}
