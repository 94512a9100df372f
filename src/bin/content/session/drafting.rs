//! The draft that an agent writes in X's composer: what pre-flight says of it, and the templates that
//! a name typed there stands for.

use careline::browser::messaging::ask;
use careline::browser::now;
use careline::desk::post::{Handle, PostId};
use careline::desk::preflight::ConcernKind;
use careline::desk::request::{Act, PageReply, PageRequest, WrittenDraft};
use careline::desk::time::Millis;
use careline::desk::view::{Rendered, TemplateView, TicketRef, TicketView};
use careline::overlay::{DraftAnchor, DraftView, Trusted};
use careline::page::Typed;
use careline::page::composer::{Composer, ComposerError};
use careline::page::gesture::TrustedGesture;
use gloo_timers::future::TimeoutFuture;
use web_sys::Element;

use super::Session;

/// How long what is typed is gathered before the background is asked, in milliseconds.
const GATHER_MS: u32 = 200;

/// How many templates are offered at once.
const OFFERED: usize = 5;

/// A reply that is being written to a post with a ticket.
pub(super) struct Drafting {
    composer: Composer,
    of: TicketRef,
    post: PostId,
    /// When the agent began to write.
    begun: Millis,
    /// The text and the account that the background was asked about last.
    asked: Option<(String, Option<Handle>)>,
    view: DraftView,
    /// The ticket's templates, once a name was typed.
    templates: Option<Vec<TemplateView>>,
    typed: Option<Typed>,
    /// The name of which the agent wants no offer.
    unwanted: Option<String>,
}

impl Drafting {
    /// What the composer's text says of the draft: an empty one is begun anew.
    fn look(&mut self) {
        self.typed = self.composer.typed();
        if self.composer.text().trim().is_empty() {
            self.begun = now();
            self.asked = None;
            self.view = DraftView::default();
        }
        let wanted = self.typed.as_ref().map(|typed| typed.wanted.as_str());
        if self.unwanted.as_deref() != wanted {
            self.unwanted = None;
        }
        let wanted = wanted.filter(|_| self.unwanted.is_none());
        let templates = self.templates.as_deref().unwrap_or_default();
        self.view.offers = wanted.map_or_else(Vec::new, |wanted| offers(templates, wanted));
        if !self.view.offers.is_empty() {
            self.view.message.clear();
        }
    }
}

/// The templates that can be inserted and that a name may stand for: first the one whose shortcut it
/// is, then those whose shortcut begins so.
fn offers(templates: &[TemplateView], wanted: &str) -> Vec<TemplateView> {
    let wanted: String = wanted.chars().flat_map(char::to_lowercase).collect();
    let mut found = Vec::new();
    for rank in 0..3 {
        for template in templates {
            let is_ready = matches!(template.rendered, Rendered::Ready { .. });
            let own = if template.shortcut == wanted {
                0
            } else if template.shortcut.starts_with(&wanted) {
                1
            } else if template.is_found_by(&wanted) {
                2
            } else {
                3
            };
            if is_ready && own == rank && found.len() < OFFERED {
                found.push(template.clone());
            }
        }
    }
    found
}

impl Session {
    /// Looks at the box in which the agent writes; `None` once it is gone. A box that belongs to no
    /// post with a ticket is none of ours.
    pub(super) fn look_at_box(&self, editor: Option<&Element>) {
        let composer = editor.and_then(|editor| self.composer_around(editor));
        let before = self.drafting.take();
        let Some((composer, of)) = composer else {
            self.overlay.end_draft();
            return;
        };
        let Some(post) = composer.post().id else {
            return;
        };
        let mut drafting = match before {
            Some(before) if before.of == of && before.composer.is_same_box(&composer) => {
                Drafting { composer, ..before }
            }
            _ => Drafting {
                composer,
                of,
                post,
                begun: now(),
                asked: None,
                view: DraftView::default(),
                templates: None,
                typed: None,
                unwanted: None,
            },
        };
        drafting.look();
        let wants_templates = drafting.typed.is_some() && drafting.templates.is_none();
        if wants_templates {
            drafting.templates = Some(Vec::new());
        }
        self.drafting.replace(Some(drafting));
        if wants_templates {
            self.fetch_templates();
        }
        self.draw_draft();
        self.read_draft();
    }

    /// The composer of a box and the ticket of the post that it answers.
    pub(super) fn composer_around(&self, editor: &Element) -> Option<(Composer, TicketRef)> {
        let composer = Composer::around(&self.document, editor, |answered| {
            let posts = self.posts.try_borrow();
            posts.map_or_else(|_| Vec::new(), |posts| posts.customers(answered))
        })?;
        let ticket = self.posts.try_borrow().ok()?.ticket(composer.post().id?)?;
        Some((composer, ticket.of))
    }

    /// Does something with the draft, where one is written.
    fn with_draft<T>(&self, work: impl FnOnce(&mut Drafting) -> T) -> Option<T> {
        let mut drafting = self.drafting.take();
        let done = drafting.as_mut().map(work);
        self.drafting.replace(drafting);
        done
    }

    fn draw_draft(&self) {
        let shown = self.with_draft(|drafting| {
            let anchors = drafting.composer.anchors();
            let anchor = DraftAnchor {
                editor: anchors.editor,
                foot: anchors.foot,
                dialog: anchors.dialog,
            };
            (anchor, drafting.view.clone())
        });
        if let Some((anchor, view)) = shown {
            self.complain(self.overlay.show_draft(&anchor, &view));
        }
    }

