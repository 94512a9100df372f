// The icons, drawn for the replica: one stroke path each on a 24 × 24 grid.

const paths = {
  logo: "M5 5l14 14M19 5L5 19",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
  explore: "M10.5 4a6.5 6.5 0 110 13 6.5 6.5 0 010-13zM15.5 15.5L21 21",
  bell: "M6 17V10a6 6 0 0112 0v7l2 2H4zM10 21h4",
  mail: "M3 6h18v13H3zM3 8l9 6 9-6",
  person: "M12 4a4 4 0 110 8 4 4 0 010-8zM4 21c1-5 4-7 8-7s7 2 8 7z",
  theme: "M12 3a9 9 0 100 18zM12 3a9 9 0 010 18",
  compose: "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
  reply:
    "M4 11.5C4 7.4 7.2 4 11.5 4h1C16.900 4 20 7.300 20 11.200c0 2.800-1.500 5-3.700 6.300L10 21v-3.500C6.500 17.200 4 14.700 4 11.500z",
  retweet: "M4 9l4-4 4 4M8 5v11h6M20 15l-4 4-4-4M16 19V8h-6",
  like: "M12 20C6 15.500 3.500 12.500 3.500 9.200 3.500 6.700 5.400 5 7.600 5c1.800 0 3.300 1 4.400 2.800C13.100 6 14.600 5 16.400 5c2.200 0 4.100 1.700 4.100 4.200 0 3.300-2.500 6.300-8.500 10.800z",
  views: "M5 20V12M10 20V5M15 20V14M20 20V8",
  bookmark: "M6 4h12v16l-6-4.500L6 20z",
  share: "M12 15V4M7.500 8L12 3.500 16.500 8M4 14v6h16v-6",
  grok: "M12 4a8 8 0 108 8M9 15L20 4",
  caret: "M4.500 12h.01M12 12h.01M19.500 12h.01",
  pin: "M8 4h8l-1 7 3 3H6l3-3zM12 14v7",
  close: "M5 5l14 14M19 5L5 19",
  back: "M20 12H4M10 6l-6 6 6 6",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4",
  gif: "M4 5h16v14H4zM8 10v4M11 10v4M14 14v-4h3",
  emoji: "M12 3a9 9 0 110 18 9 9 0 010-18zM8.500 10v.5M15.500 10v.5M8 14c2 3 6 3 8 0",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  play: "M8 5l11 7-11 7z",
  star: "M12 4l2.400 5.200 5.600.6-4.200 3.800 1.200 5.600-5-2.900-5 2.900 1.200-5.600L4 9.800l5.600-.6z",
};

const HEAVY = new Set(["caret", "logo"]);
const FILLED = new Set(["pin", "play"]);

/** One icon, in the colour of the text around it. */
export function Icon({ name, filled = false, label }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden={label ? undefined : "true"}
      aria-label={label}
      role={label ? "img" : undefined}
      className="icon"
    >
      <g>
        <path
          d={paths[name]}
          fill={filled || FILLED.has(name) ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth={HEAVY.has(name) ? 3.4 : 1.9}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
    </svg>
  );
}

/** The badge beside a verified account's name. */
export function Verified({ kind }) {
  return (
    <svg
      viewBox="0 0 22 22"
      aria-label="Verified account"
      role="img"
      data-testid="icon-verified"
      className={`badge badge-${kind}`}
    >
      <g>
        <path d="M11 1l2.600 2 3.300-.4.9 3.200 2.800 1.800L19.300 11l1.300 3.400-2.800 1.800-.9 3.200-3.300-.4L11 21l-2.600-2-3.300.4-.9-3.200-2.800-1.800L2.700 11 1.400 7.600l2.800-1.800.9-3.200 3.300.4z" />
        <path d="M6.500 11.300l3 3 6-6.300" fill="none" stroke="#fff" strokeWidth="2" />
      </g>
    </svg>
  );
}
