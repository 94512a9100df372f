//! X's markup, as far as it tells anything: the shapes of the classic client with invented content.

/// The id of a post of 1 March 2024, 12:00:00.000 UTC, and how many ids a second has.
pub const NOON: u64 = 1_763_534_649_553_846_272;
pub const SECOND: u64 = 1_000 << 22;

/// One post. Every part can be replaced by what a test needs.
#[derive(Clone)]
pub struct Article {
    pub id: u64,
    pub avatar: String,
    pub name_link: String,
    pub shown_handle: String,
    pub link_author: String,
    pub origin: String,
    pub name: String,
    pub name_testid: String,
    pub top: String,
    pub line_below: bool,
    pub time: bool,
    pub datetime: String,
    pub replying: String,
    pub text: String,
    pub attached: String,
    pub tabindex: i32,
}

/// A post of an author with a plain text.
pub fn article(id: u64, author: &str, text: &str) -> Article {
    Article {
        id,
        avatar: author.to_owned(),
        name_link: author.to_owned(),
        shown_handle: author.to_owned(),
        link_author: author.to_owned(),
        origin: String::new(),
        name: format!("<span>Name of {author}</span>"),
        name_testid: "User-Name".to_owned(),
        top: "<div><div></div></div>".to_owned(),
        line_below: false,
        time: true,
        datetime: "2024-03-01T12:00:00.000Z".to_owned(),
        replying: String::new(),
        text: words("en", &format!("<span>{text}</span>")),
        attached: String::new(),
        tabindex: 0,
    }
}

impl Article {
    pub fn html(&self) -> String {
        let Self {
            id,
            avatar,
            name_link,
            shown_handle,
            link_author,
            origin,
            name,
            name_testid,
            top,
            replying,
            text,
            attached,
            tabindex,
            datetime,
            ..
        } = self;
        let permalink = if self.time {
            format!(
                r#"<div><a href="{origin}/{link_author}/status/{id}" dir="ltr" role="link"><time datetime="{datetime}">1h</time></a></div>"#
            )
        } else {
            String::new()
        };
        let below = if self.line_below { "<div></div>" } else { "" };
        format!(
            r#"<article role="article" tabindex="{tabindex}" data-testid="tweet"><div><div>
            <div>{top}</div>
            <div><div><div data-testid="Tweet-User-Avatar"><div><div><div data-testid="UserAvatar-Container-{avatar}"><a href="{origin}/{avatar}" aria-hidden="true" role="link" tabindex="-1"><div><img alt=""></div></a></div></div></div></div>{below}</div>
            <div><div><div><div data-testid="{name_testid}">
            <div><a href="{origin}/{name_link}" role="link"><div><div dir="ltr"><span>{name}</span></div><div dir="ltr"><span><svg data-testid="icon-verified"><title>Verified</title></svg></span></div></div></a></div>
            <div><div><a href="{origin}/{name_link}" role="link" tabindex="-1"><div dir="ltr"><span>@{shown_handle}</span></div></a></div><div dir="ltr" aria-hidden="true"><span>·</span></div>{permalink}</div>
            </div></div><div><div><button aria-label="Grok actions" role="button"></button><button aria-haspopup="menu" role="button" data-testid="caret"></button></div></div></div>
            {replying}{text}{attached}
            <div><div role="group"><button data-testid="reply" role="button"></button><a href="{origin}/{link_author}/status/{id}/analytics" role="link"><span>428</span></a></div></div>
            </div></div></div></div></article>"#
        )
    }

    /// The post in a row of a list.
    pub fn row(&self) -> String {
        row(&self.html())
    }
}

/// A row of a list.
pub fn row(inner: &str) -> String {
    format!(
        r#"<div data-testid="cellInnerDiv" style="position: absolute"><div>{inner}</div></div>"#
    )
}

/// A list of rows, as the main column holds it.
pub fn list(rows: &[String]) -> String {
    format!(
        r#"<div id="react-root"><div><div id="layers"></div><div><main role="main"><div data-testid="primaryColumn"><section role="region"><h1>List</h1><div aria-label="Timeline"><div style="position: relative">{}</div></div></section></div></main></div></div></div>"#,
        rows.concat()
    )
}

/// A text in a language.
pub fn words(lang: &str, inner: &str) -> String {
    format!(r#"<div dir="auto" lang="{lang}" data-testid="tweetText">{inner}</div>"#)
}

/// A mention as X writes it: a block within the line.
pub fn mention(handle: &str) -> String {
    format!(r#"<div><span><a dir="ltr" href="/{handle}" role="link">@{handle}</a></span></div>"#)
}

/// A link as X writes it: parts hidden from sight beside the part shown.
pub fn link(before: &str, shown: &str, after: &str) -> String {
    let dots = if after.is_empty() {
        ""
    } else {
        r#"<span aria-hidden="true">…</span>"#
    };
    format!(
        r#"<a dir="ltr" href="https://t.co/AbC123" rel="noopener" target="_blank" role="link"><span aria-hidden="true">{before}</span>{shown}<span aria-hidden="true">{after}</span>{dots}</a>"#
    )
}

/// The "Replying to" line in any language.
pub fn replying(word: &str, handles: &[&str], more: &str) -> String {
    let links: String = handles
        .iter()
        .map(|handle| {
            format!(
                r#"<div><a dir="ltr" href="/{handle}" role="link"><span>@{handle}</span></a></div>"#
            )
        })
        .collect();
    format!(r#"<div><div><div dir="ltr">{word} {links}{more}</div></div></div>"#)
}

/// A quoted post: names without links.
pub fn quote(author: &str, text: &str, inner: &str) -> String {
    format!(
        r#"<div><div dir="ltr"><span>Quote</span></div><div tabindex="0" role="link"><div>
        <div data-testid="Tweet-User-Avatar"><div><div data-testid="UserAvatar-Container-{author}"><div role="presentation"><img alt=""></div></div></div></div>
        <div data-testid="User-Name"><div><div dir="ltr"><span>Quoted name</span></div></div><div><div tabindex="-1"><div dir="ltr"><span>@{author}</span></div></div><div dir="ltr" aria-hidden="true"><span>·</span></div><div dir="ltr"><time datetime="2024-02-28T08:00:00.000Z">Feb 28</time></div></div></div>
        <div dir="auto" lang="en" data-testid="tweetText"><span>{text}</span></div>{inner}</div></div></div>"#
    )
}

/// A picture, linked as a part of a post.
pub fn photo(author: &str, id: u64) -> String {
    format!(
        r#"<a href="/{author}/status/{id}/photo/1" role="link"><div data-testid="tweetPhoto"><div style="background-image: url('data:,')"></div><img alt="Image" src="data:,"></div></a>"#
    )
}

/// The line above a post that says who reposted it.
pub fn reposted(by: &str) -> String {
    format!(
        r#"<div><div><div><svg></svg></div><div><a href="/{by}" dir="ltr" role="link"><span data-testid="socialContext"><span dir="ltr"><span>Somebody</span></span> reposted</span></a></div></div></div>"#
    )
}

/// The upper end of the line that joins a post to the one above.
pub const LINE_ABOVE: &str = "<div><div><div></div></div><div></div></div>";
