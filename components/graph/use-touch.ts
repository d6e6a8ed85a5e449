'use client';

import { useEffect, useRef, type SyntheticEvent, type TouchEvent } from 'react';

/** A finger that stays this long, ms, without moving this far, px, holds what is below it. */
const HOLD_MS = 450;
const STILL_PX = 10;
/** After a touch browsers tell of a mouse that was never there, up to so long, ms. */
const ECHO_MS = 1000;

/**
 * What fingers do that no mouse does: held still they ask what can be done, as the other button of a mouse
 * does, and the tap that would follow is none. Dragging and pinching are React Flow's.
 */
export function useTouch(
  onHold: (at: { clientX: number; clientY: number }) => void,
  /** A tap lets go of what was held. */
  onTap: () => void,
) {
  const touch = useRef({ at: -Infinity, x: 0, y: 0, isHeld: false });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const letGo = () => {
    clearTimeout(timer.current);
  };
  useEffect(() => letGo, []);
  return {
    /** Whether a mouse event is the echo of a touch. */
    isEcho: ({ timeStamp }: { timeStamp: number }) => timeStamp - touch.current.at < ECHO_MS,
    /** Whether a browser asks for a menu because a finger is held. */
    isHeld: ({ timeStamp }: { timeStamp: number }) => timeStamp - touch.current.at < 2 * ECHO_MS,
    handlers: {
      onTouchStartCapture: ({ touches, timeStamp }: TouchEvent) => {
        letGo();
        const first = touches.item(0);
        touch.current = {
          at: timeStamp,
          x: first.clientX,
          y: first.clientY,
          isHeld: false,
        };
        if (touches.length > 1) return;
        const { clientX, clientY } = first;
        timer.current = setTimeout(() => {
          touch.current.isHeld = true;
          onHold({ clientX, clientY });
        }, HOLD_MS);
      },
      onTouchMoveCapture: (event: TouchEvent) => {
        const { touches } = event;
        // What was held stays where it is, below its menu.
        if (touch.current.isHeld) event.stopPropagation();
        const first = touches.item(0);
        const { x, y } = touch.current;
        const moved = Math.hypot(first.clientX - x, first.clientY - y);
        if (touches.length > 1 || moved > STILL_PX) letGo();
      },
      onTouchEndCapture: (event: TouchEvent) => {
        letGo();
        touch.current.at = event.timeStamp;
        if (!touch.current.isHeld || !event.cancelable) return;
        // The click that would follow falls on whatever has opened below the finger.
        event.preventDefault();
        touch.current.isHeld = false;
      },
      onTouchCancelCapture: letGo,
      onClickCapture: (event: SyntheticEvent) => {
        const { at, isHeld } = touch.current;
        if (!isHeld && event.timeStamp - at < ECHO_MS) onTap();
        if (!isHeld) return;
        touch.current.isHeld = false;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
