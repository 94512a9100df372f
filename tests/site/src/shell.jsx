// The page around the pages: navigation, columns, layers.

import { useState } from "react";
import { Icon } from "./icons.jsx";
import { ComposeDialog, ComposePage } from "./pages/dialog.jsx";
import { Conversation } from "./pages/conversation.jsx";
import { Home } from "./pages/home.jsx";
import { Notifications } from "./pages/notifications.jsx";
import { Profile } from "./pages/profile.jsx";
import { Search } from "./pages/search.jsx";
import { go, Link, useRoute } from "./routes.jsx";
import { setAccount, setTheme, useSession } from "./session.js";
import { person } from "./posts/people.js";
import { Name } from "./text.jsx";
import { useTitle } from "./title.js";
import { Toasts } from "./toast.jsx";
import { Avatar, UserCell } from "./user.jsx";
import { direction, words } from "./words.js";

function Missing() {
  useTitle("Page not found");
  return (
    <div className="nothing">
      <div dir="ltr">
        <span>Hmm...this page doesn’t exist. Try searching for something else.</span>
      </div>
    </div>
  );
}

function Page({ route }) {
  switch (route.page) {
    case "home":
      return <Home />;
    case "search":
      return <Search query={route.query} key={route.query} />;
    case "notifications":
      return <Notifications tab={route.tab} />;
    case "conversation":
      return <Conversation id={route.id} key={route.id} />;
    case "profile":
      return <Profile handle={route.handle} tab={route.tab} key={route.handle} />;
    default:
      return <Missing />;
  }
}

function Tab({ href, label, icon, testid }) {
  return (
    <Link href={href} aria-label={label} data-testid={testid} className="nav-tab">
      <div>
        <div>
          <Icon name={icon} />
        </div>
        <div dir="ltr" className="nav-word">
          <span>{label}</span>
        </div>
      </div>
    </Link>
  );
}

/** Other accounts that are signed in in this browser: the menu switches to one without a reload. */
const OTHERS = ["acmehelp", "acme", "bex_hartley"];

function AccountMenu({ account, onChosen }) {
  return (
    <div role="menu" data-testid="AccountSwitcher_Menu" className="box account-menu">
      {OTHERS.filter((handle) => handle !== account).map((handle) => (
        <button
          key={handle}
          type="button"
          role="menuitem"
          data-testid={`AccountSwitcher_${handle}`}
          className="account"
          onClick={() => onChosen(handle)}
        >
          <Avatar handle={handle} size={40} as="plain" />
          <div dir="ltr" className="muted">
            <span>@{handle}</span>
          </div>
        </button>
      ))}
    </div>
  );
}

function AccountSwitcher({ account }) {
  const [open, setOpen] = useState(false);
  const choose = (handle) => {
    setOpen(false);
    setAccount(handle);
  };
  return (
    <>
      {open && <AccountMenu account={account} onChosen={choose} />}
      <button
        type="button"
        role="button"
        aria-label="Account menu"
        data-testid="SideNav_AccountSwitcher_Button"
        className="account"
        onClick={() => setOpen(!open)}
      >
        <div>
          <Avatar handle={account} size={40} as="plain" />
        </div>
        <div className="account-names">
          <div dir="ltr" className="name">
            <span>
              <span>
                <Name text={person(account).name} />
              </span>
            </span>
          </div>
          <div dir="ltr" className="muted">
            <span>@{account}</span>
          </div>
        </div>
      </button>
    </>
  );
}

function Header() {
  const { account, theme } = useSession();
  return (
    <header role="banner">
      <div className="header">
        <div className="header-top">
          <h1 role="heading" className="logo">
            <Link href="/home" aria-label="X">
              <div dir="ltr">
                <Icon name="logo" />
              </div>
            </Link>
          </h1>
          <nav aria-label="Primary" role="navigation">
            {account && <Tab href="/home" label={words.home} icon="home" testid="AppTabBar_Home_Link" />}
            <Tab href="/explore" label={words.search} icon="explore" testid="AppTabBar_Explore_Link" />
            {account && (
              <Tab
                href="/notifications"
                label={words.notifications}
                icon="bell"
                testid="AppTabBar_Notifications_Link"
              />
            )}
            {account && <Tab href="/i/chat" label="Chat" icon="mail" testid="AppTabBar_DirectMessage_Link" />}
            {account && (
              <Tab href={`/${account}`} label={words.profile} icon="person" testid="AppTabBar_Profile_Link" />
            )}
            <button
              type="button"
              role="button"
              aria-label="Theme"
              className="nav-tab plain"
              id="theme-button"
              onClick={() => setTheme(theme === "dark" ? "light" : "dark")}
            >
              <div>
                <div>
                  <Icon name="theme" />
                </div>
                <div dir="ltr" className="nav-word">
                  <span>Theme</span>
                </div>
              </div>
            </button>
          </nav>
          {account && (
            <div className="new-post">
              <Link
                href="/compose/post"
                aria-label={words.post}
                data-testid="SideNav_NewTweet_Button"
                className="pill pill-strong pill-large"
              >
                <div dir="ltr">
                  <span className="nav-word">{words.post}</span>
                  <span className="nav-icon">
                    <Icon name="compose" />
                  </span>
                </div>
              </Link>
            </div>
          )}
        </div>
        {account && <AccountSwitcher account={account} />}
      </div>
    </header>
  );
}