    /// Changes what is known of the draft for a post, if that is still the one, and draws it.
    fn change_draft(&self, post: PostId, change: impl FnOnce(&mut Drafting)) {
        self.with_draft(|drafting| {
            if drafting.post == post {
                change(drafting);
            }
        });
        self.draw_draft();
    }

    /// The box in which a reply to a post is being written.
    pub(super) fn box_for(&self, post: PostId) -> Option<Composer> {
        self.with_draft(|drafting| (drafting.post == post).then(|| drafting.composer.clone()))?
    }

    /// The ticket and the post that the draft is for.
    fn drafted_for(&self) -> Option<(TicketRef, PostId)> {
        self.with_draft(|drafting| (drafting.of.clone(), drafting.post))
    }

    /// Asks the background about the draft until it has heard the latest text.
    fn read_draft(&self) {
        if self.is_reading.replace(true) {
            return;
        }
        self.spawn(async move |me| {
            loop {
                TimeoutFuture::new(GATHER_MS).await;
                let Some((post, request)) = me.unread_draft() else {
                    break;
                };
                match ask(&request).await {
                    Ok(PageReply::PreFlight { mut findings }) => {
                        // A hole or a number that stands there twice is said once.
                        findings.dedup_by(|one, other| one.sentence == other.sentence);
                        me.change_draft(post, |drafting| {
                            // Emptied, or another box, since it was asked about.
                            if drafting.asked.is_some() {
                                drafting.view.findings = findings;
                            }
                        });
                    }
                    Ok(_) => {}
                    Err(error) => {
                        me.fail(&error);
                        break;
                    }
                }
            }
            me.is_reading.set(false);
        });
    }

    /// What is to be asked about a text of which the background has not heard.
    fn unread_draft(&self) -> Option<(PostId, PageRequest)> {
        if self.document.hidden() {
            return None;
        }
        let account = self.viewer();
        self.with_draft(|drafting| {
            let text = drafting.composer.text();
            let asked = Some((text.clone(), account.clone()));
            if text.trim().is_empty() || drafting.asked == asked {
                return None;
            }
            drafting.asked = asked;
            let draft = WrittenDraft {
                text,
                account,
                begun: drafting.begun,
            };
            let of = drafting.of.clone();
            Some((drafting.post, PageRequest::PreFlight { of, draft }))
        })?
    }

    /// Reads a draft again whose ticket has changed.
    pub(super) fn reread_draft(&self, tickets: &[TicketView]) {
        self.with_draft(|drafting| {
            if tickets.iter().any(|ticket| ticket.of == drafting.of) {
                drafting.asked = None;
            }
        });
        self.read_draft();
    }

    fn fetch_templates(&self) {
        let Some((of, post)) = self.drafted_for() else {
            return;
        };
        self.spawn(
            async move |me| match ask(&PageRequest::Card { of, post }).await {
                Ok(PageReply::Card { card }) => me.change_draft(post, |drafting| {
                    drafting.templates = Some(card.templates);
                    drafting.look();
                }),
                Ok(_) => {}
                Err(error) => me.fail(&error),
            },
        );
    }

    /// Takes a reason as given, once it stands in the log.
    pub(super) fn excuse(&self, post: PostId, despite: Vec<ConcernKind>) {
        self.change_draft(post, |drafting| drafting.view.excused.extend(despite));
    }

    /// Writes down why a draft is sent although pre-flight advises against it.
    pub(super) fn send_anyway(&self, despite: Vec<ConcernKind>, why: String) {
        if let Some((of, post)) = self.drafted_for() {
            self.act(of, post, Act::SendAnyway { despite, why });
        }
    }

    /// Puts a template's text in the place of the name that was typed for it.
    pub(super) fn insert_typed(&self, template: String, text: String, proof: &Trusted) {
        let typed = self.with_draft(|drafting| {
            let typed = drafting.typed.clone()?;
            Some((drafting.composer.clone(), typed))
        });
        let (Some(Some((composer, typed))), Some((of, post))) = (typed, self.drafted_for()) else {
            return;
        };
        let insertion = TrustedGesture::of(proof.event())
            .ok_or(ComposerError::Refused)
            .and_then(|gesture| composer.replace(&gesture, &typed, &text));
        self.finish(insertion, of, post, template, text);
    }

    /// Says in the line what became of an insertion; whether there is a line.
    pub(super) fn say_of_draft(&self, message: &str) -> bool {
        let drafted = self.drafted_for();
        if let Some((_, post)) = drafted {
            self.change_draft(post, |drafting| {
                drafting.view.message = message.to_owned();
            });
        }
        drafted.is_some()
    }

    /// Offers nothing for the name that stands in the box now.
    pub(super) fn offer_nothing(&self) {
        let Some(post) = self
            .drafting
            .borrow()
            .as_ref()
            .map(|drafting| drafting.post)
        else {
            return;
        };
        self.change_draft(post, |drafting| {
            let typed = drafting.typed.as_ref();
            drafting.unwanted = typed.map(|typed| typed.wanted.clone());
            drafting.view.offers.clear();
        });
    }
}
