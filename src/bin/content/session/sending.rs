//! What X sends at the agent's own press, and what its notice says of that.

use careline::desk::request::Act;
use careline::page::writing::SentPost;
use web_sys::Element;

use super::Session;

impl Session {
    /// X was told to send what stands in a box: remembers which post it answers, if one of ours.
    pub(super) fn note_press(&self, editor: &Element) {
        let answered = self.composer_around(editor);
        let answered = answered.and_then(|(composer, of)| Some((of, composer.post().id?)));
        self.sending.replace(answered);
    }

    /// X's notice links what it has sent since: the background hears of it, once.
    pub(super) fn note_sent(&self, sent: SentPost) {
        let Some((of, post)) = self.sending.take() else {
            return;
        };
        let Some(by) = sent.by.or_else(|| self.viewer()) else {
            return;
        };
        self.act(of, post, Act::Sent { reply: sent.id, by });
    }
}
