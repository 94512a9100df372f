//! What an agent is about to answer, and what the page has shown beyond it since.

use careline::desk::post::{Handle, Post, PostId};
use careline::desk::truth::{Truth, beyond};
use careline::page;
use careline::page::composer::Composer;

use super::Session;

/// A post whose card was opened or whose composer holds a template's text.
pub(super) struct Answering {
    post: Post,
    /// Whether a template's text stands in the composer.
    inserted: bool,
    truth: Option<Truth>,
}

impl Answering {
    /// An answer to a post begins.
    const fn new(post: Post) -> Self {
        Self {
            post,
            inserted: false,
            truth: None,
        }
    }

    /// The post that is answered.
    const fn post(&self) -> &Post {
        &self.post
    }

    /// Whether it is this post that is answered.
    fn is(&self, post: PostId) -> bool {
        self.post.id == Some(post)
    }

    /// What the page shows beyond the post.
    const fn truth(&self) -> Option<&Truth> {
        self.truth.as_ref()
    }

    /// Takes note of posts that the page shows; says whether they tell something new.
    fn see<'a>(
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

impl Session {
    /// An agent begins to answer a post: says what the page shows beyond it already.
    pub(super) fn begin_answer(&self, post: PostId) {
        let posts = self.posts.try_borrow().ok();
        let seen = posts.and_then(|posts| posts.seen(post));
        self.answering
            .replace(seen.map(|seen| Answering::new(seen.post)));
        self.look_beyond(page::read(&self.document).posts.iter());
    }

    /// A template's text stands in the composer.
    pub(super) fn note_insertion(&self, post: PostId) {
        if let Ok(mut answering) = self.answering.try_borrow_mut()
            && let Some(answering) = answering.as_mut().filter(|answering| answering.is(post))
        {
            answering.inserted = true;
        }
    }

    /// Tells an agent who is about to answer what the page shows beyond the post: in its card, and
    /// where that is closed while a text waits in the composer, at the foot of the window.
    pub(super) fn look_beyond<'a>(&self, posts: impl Iterator<Item = &'a Post>) {
        let mut answering = self.answering.take();
        let is_news = answering.as_mut().is_some_and(|answering| {
            let known = self.posts.try_borrow();
            let speaks = |handle: &Handle| known.as_ref().is_ok_and(|known| known.speaks(handle));
            answering.see(posts, speaks)
        });
        if let Some(now) = answering.as_ref().filter(|_| is_news)
            && !self.tell_truth(now)
        {
            answering = None;
        }
        self.answering.replace(answering);
    }

    /// Says whether there was anybody to tell.
    fn tell_truth(&self, answering: &Answering) -> bool {
        let Some(truth) = answering.truth() else {
            return true;
        };
        if let Some(post) = self.overlay.card_post().filter(|post| answering.is(*post)) {
            self.overlay.truth_in_card(post, Some(truth));
            return true;
        }
        let draft = Composer::find(&self.document, answering.post());
        let waits = answering.inserted && draft.is_ok_and(|draft| !draft.text().trim().is_empty());
        if waits {
            let words = self.overlay.truth_words(truth) + " Look before you press Reply.";
            self.complain(self.overlay.notice(&words, Some("OK")));
        }
        // Else the card was closed, or the answer was sent.
        waits
    }
}
