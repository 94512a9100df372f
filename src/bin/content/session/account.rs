//! Whose account would send the reply.

use careline::desk::post::{Handle, PostId};
use careline::desk::view::CardView;
use careline::page::adapter;

use super::Session;

impl Session {
    /// Looks whether another account was signed in without a reload since the last look; then the open card
    /// says so.
    pub(super) fn check_account(&self) {
        let viewer = self.viewer();
        if *self.viewer.borrow() == viewer {
            return;
        }
        self.viewer.replace(viewer);
        if let Some(post) = self.overlay.card_post() {
            self.fill_card(post);
        }
    }

    /// Who is signed in, where the page shows it.
    pub(super) fn viewer(&self) -> Option<Handle> {
        adapter::choose(&self.document).ok()?.viewer(&self.document)
    }

    /// Says in a card, before anything is inserted, that the account does not answer for its brand.
    pub(super) fn look_at_account(&self, post: PostId, card: &CardView) {
        let brand = &card.ticket.of.id.brand;
        let other = self.viewer().filter(|viewer| {
            let posts = self.posts.try_borrow();
            posts.is_ok_and(|posts| !posts.speaks_for(viewer, brand))
        });
        self.overlay
            .account_in_card(post, other.as_ref(), &card.brand);
    }
}
