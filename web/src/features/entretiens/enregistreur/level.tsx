import { useEffect, useRef } from "react";

import { recorder } from "@/shared/recording/here";

const EVERY_MS = 66;
const BAR = 3;
const STEP = 6;
type Draw = (context: CanvasRenderingContext2D, width: number, height: number, ink: string) => void;

/** A drawing that follows the microphone; `ink` is the colour of its text. */
function useDrawing(make: () => Draw) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = make();
    const timer = setInterval(() => {
      const element = canvas.current;
      const context = element?.getContext("2d");
      if (!element || !context) return;
      const ratio = devicePixelRatio;
      const { clientWidth, clientHeight } = element;
      element.width = clientWidth * ratio;
      element.height = clientHeight * ratio;
      context.scale(ratio, ratio);
      draw(context, clientWidth, clientHeight, getComputedStyle(element).color);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [make]);
  return canvas;
}

function bar(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  context.beginPath();
  context.roundRect(x, y, width, height, width / 2);
  context.fill();
}

function vu(): Draw {
  return (context, width, height, ink) => {
    const bars = Math.floor(width / 10);
    const lit = Math.round(recorder.meter.level() * bars);
    context.fillStyle = ink;
    for (let n = 0; n < bars; n += 1) {
      context.globalAlpha = n < lit ? 1 : 0.18;
      bar(context, n * 10, 0, 5, height);
    }
  };
}

function wave(): Draw {
  const levels: number[] = [];
  return (context, width, height, ink) => {
    levels.push(recorder.meter.level());
    const bars = Math.floor(width / STEP);
    if (levels.length > bars) levels.splice(0, levels.length - bars);
    context.fillStyle = ink;
    for (let n = 0; n < bars; n += 1) {
      const level = levels[n - bars + levels.length] ?? 0;
      const size = Math.max(2, level * height);
      context.globalAlpha = 0.25 + (0.75 * n) / bars;
      bar(context, n * STEP, (height - size) / 2, BAR, size);
    }
  };
}

export const Vu = ({ label }: { label: string }) => (
  <canvas ref={useDrawing(vu)} role="img" aria-label={label} className="h-5 w-full text-text-2" />
);

export const Wave = ({ label }: { label: string }) => (
  <canvas ref={useDrawing(wave)} role="img" aria-label={label} className="h-24 w-full max-w-[540px] text-text" />
);
