//! Whether the page is still read, and what is said on it where it is not.

use careline::desk::health::Sight;
use careline::page;
use gloo_timers::callback::Interval;

use super::Session;

/// How often it is looked whether the page is still read, in milliseconds. Two looks in turn decide:
/// what X is just drawing is no failure.
const LOOK_MS: u32 = 700;

impl Session {
    /// Looks after how well the page is read while it is shown, and not while it is hidden.
    pub(super) fn look_after_sight(&self) {
        let me = self.me.clone();
        let sight = (!self.document.hidden()).then(|| {
            Interval::new(LOOK_MS, move || {
                if let Some(session) = me.upgrade() {
                    session.check_sight();
                    session.check_account();
                }
            })
        });
        if let Ok(mut watching) = self.watching.try_borrow_mut()
            && let Some(watching) = watching.as_mut()
        {
            watching.sight = sight;
        }
    }

    /// Says on the page when less than nine of ten posts are read, or when what is seen can't be stored,
    /// and no longer once that is over.
    fn check_sight(&self) {
        if self.overlay.has_lost() {
            // Not from within the interval that this ends.
            self.spawn(async move |me| me.complain(me.watch()));
            return;
        }
        let tally = match self.watching.try_borrow() {
            Ok(watching) => watching.as_ref().map(|watching| watching.watch.tally()),
            Err(_) => return,
        };
        let line = page::health::is_doubtful(&self.document, tally.unwrap_or_default())
            .then(|| page::health::brief(&self.document))
            .filter(|health| health.viewer.is_some())
            .and_then(|health| Sight::line(&health))
            .or_else(|| self.trouble.borrow().clone());
        let lacked = self.lacks.replace(line.is_some());
        if line.as_ref() == self.told.borrow().as_ref() || (line.is_some() && !lacked) {
            return;
        }
        self.told.replace(line.clone());
        match line {
            Some(line) => self.complain(self.overlay.notice(&line, None)),
            None => self.overlay.end_notice(),
        }
    }
}