function SearchBox() {
  const send = (event) => {
    event.preventDefault();
    go(`/search?q=${encodeURIComponent(event.target.elements.q.value)}`);
  };
  return (
    <form action="#" aria-label={words.search} role="search" onSubmit={send}>
      <div data-testid="SearchBox_Search_Input_label" className="search-box">
        <div className="muted">
          <Icon name="explore" />
        </div>
        <input
          name="q"
          type="text"
          dir="auto"
          autoComplete="off"
          placeholder={words.search}
          data-testid="SearchBox_Search_Input"
          aria-label="Search query"
        />
      </div>
    </form>
  );
}

function Sidebar() {
  const { account } = useSession();
  return (
    <div data-testid="sidebarColumn">
      <div className="sidebar">
        <SearchBox />
        {!account && (
          <section aria-label="Sign up" role="region" className="box">
            <h2 role="heading">
              <div dir="ltr">
                <span>New to X?</span>
              </div>
            </h2>
            <Link href="/i/flow/signup" data-testid="signup" className="pill pill-outline">
              <div dir="ltr">
                <span>Create account</span>
              </div>
            </Link>
          </section>
        )}
        <section aria-labelledby="accessible-list-1" role="region" className="box">
          <h1 dir="auto" role="heading" id="accessible-list-1" className="unseen">
            Trending now
          </h1>
          <h2 role="heading">
            <div dir="ltr">
              <span>What’s happening</span>
            </div>
          </h2>
          {[
            ["Northgate", "4,120"],
            ["#AcmeDown", "2,003"],
            ["Accordion", "811"],
          ].map(([topic, posts]) => (
            <div key={topic} data-testid="trend" role="link" tabIndex="0" className="trend">
              <div dir="ltr" className="muted small">
                <span>Trending</span>
              </div>
              <div dir="ltr">
                <b>{topic}</b>
              </div>
              <div dir="ltr" className="muted small">
                <span>{posts} posts</span>
              </div>
            </div>
          ))}
        </section>
        <aside aria-label={words.whoToFollow} role="complementary" className="box">
          <h2 role="heading">
            <div dir="ltr">
              <span>{words.whoToFollow}</span>
            </div>
          </h2>
          <ul role="list">
            {["telco_watch", "citylibrary", "acmecareers"].map((handle) => (
              <UserCell key={handle} handle={handle} />
            ))}
          </ul>
        </aside>
      </div>
    </div>
  );
}

function LoginBar() {
  return (
    <div data-testid="BottomBar" className="login-bar">
      <div dir="ltr">
        <b>Don’t miss what’s happening</b>
        <br />
        People on X are the first to know.
      </div>
      <div className="row">
        <Link href="/login" data-testid="login" className="pill">
          <div dir="ltr">
            <span>Log in</span>
          </div>
        </Link>
        <Link href="/i/flow/signup" data-testid="signup" className="pill">
          <div dir="ltr">
            <span>Sign up</span>
          </div>
        </Link>
      </div>
    </div>
  );
}

function BottomTabs() {
  return (
    <div data-testid="BottomBar" className="bottom-tabs">
      <Link href="/home" aria-label={words.home}>
        <Icon name="home" />
      </Link>
      <Link href="/explore" aria-label={words.search}>
        <Icon name="explore" />
      </Link>
      <Link href="/notifications" aria-label={words.notifications}>
        <Icon name="bell" />
      </Link>
      <Link href="/i/chat" aria-label="Chat">
        <Icon name="mail" />
      </Link>
    </div>
  );
}

/** The whole page. */
export function Shell() {
  const { account, layout } = useSession();
  const route = useRoute();
  const dialog = account ? route.dialog : null;
  const isPage = layout === "mobile";
  return (
    <div className="app-root">
      <div className="app">
        <h2 aria-level="2" role="heading" className="unseen">
          <div dir="ltr">
            <span>To view keyboard shortcuts, press question mark</span>
          </div>
        </h2>
        <div id="layers" style={{ zIndex: 1 }}>
          {account ? <BottomTabs /> : <LoginBar />}
          {dialog && !isPage && <ComposeDialog inReplyTo={dialog.inReplyTo} />}
          <Toasts />
        </div>
        <div
          dir={direction}
          aria-hidden={route.dialog && !isPage ? "true" : "false"}
          className="columns"
          data-at-shortcutkeys='{"n":"New post","r":"Reply","l":"Like","j":"Next post","k":"Previous post"}'
        >
          <Header />
          <main role="main">
            <div className="main">
              <div data-testid="primaryColumn">
                <div tabIndex="0">
                  {dialog && isPage ? <ComposePage inReplyTo={dialog.inReplyTo} /> : <Page route={route.behind} />}
                </div>
              </div>
              <Sidebar />
            </div>
          </main>
        </div>
      </div>
    </div>
  );
}
