// What a page measures of itself, in its own world: scrolls through the list and notes when each post and
// its chip came.
window.bench = (() => {
  const posts = new Map();
  const shown = (host) => getComputedStyle(host).visibility === "visible";
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });

  const look = () => {
    const now = performance.now();
    for (const article of document.querySelectorAll("article[data-testid=tweet]")) {
      const link = article.querySelector('a[href*="/status/"]:has(time)');
      if (!link) continue;
      const post = posts.get(link.pathname) ?? { mounted: now, chip: null };
      posts.set(link.pathname, post);
      const host = article.querySelector(":scope > careline-chip");
      if (post.chip === null && host && shown(host)) post.chip = now;
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter: ["style"] });

  /** Scrolls on by `part` of a screen, `count` times or to the end; each step lasts two frames. */
  const scroll = async (part, count) => {
    const frame = () => new Promise(requestAnimationFrame);
    const steps = [];
    let end = false;
    while (steps.length < count && !end) {
      const before = posts.size;
      const at = performance.now();
      window.scrollBy(0, innerHeight * part);
      await frame();
      await frame();
      steps.push({ at, posts: posts.size - before });
      end = scrollY + innerHeight + 2 >= document.documentElement.scrollHeight;
    }
    steps.push({ at: performance.now(), posts: 0 });
    return { steps, end };
  };

  /** From the post's arrival to its chip, in milliseconds. */
  const waits = () => [...posts.values()].filter((post) => post.chip !== null).map((post) => post.chip - post.mounted);

  return { scroll, waits, shift: () => shift, posts: () => posts.size };
})();
