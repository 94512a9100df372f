//! How the desk serves requests: one exhaustive match.
//!
//! A request is complete or absent: it changes memory only here, in one go, and the caller answers
//! it after what [`Desk::take_writes`] gives is stored.

use super::brand::Brand;
use super::calendar::zones;
use super::card::card;
use super::devices::exchange::DevicesAsk;
use super::event::{Deed, Digest, Event, TicketId};
use super::in_order::Shown;
use super::persist::Needs;
use super::policy::{Policies, PolicyError};
use super::policy_preview::PolicyTrial;
use super::post::PostId;
use super::request::{Act, Reply, Request, WrittenDraft};
use super::rule_preview::preview_shards;
use super::selectors::SelectorError;
use super::settings::Settings;
use super::settings_rules::FieldError;
use super::sight::{cut, shards_of};
use super::state::Desk;
use super::store::shard::{Shard, ShardId, Text};
use super::tag::{self, TAG_LENGTH};
use super::time::Millis;
use super::view::{TicketRef, TicketView};

/// How many Unicode scalar values of a note are kept.
const NOTE_LENGTH: usize = 4_000;

/// The outcome of a request.
#[derive(Debug)]
pub struct Served {
    /// The answer.
    pub reply: Reply,
    /// The tickets that changed, for every page and panel that shows them.
    pub changed: Vec<TicketView>,
}

