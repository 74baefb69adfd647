import { useRef, type PointerEvent } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";

import { words } from "./words";

export type Stroke = [number, number][];
const SIDE = 1000;
const MOST_STROKES = 60;
const MOST_POINTS = 1000;
const CLOSEST = 4;

/** A frame to draw in with a finger, a pen or a mouse; points are thousandths of the frame. */
export function SignaturePad({ strokes, onChange }: { strokes: readonly Stroke[]; onChange: (strokes: Stroke[]) => void }) {
  const m = useMessages(words);
  const drawing = useRef(false);
  const at = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const frame = event.currentTarget.getBoundingClientRect();
    const part = (value: number, size: number) => Math.max(0, Math.min(SIDE, Math.round((value / size) * SIDE)));
    return [part(event.clientX - frame.left, frame.width), part(event.clientY - frame.top, frame.height)];
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (strokes.length >= MOST_STROKES) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    const point = at(event);
    onChange([...strokes, [point, point]]);
  };
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const current = strokes.at(-1);
    if (!drawing.current || !current || current.length >= MOST_POINTS) return;
    const [x, y] = at(event);
    const [lastX, lastY] = current[current.length - 1] ?? [0, 0];
    if (Math.abs(x - lastX) + Math.abs(y - lastY) >= CLOSEST) onChange([...strokes.slice(0, -1), [...current, [x, y]]]);
  };
  const end = () => {
    drawing.current = false;
  };
  return (
    <div>
      <svg
        role="img"
        aria-label={m.drawHere}
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        preserveAspectRatio="none"
        onPointerDown={begin}
        onPointerMove={follow}
        onPointerUp={end}
        onPointerCancel={end}
        className="block aspect-[5/2] w-full cursor-crosshair touch-none rounded-3 bg-raised shadow-field"
      >
        {strokes.map((stroke, index) => (
          <polyline key={index} points={stroke.map((point) => point.join(",")).join(" ")} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      <p className="mt-1.5 flex items-center gap-3 text-small text-text-3">
        <span className="flex-1">{m.drawHere}</span>
        <Button size="sm" onClick={() => onChange([])}>{m.erase}</Button>
      </p>
    </div>
  );
}
