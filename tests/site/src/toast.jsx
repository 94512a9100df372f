// The short notice at the foot of the page after a post was sent.

import { useEffect, useState } from "react";
import { Link } from "./routes.jsx";
import { words } from "./words.js";

const STAYS = 6000;
let tell = null;

/** Says that a post was sent, with a link to it. */
export function toast(address) {
  tell?.({ address });
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
        <div>
          <Link href={notice.address} dir="ltr" className="toast-link">
            <span>{words.view}</span>
          </Link>
        </div>
      </div>
    </div>
  );
}
