//! What an agent is told about the page in front of them: whether Careline sees it, and how well.

use super::request::PageHealth;

/// What is known of the page in the active tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// It is no page of X, or one of which the browser tells nothing.
    Elsewhere,
    /// The browser keeps the extension from x.com: whoever uses it took the site away.
    Forbidden,
    /// It is a page of X whose policy refused WebAssembly within the last day.
    Refused,
    /// It is a page of X, and no content script answered there.
    Silent,
    /// Its content script answered.
    Read(PageHealth),
}

/// How well a page is seen: a colour for the eye, always beside its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Everything on it is read.
    Good,
    /// Something is missing.
    Partial,
    /// Nothing is seen, although it is a page of X.
    Blind,
    /// There is nothing to see.
    Idle,
}

/// How well a page is seen, as the popup says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// The colour.
    pub light: Light,
    /// The sentence.
    pub sentence: String,
    /// What it comes of, or what to do; empty where there is nothing to add.
    pub details: Vec<String>,
}

impl Sight {
    /// How well this page is seen.
    pub fn of(page: &Page) -> Self {
        match page {
            Page::Elsewhere => Self::new(Light::Idle, "Not a page of X")
                .because("Careline works on x.com, in the tab in front."),
            Page::Forbidden => Self::new(Light::Blind, "The browser keeps Careline from x.com")
                .because("Until you allow it, nothing is read there."),
            Page::Refused => Self::new(
                Light::Blind,
                "This page forbids WebAssembly; Careline tries again tomorrow",
            )
            .because("Until then the page is left untouched and nothing is read."),
            Page::Silent => Self::new(Light::Blind, "Careline is not in this page yet")
                .because("Reload the page once."),
            Page::Read(health) => Self::of_health(health),
        }
    }

    /// The line for the page itself, where less than nine of ten posts are read.
    pub fn line(health: &PageHealth) -> Option<String> {
        let PageHealth { found, read, .. } = health;
        (u64::from(*read) * 10 < u64::from(*found) * 9).then(|| {
            format!(
                "Careline reads {read} of the {found} posts here. X may have changed its page: look for customers yourself."
            )
        })
    }

    fn of_health(health: &PageHealth) -> Self {
        if let Some(why) = &health.unread {
            return Self::new(Light::Blind, &format!("This page is not understood: {why}"));
        }
        if health.viewer.is_none() {
            return Self::new(
                Light::Partial,
                "Signed out: posts can be read, nothing is drawn",
            )
            .because("Sign in to X to work here.");
        }
        let PageHealth { found, read, .. } = health;
        let mut sight = match (found, read) {
            (0, _) => Self::new(Light::Good, "No posts on this page yet"),
            (1, 1) => Self::new(Light::Good, "The one post here is read"),
            (found, read) if read >= found => {
                Self::new(Light::Good, &format!("{read} of {found} posts read"))
            }
            (found, 0) => Self::new(Light::Blind, &format!("0 of {found} posts read")),
            (found, read) => Self::new(Light::Partial, &format!("{read} of {found} posts read")),
        };
        sight.details = health
            .skipped
            .iter()
            .map(|(reason, count)| format!("{count} skipped: {reason}"))
            .collect();
        sight
    }

    fn new(light: Light, sentence: &str) -> Self {
        Self {
            light,
            sentence: sentence.to_owned(),
            details: Vec::new(),
        }
    }

    fn because(mut self, detail: &str) -> Self {
        self.details.push(detail.to_owned());
        self
    }
}

/// The host of X that an address belongs to; `None` for every other site.
pub fn host_of_x(address: &str) -> Option<&str> {
    const HOSTS: [&str; 5] = [
        "x.com",
        "twitter.com",
        "mobile.x.com",
        "mobile.twitter.com",
        "pro.x.com",
    ];
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    HOSTS.contains(&host).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn health(found: u32, read: u32) -> PageHealth {
        PageHealth {
            viewer: "ana".parse().ok(),
            found,
            read,
            ..PageHealth::default()
        }
    }

    #[test]
    fn the_light_is_green_only_where_every_post_is_read() {
        let cases = [
            (27, 27, Light::Good, "27 of 27 posts read"),
            (27, 26, Light::Partial, "26 of 27 posts read"),
            (27, 0, Light::Blind, "0 of 27 posts read"),
            (1, 1, Light::Good, "The one post here is read"),
            (0, 0, Light::Good, "No posts on this page yet"),
        ];
        for (found, read, light, sentence) in cases {
            let sight = Sight::of(&Page::Read(health(found, read)));
            assert_eq!((sight.light, sight.sentence.as_str()), (light, sentence));
        }
    }

    #[test]
    fn the_page_itself_says_when_less_than_nine_of_ten_posts_are_read() {
        for (found, read, says) in [(0, 0, false), (10, 9, false), (10, 8, true), (1, 0, true)] {
            assert_eq!(
                Sight::line(&health(found, read)).is_some(),
                says,
                "{read} of {found}"
            );
        }
    }

    #[test]
    fn a_page_that_is_not_seen_says_why() {
        let unread = PageHealth {
            unread: Some("no adapter knows its layout".to_owned()),
            ..health(9, 9)
        };
        let signed_out = PageHealth {
            viewer: None,
            ..health(9, 9)
        };
        let cases = [
            (Page::Elsewhere, Light::Idle, "Not a page of X"),
            (Page::Forbidden, Light::Blind, "keeps Careline from"),
            (Page::Refused, Light::Blind, "forbids WebAssembly"),
            (Page::Silent, Light::Blind, "not in this page yet"),
            (Page::Read(unread), Light::Blind, "no adapter knows"),
            (Page::Read(signed_out), Light::Partial, "Signed out"),
        ];
        for (page, light, words) in cases {
            let sight = Sight::of(&page);
            assert_eq!(sight.light, light, "{page:?}");
            assert!(sight.sentence.contains(words), "{sight:?}");
        }
    }

    #[test]
    fn skipped_posts_are_explained() {
        let mut skipping = health(5, 3);
        skipping.skipped = vec![("the author is not certain".to_owned(), 2)];
        assert_eq!(
            Sight::of(&Page::Read(skipping)).details,
            ["2 skipped: the author is not certain"]
        );
    }

    #[test]
    fn only_the_hosts_of_x_are_x() {
        assert_eq!(host_of_x("https://x.com/home"), Some("x.com"));
        assert_eq!(host_of_x("https://pro.x.com?a"), Some("pro.x.com"));
        for address in [
            "https://x.com.evil.example/",
            "https://notx.com/",
            "http://x.com/",
            "https://x.company/",
            "chrome://newtab/",
            "",
        ] {
            assert_eq!(host_of_x(address), None, "{address}");
        }
    }
}
