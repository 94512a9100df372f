//! Tells the background what the page shows.

use careline::browser::BrowserError;
use careline::browser::messaging::ask;
use careline::desk::post::SeenPost;
use careline::desk::request::{PageReply, PageRequest};
use gloo_timers::future::TimeoutFuture;

use super::Session;

/// How long the background is left alone after a message, in milliseconds: while an agent scrolls, each
/// step brings posts, and a message costs the page more than the posts in it.
const BETWEEN_MESSAGES_MS: u32 = 60;

/// When a background that could not store what it was told is told again, in milliseconds.
const TRY_AGAIN_MS: u32 = 3_000;

/// How many posts one message to the background holds at most.
const BATCH: usize = 50;

/// How many posts are kept for a background that does not take them: a page may show any number.
const UNTOLD_AT_MOST: usize = 2_000;

impl Session {
    /// Tells the background of what it has not heard of, one message after the other.
    pub(super) fn tell(&self) {
        if self.is_telling.get() {
            return;
        }
        let Some(me) = self.me.upgrade() else { return };
        self.is_telling.set(true);
        wasm_bindgen_futures::spawn_local(async move {
            loop {
                // What it does not hear of neighbours is not claimed.
                let request = match me.untold_neighbours() {
                    Some(neighbours) => neighbours,
                    None => {
                        let mut untold = me.untold.borrow_mut();
                        let many = untold.len().min(BATCH);
                        if many == 0 {
                            break;
                        }
                        let posts = untold.drain(..many).collect();
                        PageRequest::Seen { posts }
                    }
                };
                // The background may have ended while it listened; what a page shows can be told
                // twice.
                let mut answer = ask(&request).await;
                if matches!(answer, Err(BrowserError::Silent(_))) {
                    answer = ask(&request).await;
                }
                match answer {
                    Ok(PageReply::Tickets { tickets, .. }) => {
                        me.trouble.take();
                        me.take(&tickets);
                        TimeoutFuture::new(BETWEEN_MESSAGES_MS).await;
                    }
                    // Its storage fails: the page says so until it takes what it is told.
                    Ok(PageReply::Refused { why }) => {
                        me.keep_untold(request);
                        me.trouble.replace(Some(why));
                        TimeoutFuture::new(TRY_AGAIN_MS).await;
                        if me.document.hidden() {
                            break;
                        }
                    }
                    Ok(_) => {
                        me.keep_untold(request);
                        break;
                    }
                    Err(error) => {
                        me.keep_untold(request);
                        me.fail(&error);
                        break;
                    }
                }
            }
            me.is_telling.set(false);
        });
    }

    /// Keeps what the background did not take, for the next time there is something to tell.
    fn keep_untold(&self, request: PageRequest) {
        if let (PageRequest::Seen { posts }, Ok(mut untold)) =
            (request, self.untold.try_borrow_mut())
        {
            untold.splice(..0, posts);
            untold.truncate(UNTOLD_AT_MOST);
        }
    }

    /// Tells the background again of every post with a chip: other tabs may have changed its
    /// ticket while this one was hidden.
    pub(super) fn tell_again(&self) {
        let on_page = self.overlay.posts();
        let seen: Vec<SeenPost> = match self.posts.try_borrow() {
            Ok(posts) => on_page
                .into_iter()
                .filter_map(|post| posts.seen(post))
                .collect(),
            Err(_) => return,
        };
        if let Ok(mut untold) = self.untold.try_borrow_mut() {
            untold.extend(seen);
        }
        self.tell();
    }
}
