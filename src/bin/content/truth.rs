//! What an agent is about to answer, and what the page has shown beyond it since.

use careline::desk::post::{Handle, Post, PostId};
use careline::desk::truth::{Truth, beyond};

/// A post whose card was opened or whose composer holds a template's text.
pub struct Answering {
    post: Post,
    /// Whether a template's text stands in the composer.
    pub inserted: bool,
    truth: Option<Truth>,
}

impl Answering {
    /// An answer to a post begins.
    pub const fn new(post: Post) -> Self {
        Self {
            post,
            inserted: false,
            truth: None,
        }
    }

    /// The post that is answered.
    pub const fn post(&self) -> &Post {
        &self.post
    }

    /// Whether it is this post that is answered.
    pub fn is(&self, post: PostId) -> bool {
        self.post.id == Some(post)
    }

    /// What the page shows beyond the post.
    pub const fn truth(&self) -> Option<&Truth> {
        self.truth.as_ref()
    }

    /// Takes note of posts that the page shows; says whether they tell something new.
    pub fn see<'a>(
        &mut self,
        posts: impl Iterator<Item = &'a Post>,
        speaks: impl Fn(&Handle) -> bool,
    ) -> bool {
        let found = beyond(&self.post, posts, speaks);
        let known = self.truth.as_ref().map(|truth| truth.post);
        let news = found.filter(|found| Some(found.post) > known);
        let is_news = news.is_some();
        if is_news {
            self.truth = news;
        }
        is_news
    }
}