/// Why a request was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The ticket named is not on this desk.
    #[error("this ticket is not on the desk any more: reload the page to see where it stands")]
    NoTicket,
    /// The status can't be left that way.
    #[error("a ticket that is {from} can't become {to}: start from its present status")]
    Transition {
        /// The status it has.
        from: &'static str,
        /// The status asked for.
        to: &'static str,
    },
    /// The action to undo is not one of this ticket's.
    #[error("there is nothing to undo: somebody else may have undone it already")]
    NothingToUndo,
    /// The post that triage is corrected about is none of this customer's.
    #[error("this post is no longer part of the ticket: open the card of one that is")]
    NoPost,
    /// What is to be merged is no part of a log.
    #[error("this is no log that Careline exported ({0}): choose a file that the options exported")]
    NoLog(String),
    /// An empty note.
    #[error("the note is empty: write something first")]
    EmptyNote,
    /// A reply that pre-flight advises against, and no reason for it.
    #[error("say why the reply is to be sent all the same: a few words are enough")]
    NoReason,
    /// A tag that can't be used.
    #[error("a tag is one to {TAG_LENGTH} characters: make it shorter")]
    Tag,
    /// The template is not there any more.
    #[error("this template was removed: choose another")]
    NoTemplate,
    /// A snooze that ends in the past.
    #[error("a snooze must end later than now: choose a later time")]
    SnoozePast,
    /// No such ticket of this customer with this brand.
    #[error("only tickets of one customer with one brand can be merged: choose one of theirs")]
    NoOtherTicket,
    /// The post that names the ticket.
    #[error("this post names the ticket: split the other posts off instead")]
    FirstPost,
    /// A post that came with a ticket that was merged into this one.
    #[error("this post names a ticket that was merged into this one: undo the merge in the log")]
    MergedPost,
    /// An agent that the desk does not know.
    #[error("this agent is not on the team: add them in the options")]
    NoAgent,
    /// Words that promise nothing, or whose text is no longer kept.
    #[error("nothing is promised there, or the reply's text is no longer kept")]
    NoPromise,
    /// A promise that was to be kept before it was made.
    #[error("a promise is kept later than it is made: choose a later time")]
    PromisePast,
    /// A hand-off without anything to do.
    #[error("the hand-off says nothing: write what is to be done")]
    EmptyHandOff,
    /// A hand-off that is due already.
    #[error("a hand-off is due later than now: choose a later time")]
    HandOffPast,
    /// A code that no open hand-off has.
    #[error("no open hand-off has this code: compare it with the one on the hand-off")]
    NoCode,
    /// An example for nobody.
    #[error("no brand is set up yet: give its handles first")]
    NoBrand,
    /// A text that is no post's link.
    #[error("this is no link to a post: copy it from the post's time, as in x.com/ana/status/123")]
    NoLink,
    /// A link that does not say who wrote the post.
    #[error(
        "this link doesn't say who wrote the post: open it, and copy the address with the author's name"
    )]
    LinkOfNobody,
    /// A post from before November 2010, whose id holds no time.
    #[error("this post is from before November 2010: its link doesn't say when it was made")]
    OldPost,
    /// A post that was not made yet.
    #[error("no post has this number yet: compare the link with the post's")]
    FuturePost,
    /// A post of the brand's own.
    #[error("this post is your own: add the customer's post that it answers")]
    OwnPost,
    /// Word that something was sent which is no reply to the post.
    #[error("what X says was sent is no reply of this brand to this post: nothing was noted")]
    NotSent,
    /// A table of selectors that can't be used.
    #[error(transparent)]
    Selectors(#[from] SelectorError),
    /// Settings that break a rule.
    #[error("these settings can't be used. {0}")]
    Settings(FieldError),
    /// Policies that can't be used.
    #[error("these settings can't be used: {0}")]
    Policies(#[from] PolicyError),
}

impl Desk {
    /// What must be in memory before this request can be served.
    pub fn needs(&self, request: &Request) -> Needs {
        match request {
            Request::Export => Needs::Everything,
            other => self
                .missing(self.shards_for(other))
                .and(self.unmatched_for(other)),
        }
    }

    /// The shards that a request touches.
    pub fn shards_for(&self, request: &Request) -> Vec<ShardId> {
        match request {
            Request::Seen { posts } => posts
                .iter()
                .flat_map(|seen| shards_of(self, seen))
                .collect(),
            Request::Card { of, .. } | Request::Act { of, .. } | Request::PreFlight { of, .. } => {
                vec![ShardId::of(&of.person)]
            }
            // New targets change when the live tickets are due.
            Request::SaveSettings { .. } => self
                .live
                .values()
                .map(|view| ShardId::of(&view.of.person))
                .collect(),
            Request::Export => ShardId::all().collect(),
            Request::HandBack { code } => self.shard_with_code(code).into_iter().collect(),
            Request::Forget { from } => ShardId::some(*from).collect(),
            Request::Queue {
                view,
                at,
                from,
                many,
                order,
            } => self.queue_shards(self.look(*view, *at, *order), *from, *many),
            Request::Search { filter, at, from } => self.search_shards(filter, *at, *from),
            Request::Example => self
                .example(Millis::default())
                .iter()
                .flat_map(|seen| shards_of(self, seen))
                .collect(),
            Request::Stored { from } => ShardId::some(*from).collect(),
            Request::Add { link, .. } => self.shard_of_link(link).into_iter().collect(),
            Request::Erase { handle } => vec![ShardId::of(&self.identity.salt.person(handle))],
            Request::Bulk { acts } => acts.iter().map(|act| ShardId::of(&act.of.person)).collect(),
            Request::Devices {
                ask: DevicesAsk::Exchange,
                items,
            } => self.exchange_shards(items),
            Request::Devices {
                ask: DevicesAsk::Switch { on: true },
                ..
            } => ShardId::all().collect(),
            Request::Import { part } => self.import_shards(part),
            Request::Covered { .. }
            | Request::MayLoad { .. }
            | Request::LoadRefused { .. }
            | Request::Settings
            | Request::Overview
            | Request::Kept
            | Request::Learned
            | Request::Reset
            | Request::Cleared
            | Request::Devices { .. }
            | Request::TimeZones
            | Request::LoadSelectors { .. }
            | Request::TryPolicies { .. }
            | Request::ExportLearned
            | Request::Alerts
            | Request::ResetLearned { .. } => Vec::new(),
            Request::PreviewRules { part, .. } => {
                let part = part.checked_sub(1).into_iter();
                part.flat_map(preview_shards).collect()
            }
        }
    }

    /// The keys of the posts that concerned no brand, where a request adds to them, searches them or
    /// forgets some.
    fn unmatched_for(&self, request: &Request) -> Vec<String> {
        let touches = match request {
            Request::Seen { .. } => self.settings().keep_unmatched,
            Request::PreviewRules { part: 0, .. }
            | Request::Forget { from: 0 }
            | Request::Erase { .. } => true,
            Request::Devices {
                ask: DevicesAsk::Exchange,
                items,
            } => self.hears_of_erasure(items),
            _ => false,
        };
        if touches {
            self.unmatched.missing()
        } else {
            Vec::new()
        }
    }

    /// Serves a request whose needs are met.
    pub fn serve(&mut self, request: Request, now: Millis) -> Served {
        let outcome = match request {
            Request::MayLoad { host } => quiet(Reply::Load {
                allowed: self.may_load(&host, now),
            }),
            Request::LoadRefused { host } => {
                self.refuse(host, now);
                quiet(Reply::Done)
            }
            Request::Seen { posts } => Ok(self.see(&posts, now)),
            Request::Import { part } => self.import(&part, now),
            Request::Covered { shown } => {
                self.cover(Shown::read(&shown).runs(), now);
                quiet(Reply::Tickets {
                    tickets: Vec::new(),
                    over_limit: 0,
                })
            }
            Request::Card { of, post } => self.open_card(&of, post, now),
            Request::Act {
                of,
                post,
                act: Act::Sent { reply, by },
            } => self.sent(&of, post, (reply, by), now),
            Request::Act { of, post, act } => self.act(&of, post, act, now),
            Request::PreFlight { of, draft } => self.before_sending(&of, &draft, now),
            Request::Settings => quiet(Reply::Settings {
                settings: Box::new(self.settings().clone()),
            }),
            Request::SaveSettings { settings } => self.save_settings(*settings),
            Request::Overview => quiet(Reply::Overview {
                overview: self.overview(now),
            }),
            Request::Kept => quiet(Reply::Kept {
                values: self.kept.clone(),
            }),
            Request::Export => quiet(Reply::Export {
                json: self.export(),
            }),
            Request::Learned => quiet(Reply::Learned {
                brands: self.learned(),
            }),
            Request::ExportLearned => quiet(Reply::Export {
                json: self.export_learned(),
            }),
            Request::ResetLearned { brand } => {
                self.reset_learned(&brand);
                quiet(Reply::Done)
            }
            Request::PreviewRules { brands, part } => self.preview(brands, part, now),
            Request::Forget { from } => {
                self.forget(from, now);
                quiet(Reply::Done)
            }
            Request::HandBack { code } => match self.with_code(&code) {
                Some(of) => self.act(&of, of.id.post, Act::HandBack { code }, now),
                None => Err(Refusal::NoCode),
            },
            Request::Alerts => quiet(Reply::Alerts {
                alerts: self.alerts(now),
            }),
            Request::Queue {
                view,
                at,
                from,
                many,
                order,
            } => {
                let page = self.queue(self.look(view, at, order), from, many);
                self.let_go_of_shards();
                quiet(Reply::Queue { page })
            }
            Request::Search { filter, at, from } => {
                let (rows, next) = self.search(&filter, at, from);
                quiet(Reply::Found { rows, next })
            }
            Request::Example => match self.example(now) {
                Some(seen) => Ok(self.see(&[seen], now)),
                None => Err(Refusal::NoBrand),
            },
            Request::LoadSelectors { file } => match self.load_selectors(file.as_deref()) {
                Ok(()) => quiet(Reply::Selectors {
                    name: self.selectors.as_ref().map(|file| file.name.clone()),
                }),
                Err(error) => Err(error.into()),
            },
            Request::Add { link, brand, .. } => self.add_by_link(&link, brand.as_ref(), now),
            Request::Stored { from } => {
                let (stored, next) = self.stored(from);
                quiet(Reply::Stored { stored, next })
            }
            Request::Erase { handle } => quiet(Reply::Erased {
                texts: self.erase(&handle, now),
            }),
            Request::Reset => {
                self.reset(now);
                quiet(Reply::Done)
            }
            Request::Cleared => {
                self.note_cleared(now);
                quiet(Reply::Done)
            }
            Request::TimeZones => quiet(Reply::TimeZones { names: zones() }),
            Request::TryPolicies { trial } => self.policy_examples(&trial, now),
            Request::Bulk { acts } => {
                let (done, changed) = self.bulk(acts, now);
                Ok(Served {
                    reply: Reply::Bulk { done },
                    changed,
                })
            }
            Request::Devices { ask, items } => {
                let (devices, outgoing, changed) = self.ask_devices(ask, &items, now);
                let devices = Box::new(devices);
                Ok(Served {
                    reply: Reply::Devices { devices, outgoing },
                    changed,
                })
            }
        };
        outcome.unwrap_or_else(|refusal| Served {
            reply: Reply::Refused {
                why: refusal.to_string(),
            },
            changed: Vec::new(),
        })
    }

    fn before_sending(
        &self,
        of: &TicketRef,
        draft: &WrittenDraft,
        now: Millis,
    ) -> Result<Served, Refusal> {
        let ticket = self.ticket(of).ok_or(Refusal::NoTicket)?;
        quiet(Reply::PreFlight {
            findings: self.findings(ticket, draft, now),
        })
    }

    pub(super) fn open_card(
        &self,
        of: &TicketRef,
        post: PostId,
        now: Millis,
    ) -> Result<Served, Refusal> {
        let shard = self
            .shard(ShardId::of(&of.person))
            .ok_or(Refusal::NoTicket)?;
        let ticket = self.ticket(of).ok_or(Refusal::NoTicket)?;
        quiet(Reply::Card {
            card: Box::new(card(self, ticket, shard, post, now)),
        })
    }

    fn act(
        &mut self,
        of: &TicketRef,
        post: PostId,
        act: Act,
        now: Millis,
    ) -> Result<Served, Refusal> {
        let changed = self.carry_out(of, post, act, now)?;
        let served = self.open_card(of, post, now)?;
        Ok(Served { changed, ..served })
    }

    /// Writes an act into the log; gives the views of the tickets that changed.
    pub(super) fn carry_out(
        &mut self,
        of: &TicketRef,
        post: PostId,
        act: Act,
        now: Millis,
    ) -> Result<Vec<TicketView>, Refusal> {
        let shard = ShardId::of(&of.person);
        let mut beside = Shard::default();
        let deed = self.deed(of, post, act, now, &mut beside)?;
        if let Some(ticket) = self.ticket(of).cloned() {
            self.learn(&ticket, &deed);
        }
        if let Deed::Undo { action } = &deed {
            self.withdraw_added(action);
        }
        let mut part = self.action(&of.id, deed, now);
        part.merge(beside);
        self.add(shard, part);
        Ok(self.refresh(shard))
    }

    /// What an act writes into the log; what belongs beside the log goes into `beside`.
    fn deed(
        &self,
        of: &TicketRef,
        post: PostId,
        act: Act,
        now: Millis,
        beside: &mut Shard,
    ) -> Result<Deed, Refusal> {
        let ticket = self.ticket(of).ok_or(Refusal::NoTicket)?;
        Ok(match act {
            // What a page shows is a sighting, which no agent can write.
            Act::Sent { .. } => return Err(Refusal::NotSent),
            Act::Claim => Deed::Claim,
            Act::Release => Deed::Release,
            Act::SetStatus { to } if !ticket.status.may_become(to) => {
                let (from, to) = (ticket.status.word(), to.word());
                return Err(Refusal::Transition { from, to });
            }
            Act::SetStatus { to } => Deed::SetStatus { to },
            Act::SetPriority { to } => Deed::SetPriority { to },
            Act::Note { text } => Deed::Note {
                text: self
                    .team_text(&text, now, beside)
                    .ok_or(Refusal::EmptyNote)?,
            },
            Act::SendAnyway { mut despite, why } => {
                despite.sort_unstable();
                despite.dedup();
                let why = self.team_text(&why, now, beside).ok_or(Refusal::NoReason)?;
                Deed::SendAnyway { despite, why }
            }
            Act::Tag { tag } => Deed::Tag {
                tag: tag::usable(&tag).ok_or(Refusal::Tag)?,
            },
            Act::Untag { tag } => Deed::Untag { tag },
            Act::Snooze { until } if until <= now => return Err(Refusal::SnoozePast),
            Act::Snooze { until } => Deed::Snooze { until },
            Act::Wake => Deed::Wake,
            Act::Inserted { template } => {
                let found = self
                    .settings()
                    .templates
                    .iter()
                    .find(|known| known.id == template);
                let acknowledgement = found.ok_or(Refusal::NoTemplate)?.acknowledgement;
                Deed::Insert {
                    template,
                    acknowledgement,
                    post,
                }
            }
            Act::Discard { sighting } => Deed::Discard { sighting },
            Act::Correct { to } => {
                if !ticket.posts.iter().any(|known| known.id == post) {
                    return Err(Refusal::NoPost);
                }
                Deed::Correct { post, to }
            }
            Act::Merge { into } => {
                let other = TicketRef {
                    id: into,
                    person: of.person.clone(),
                };
                let other = self.ticket(&other).ok_or(Refusal::NoOtherTicket)?;
                let fits = other.id.brand == ticket.id.brand && other.person == ticket.person;
                if !fits || other.id == ticket.id {
                    return Err(Refusal::NoOtherTicket);
                }
                Deed::Merge {
                    into: other.id.clone(),
                }
            }
            Act::Split => {
                let own = |id: &TicketId| id.post == post;
                if !ticket.posts.iter().any(|known| known.id == post) {
                    return Err(Refusal::NoPost);
                } else if ticket.merged.iter().any(own) {
                    return Err(Refusal::MergedPost);
                } else if own(&ticket.id) || ticket.posts.len() < 2 {
                    return Err(Refusal::FirstPost);
                }
                Deed::Split { post }
            }
            Act::Assign { to } => {
                let shard = self.shard(ShardId::of(&of.person));
                let acted = shard.is_some_and(|shard| shard.beside.agents.contains_key(&to));
                let own = &self.settings().agent;
                let mut team = std::iter::once(own).chain(&self.settings().tickets.agents);
                if !acted && !team.any(|agent| agent.id == to) {
                    return Err(Refusal::NoAgent);
                }
                Deed::Assign { to }
            }
            Act::Promise { reply, start, due } => self.promise_deed(ticket, reply, start, due)?,
            Act::NoPromise { reply, start } => Deed::NoPromise { reply, start },
            Act::HandOff { errand } => self.hand_off_deed(ticket, &errand, now, beside)?,
            Act::HandBack { code } => Self::hand_back_deed(ticket, &code)?,
            Act::Outcome { noted } => Deed::Outcome { noted },
            Act::Undo { action } => {
                let known = ticket.history.iter().any(|entry| {
                    entry.in_force
                        && matches!(&entry.event, Event::Action(known) if known.id == action)
                });
                if !known {
                    return Err(Refusal::NothingToUndo);
                }
                Deed::Undo { action }
            }
        })
    }

    fn preview(&mut self, brands: Vec<Brand>, part: u16, now: Millis) -> Result<Served, Refusal> {
        let settings = Settings {
            brands,
            ..self.settings().clone()
        };
        usable(&settings)?;
        let preview = Box::new(self.preview_rules(&settings.brands, part, now));
        quiet(Reply::RulePreview { preview })
    }

    /// Puts what an agent writes for the team beside the log; `None` where nothing is written.
    fn team_text(&self, text: &str, now: Millis, beside: &mut Shard) -> Option<Digest> {
        let text = cut(text.trim(), NOTE_LENGTH);
        (!text.is_empty()).then(|| self.keep_beside(text, now, beside))
    }

    /// Puts a text of the team's beside the log.
    pub(super) fn keep_beside(&self, text: String, now: Millis, beside: &mut Shard) -> Digest {
        let digest = self.identity.salt.text(&text);
        let kept = Text {
            kept_since: now,
            text,
            note: true,
        };
        beside.beside.texts.insert(digest.clone(), kept);
        digest
    }

    fn policy_examples(&self, trial: &PolicyTrial, now: Millis) -> Result<Served, Refusal> {
        let examples = self.try_policies(trial, now)?;
        quiet(Reply::PolicyExamples { examples })
    }

    fn save_settings(&mut self, settings: Settings) -> Result<Served, Refusal> {
        usable(&settings)?;
        // What stands already is not the fault of whoever changes something else.
        if settings.policies != self.settings().policies {
            Policies::new(&settings)?;
        }
        let changed = self.set_settings(settings);
        let settings = Box::new(self.settings().clone());
        Ok(Served {
            reply: Reply::Settings { settings },
            changed,
        })
    }
}

/// Refuses settings that break a rule, by the first that they break.
fn usable(settings: &Settings) -> Result<(), Refusal> {
    let broken = settings.check().err().unwrap_or_default();
    match broken.into_iter().next() {
        Some(error) => Err(Refusal::Settings(error)),
        None => Ok(()),
    }
}

fn quiet(reply: Reply) -> Result<Served, Refusal> {
    Ok(Served {
        reply,
        changed: Vec::new(),
    })
}
