// The short notice at the foot of the page after a post was sent.

import { useEffect, useState } from "react";
import { Link } from "./routes.jsx";
import { words } from "./words.js";

const STAYS = 6000;
let tell = null;
let kind = "link";
let held = null;

/** Says that a post was sent, with a link to it. */
export function toast(address) {
  if (kind === "held") held = { address };
  else if (kind !== "none") tell?.({ address: kind === "bare" ? null : address });
}

/** What the notice is from now on: "link", "bare" (without its link), "held" (until it is released) or "none". */
export function setToast(to) {
  kind = to;
}

/** Shows the notice that was held. */
export function releaseToast() {
  tell?.(held);
  held = null;
}

/** The place of the notice; one stands in `#layers`. */
export function Toasts() {
  const [notice, setNotice] = useState(null);
  useEffect(() => {
    tell = setNotice;
    return () => {
      tell = null;
    };
  }, []);
  useEffect(() => {
    if (!notice) return undefined;
    const wait = setTimeout(() => setNotice(null), STAYS);
    return () => clearTimeout(wait);
  }, [notice]);
  if (!notice) return null;
  return (
    <div className="toast-place">
      <div role="alert" data-testid="toast" className="toast">
        <div dir="auto">
          <span>{words.sent}</span>
        </div>
        {notice.address && (
          <div>
            <Link href={notice.address} dir="ltr" className="toast-link">
              <span>{words.view}</span>
            </Link>
          </div>
        )}
      </div>
    </div>
  );
}
