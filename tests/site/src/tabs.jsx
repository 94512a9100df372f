// X's row of tabs, and the bar with a page's heading.

import { Icon } from "./icons.jsx";
import { back, Link } from "./routes.jsx";

/** Tabs as `[key, label, address]`; with `onSelect` a click changes the tab without leaving the page. */
export function Tabs({ tabs, selected, onSelect }) {
  const select = (key) => (event) => {
    if (!onSelect) return;
    event.preventDefault();
    window.scrollTo(0, 0);
    onSelect(key);
  };
  return (
    <div className="bar">
      <nav aria-live="polite" role="navigation">
        <div data-testid="ScrollSnap-SwipeableList">
          <div role="tablist" data-testid="ScrollSnap-List" className="tabs">
            {tabs.map(([key, label, address]) => (
              <div key={key} role="presentation" className="tab">
                <Link
                  href={address}
                  role="tab"
                  aria-selected={key === selected}
                  tabIndex={key === selected ? undefined : "-1"}
                  onClick={select(key)}
                >
                  <div>
                    <div dir="ltr" className={key === selected ? "tab-on" : "muted"}>
                      <span>{label}</span>
                    </div>
                    {key === selected && <div className="tab-mark" />}
                  </div>
                </Link>
              </div>
            ))}
          </div>
        </div>
      </nav>
    </div>
  );
}

/** The bar with the way back and a heading. */
export function Heading({ text, note }) {
  return (
    <div className="bar heading-bar">
      <div>
        <button
          type="button"
          role="button"
          aria-label="Back"
          data-testid="app-bar-back"
          className="round"
          onClick={back}
        >
          <div dir="ltr">
            <Icon name="back" />
          </div>
        </button>
      </div>
      <div>
        <h2 dir="ltr" aria-level="2" role="heading">
          <span>{text}</span>
        </h2>
        {note && (
          <div dir="ltr" className="muted small">
            <span>{note}</span>
          </div>
        )}
      </div>
    </div>
  );
}
