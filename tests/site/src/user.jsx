// People as X shows them: avatar, names, and the cells that recommend an account.

import { Verified } from "./icons.jsx";
import { avatar, person } from "./posts/people.js";
import { Link } from "./routes.jsx";
import { Name } from "./text.jsx";
import { words } from "./words.js";

/** The round picture in X's container; `as` is "link", or "plain" inside quotes and buttons. */
export function Avatar({ handle, size, as = "link" }) {
  const picture = (
    <div className="avatar-picture">
      <div className="fill">
        <div style={{ backgroundImage: `url("${avatar(handle)}")` }} className="picture fill" />
        <img alt="" draggable="true" src={avatar(handle)} className="picture-source" />
      </div>
    </div>
  );
  return (
    <div
      data-testid={`UserAvatar-Container-${handle}`}
      style={{ width: `${size}px`, height: `${size}px` }}
      className="avatar"
    >
      <div style={{ paddingBottom: "100%" }} />
      <div className="fill">
        {as === "link" ? (
          <Link href={`/${handle}`} aria-hidden="true" tabIndex="-1" className="fill">
            {picture}
          </Link>
        ) : (
          <div role="presentation" aria-hidden="true" tabIndex="-1" className="fill">
            {picture}
          </div>
        )}
      </div>
    </div>
  );
}

/** The display name with its badge. */
export function DisplayName({ handle }) {
  const { name, verified } = person(handle);
  return (
    <>
      <div dir="ltr" className="name">
        <span>
          <span>
            <Name text={name} />
          </span>
        </span>
      </div>
      <div dir="ltr" className="name-badge">
        <span>{verified && <Verified kind={verified} />}</span>
      </div>
    </>
  );
}

/** A recommended account, as in "Who to follow". */
export function UserCell({ handle, as: Tag = "li" }) {
  return (
    <Tag role={Tag === "li" ? "listitem" : undefined} tabIndex="0" data-testid="UserCell" className="user-cell">
      <div className="row">
        <Avatar handle={handle} size={40} />
        <div className="user-cell-body">
          <div className="user-cell-names">
            <Link href={`/${handle}`}>
              <div className="row">
                <DisplayName handle={handle} />
              </div>
            </Link>
            <Link href={`/${handle}`} tabIndex="-1">
              <div dir="ltr" className="muted">
                <span>@{handle}</span>
              </div>
            </Link>
          </div>
          <div data-testid="placementTracking">
            <button type="button" role="button" aria-label={`${words.follow} @${handle}`} className="pill pill-strong">
              <div dir="ltr">
                <span>
                  <span>{words.follow}</span>
                </span>
              </div>
            </button>
          </div>
        </div>
      </div>
    </Tag>
  );
}
