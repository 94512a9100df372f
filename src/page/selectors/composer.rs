//! Where replies are written, in the classic client. The newer one's reply box has not been seen.

/// Where a post is written: X's rich editor on the desktop, a plain box in the mobile layout.
/// Threads number their parts from 0.
pub const COMPOSER: &str = concat!(
    r#"[data-testid^="tweetTextarea_"][contenteditable="true"],"#,
    r#"textarea[data-testid^="tweetTextarea_"],[data-testid^="tweetTextarea_"] textarea"#
);

/// One paragraph in X's rich editor, Draft.js.
pub const BLOCK: &str = r#"[data-block="true"]"#;

/// One paragraph in any other, such as Lexical.
pub const PARAGRAPH: &str = ":scope > *";

/// A dialog over the page.
pub const DIALOG: &str = r#"[role="dialog"]"#;

/// What names the post that stands above a box.
pub const ABOVE_BOX: &str =
    r#"time[datetime],[data-testid="tweetText"],[data-testid^="UserAvatar-Container-"]"#;

/// A quote within a post.
pub const QUOTE_BOX: &str = r#"div[role="link"]"#;

/// What bears a box's name.
pub const NAMED: &str = r#"[data-testid^="tweetTextarea_"]"#;

/// The line of tools under the box, with X's button.
pub const TOOLS: &str = r#"[data-testid="toolBar"]"#;

/// X's buttons that send what stands in a box.
pub const SEND: &str = r#"[data-testid="tweetButton"],[data-testid="tweetButtonInline"]"#;

/// The short notice at the foot of X's page.
pub const NOTICE: &str = r#"[data-testid="toast"]"#;

/// A link to a post in it.
pub const NOTICE_LINK: &str =
    r#"[data-testid="toast"] a[href*="/status/"],[role="alert"] a[href*="/status/"]"#;
