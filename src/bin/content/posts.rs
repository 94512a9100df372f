//! What this page's copy knows of posts: which are ours, and their tickets.

use std::collections::{HashMap, HashSet};

use careline::desk::brand::BrandId;
use careline::desk::chip;
use careline::desk::detect::Detector;
use careline::desk::mention::Mention;
use careline::desk::post::{Handle, Post, PostId, SeenPost};
use careline::desk::settings::PageSettings;
use careline::desk::view::{ClockView, TicketView};
use careline::overlay::ChipContent;
use careline::page::composer::Answered;

/// How many posts are remembered. A session scrolls past tens of thousands; those not on the page
/// are asked for again when they come back.
const REMEMBERED: usize = 2_000;

/// Why a post is ours that names no brand.
const ADDED: &str = "An agent added it by its link.";

/// The posts that concern the desk.
pub struct Posts {
    settings: PageSettings,
    detector: Detector,
    known: HashMap<PostId, Known>,
    /// Posts that concern nobody here, of which the background has heard.
    unmatched: HashSet<PostId>,
}

/// A customer's post that concerns a brand, or a brand's reply.
#[derive(Clone)]
struct Known {
    seen: SeenPost,
    kind: Kind,
}

#[derive(Clone)]
enum Kind {
    /// A customer's post, why it is ours, and its tickets once the background has answered.
    Customer {
        mentions: Vec<Mention>,
        tickets: Vec<TicketView>,
    },
    /// A brand's reply.
    Reply,
}

/// What a post calls for.
pub enum Call {
    /// It is none of ours.
    Nothing,
    /// The background is to hear of it.
    Tell,
    /// It gets a chip; whether the background is to hear of it.
    Chip { content: ChipContent, tell: bool },
}

impl Posts {
    /// Knows no post yet.
    pub fn new(settings: PageSettings) -> Self {
        let detector = Detector::new(&settings.brands);
        Self {
            settings,
            detector,
            known: HashMap::new(),
            unmatched: HashSet::new(),
        }
    }

    /// Looks at a post that the page shows.
    pub fn look(&mut self, seen: &SeenPost) -> Call {
        let Some(id) = seen.post.id.filter(|_| !seen.post.promoted) else {
            return Call::Nothing;
        };
        if let Some(known) = self.known.get(&id)
            && known.seen == *seen
        {
            return match &known.kind {
                Kind::Reply => Call::Nothing,
                Kind::Customer { tickets, .. } => match self.content(known) {
                    Some(content) => Call::Chip {
                        content,
                        tell: tickets.is_empty(),
                    },
                    None => Call::Nothing,
                },
            };
        }
        let kind = if !self.detector.spoken_for(&seen.post.author).is_empty() {
            Kind::Reply
        } else {
            let mut mentions = self.detector.mentions(seen);
            if mentions.is_empty() {
                let mut added = self.settings.added.iter();
                let brand = added.find(|(post, _)| *post == id);
                mentions.extend(brand.map(|(_, brand)| Mention::added(brand.clone())));
            }
            if mentions.is_empty() {
                self.known.remove(&id);
                if self.settings.keep_unmatched && self.unmatched.insert(id) {
                    return Call::Tell;
                }
                return Call::Nothing;
            }
            let tickets =
                self.known
                    .remove(&id)
                    .map_or_else(Vec::new, |before| match before.kind {
                        Kind::Customer { tickets, .. } => tickets,
                        Kind::Reply => Vec::new(),
                    });
            Kind::Customer { mentions, tickets }
        };
        let known = Known {
            seen: seen.clone(),
            kind,
        };
        let call = match &known.kind {
            // A brand's word to nobody answers nobody.
            Kind::Reply if seen.post.reply_to.is_empty() => Call::Nothing,
            Kind::Reply => Call::Tell,
            Kind::Customer { .. } => match self.content(&known) {
                Some(content) => Call::Chip {
                    content,
                    tell: true,
                },
                None => Call::Nothing,
            },
        };
        self.known.insert(id, known);
        call
    }

    /// Takes the background's view of a ticket; gives the posts whose chips change.
    pub fn take(&mut self, ticket: &TicketView) -> Vec<(PostId, ChipContent)> {
        let mut changed = Vec::new();
        for post in &ticket.posts {
            let Some(Known {
                kind: Kind::Customer { tickets, .. },
                ..
            }) = self.known.get_mut(post)
            else {
                continue;
            };
            tickets.retain(|known| known.of.id.brand != ticket.of.id.brand);
            tickets.push(ticket.clone());
            if let Some(content) = self.known.get(post).and_then(|known| self.content(known)) {
                changed.push((*post, content));
            }
        }
        changed
    }

    /// The ticket that a post's chip stands for, once it is known.
    pub fn ticket(&self, post: PostId) -> Option<TicketView> {
        match &self.known.get(&post)?.kind {
            Kind::Customer { tickets, .. } => most_urgent(tickets).cloned(),
            Kind::Reply => None,
        }
    }

    /// Whether a handle speaks for one of the brands.
    pub fn speaks(&self, handle: &Handle) -> bool {
        !self.detector.spoken_for(handle).is_empty()
    }

    /// Whether a handle speaks for this brand.
    pub fn speaks_for(&self, handle: &Handle, brand: &BrandId) -> bool {
        self.detector.spoken_for(handle).contains(brand)
    }

    /// The customers' posts that a composer may answer, by what stands around it.
    pub fn customers(&self, answered: &Answered) -> Vec<Post> {
        let may_be = |post: &Post| match answered.id {
            Some(id) => post.id == Some(id),
            None => answered.author.as_ref() == Some(&post.author),
        };
        let known = self.known.values();
        known
            .filter(|known| matches!(known.kind, Kind::Customer { .. }))
            .map(|known| &known.seen.post)
            .filter(|post| may_be(post))
            .cloned()
            .collect()
    }

    /// A post as it was last seen.
    pub fn seen(&self, post: PostId) -> Option<SeenPost> {
        self.known.get(&post).map(|known| known.seen.clone())
    }

    /// Forgets posts that are not on the page, when too many are remembered.
    pub fn forget_all_but(&mut self, on_page: &HashSet<PostId>) {
        if self.known.len() > REMEMBERED {
            self.known.retain(|post, _| on_page.contains(post));
        }
        if self.unmatched.len() > REMEMBERED {
            self.unmatched.clear();
        }
    }

    fn content(&self, known: &Known) -> Option<ChipContent> {
        let Kind::Customer { mentions, tickets } = &known.kind else {
            return None;
        };
        let first = mentions.first()?;
        let reason = first
            .matches
            .first()
            .map_or_else(|| ADDED.to_owned(), |found| found.reason.clone());
        match most_urgent(tickets) {
            Some(ticket) => Some(ChipContent::of(ticket, reason)),
            None => {
                let runs_clock = mentions.iter().any(|mention| mention.runs_clock);
                let clock = chip::expected(known.seen.post.created_at?, runs_clock, &self.settings);
                Some(ChipContent::detected(reason, clock))
            }
        }
    }
}

/// Of the tickets that one post has with several brands, the one that is due first.
fn most_urgent(tickets: &[TicketView]) -> Option<&TicketView> {
    tickets.iter().min_by_key(|ticket| match ticket.clock {
        ClockView::Running { due, .. } => (0, due),
        ClockView::Promised { due, .. } => (1, due),
        ClockView::Paused { since } => (1, since),
        ClockView::Answered { at, .. } => (2, at),
        ClockView::Watch { since } | ClockView::Ended { since } => (3, since),
    })
}
