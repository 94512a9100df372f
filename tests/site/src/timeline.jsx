// X's virtualised list: a tall box, and in it only the cells near the view, each placed by translateY after its measured
// height. Cells far from the view are unmounted and made anew when they come back.

import { memo, useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from "react";
import { keptScroll } from "./routes.jsx";
import { switches } from "./switches.js";

const ESTIMATE = 132;
const BEYOND = 900;
const BAR = 53;

let shown = null;

/** How often a cell was mounted since the page was loaded. */
export const count = { mounts: 0 };

/** Scrolls the list that is shown until the item with this key stands in view; resolves with whether it does. */
export async function scrollToItem(key) {
  for (let frame = 0; frame < 20; frame++) {
    const top = shown?.topOf(key);
    if (top === undefined) return false;
    const goal = Math.max(0, Math.min(top - 120, document.documentElement.scrollHeight - innerHeight));
    if (shown.isMeasured(key) && Math.abs(scrollY - goal) < 1) return true;
    window.scrollTo(0, goal);
    await new Promise(requestAnimationFrame);
  }
  return shown?.isMeasured(key) ?? false;
}

/** Where each item starts and where the list ends. */
function lay(items, heights) {
  let top = 0;
  const tops = items.map((item) => {
    const own = top;
    top += heights.get(item.key) ?? ESTIMATE;
    return own;
  });
  return { tops, end: top };
}

function indexAt(tops, y) {
  let low = 0;
  let high = tops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tops[middle] <= y) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

const Cell = memo(function Cell({ item, top, onMeasure }) {
  const node = useRef();
  useLayoutEffect(() => {
    count.mounts += 1;
  }, []);
  useLayoutEffect(() => {
    const measure = () => node.current && onMeasure(item.key, node.current.getBoundingClientRect().height);
    const sizes = new ResizeObserver(measure);
    if (!switches.unmeasured) measure();
    const wait = setTimeout(() => sizes.observe(node.current), switches.unmeasured);
    return () => {
      clearTimeout(wait);
      sizes.disconnect();
    };
  }, [item.key]);
  return (
    <div
      data-testid="cellInnerDiv"
      ref={node}
      style={{ transform: `translateY(${top}px)`, position: "absolute", width: "100%" }}
    >
      <div className="cell">{item.draw()}</div>
    </div>
  );
});

function List({ items, start }) {
  const box = useRef();
  const heights = useRef(new Map()).current;
  const [, redraw] = useReducer((n) => n + 1, 0);
  const listTop = useRef(0);
  const anchor = useRef(null);
  const slots = useRef(new Map()).current;
  const scrolled = useRef(false);

  const { tops, end } = lay(items, heights);
  const from = indexAt(tops, window.scrollY - listTop.current - BEYOND);
  const to = indexAt(tops, window.scrollY - listTop.current + window.innerHeight + BEYOND);
  // A recycling list never draws fewer cells than it has nodes for.
  const visible = items.slice(from, Math.max(to + 1, from + slots.size));
  // A conversation that starts at its focal post leaves room below, so that the post can stand at the top.
  const startTop = start ? (tops[items.findIndex((item) => item.key === start)] ?? 0) : 0;
  const height = startTop > 0 ? Math.max(end, startTop + window.innerHeight - BAR) : end;
  const drawn = useRef();
  drawn.current = { items, tops, from, to };

  // The item at the top of the view keeps its place when what stands above it grows or comes.
  useLayoutEffect(() => {
    listTop.current = box.current.getBoundingClientRect().top + window.scrollY;
    const held = anchor.current;
    const now = held ? items.findIndex((item) => item.key === held.key) : -1;
    if (now >= 0 && tops[now] !== held.top && window.scrollY + BAR > listTop.current) {
      window.scrollTo(0, held.scroll + tops[now] - held.top);
    }
    if (start && !scrolled.current) {
      const index = items.findIndex((item) => item.key === start);
      if (heights.has(start)) window.scrollTo(0, tops[index] + listTop.current - BAR);
      // Until the posts above it are there, the focal post is the first.
      scrolled.current = index > 0 && heights.has(start);
    }
    hold();
  });

  function hold() {
    const at = indexAt(drawn.current.tops, window.scrollY - listTop.current + BAR + 1);
    const { items, tops } = drawn.current;
    anchor.current = items.length ? { key: items[at].key, top: tops[at], scroll: window.scrollY } : null;
  }

  useEffect(() => {
    const follow = () => {
      const y = window.scrollY - listTop.current;
      const { tops, from, to } = drawn.current;
      hold();
      if (indexAt(tops, y - BEYOND) !== from || indexAt(tops, y + innerHeight + BEYOND) !== to) redraw();
    };
    const me = {
      topOf: (key) => {
        const index = drawn.current.items.findIndex((item) => item.key === key);
        return index < 0 ? undefined : drawn.current.tops[index] + listTop.current;
      },
      isMeasured: (key) => heights.has(key),
    };
    shown = me;
    redraw();
    addEventListener("scroll", follow, { passive: true });
    addEventListener("resize", follow);
    return () => {
      if (shown === me) shown = null;
      removeEventListener("scroll", follow);
      removeEventListener("resize", follow);
    };
  }, []);

  const measured = useCallback((key, height) => {
    if (height > 0 && heights.get(key) !== height) {
      heights.set(key, height);
      redraw();
    }
  }, []);

  // With recycling, an item takes over the node of one that left the view.
  const slotOf = (key) => {
    if (!switches.recycle) return key;
    if (!slots.has(key)) {
      const live = new Set(visible.map((item) => item.key));
      const free = [...slots].find(([held]) => !live.has(held));
      slots.set(key, free ? free[1] : slots.size);
      if (free) slots.delete(free[0]);
    }
    return slots.get(key);
  };

  return (
    <div ref={box} style={{ position: "relative", minHeight: `${height}px` }}>
      {visible.map((item, i) => (
        <Cell
          key={slotOf(item.key)}
          item={item}
          top={switches.unmeasured && !heights.has(item.key) ? 0 : tops[from + i]}
          onMeasure={measured}
        />
      ))}
    </div>
  );
}

/**
 * A timeline. `items` are `{key, draw}`; `name` tells lists apart (a tab, a route); `start` is the key of the item that
 * the view starts at.
 */
export function Timeline({ label, items, name, start }) {
  const [waiting, setWaiting] = useState(switches.placeholder > 0);
  useEffect(() => {
    const wait = setTimeout(() => setWaiting(false), switches.placeholder);
    return () => clearTimeout(wait);
  }, []);
  useEffect(() => {
    if (!start) window.scrollTo(0, keptScroll());
  }, [name]);
  return (
    <section aria-labelledby="accessible-list-0" role="region">
      <h1 dir="auto" aria-level="1" role="heading" id="accessible-list-0" className="unseen">
        {label}
      </h1>
      <div aria-label={`Timeline: ${label}`}>
        {waiting ? (
          <div key="placeholder">
            <div role="progressbar" className="waiting">
              <div className="spinner" />
            </div>
          </div>
        ) : (
          <List key={switches.replaceList ? name : "list"} items={items} start={start} />
        )}
      </div>
    </section>
  );
}
