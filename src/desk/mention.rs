//! Why a post is ours.

use serde::{Deserialize, Serialize};

use super::brand::BrandId;

/// How a post concerns a brand. In the order of strength: the first found names the mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchClass {
    /// It tags a handle of the brand.
    Tagged,
    /// It replies to the brand.
    Reply,
    /// It quotes the brand.
    Quote,
    /// It carries a hashtag of the brand.
    Hashtag,
    /// It holds a handle or hashtag that is a letter off.
    NearMiss,
    /// It names the brand.
    Name,
    /// It holds a keyword.
    Keyword,
}

impl MatchClass {
    /// The classes that start a clock unless the brand says otherwise; the others go to the watch
    /// list, because nobody is chased who did not address the brand.
    pub const RUN_A_CLOCK: [Self; 5] = [
        Self::Tagged,
        Self::Reply,
        Self::Quote,
        Self::Hashtag,
        Self::NearMiss,
    ];

    /// Whether such a post starts a clock unless the brand says otherwise.
    pub fn runs_clock(self) -> bool {
        Self::RUN_A_CLOCK.contains(&self)
    }
}

/// One place in a post that concerns a brand, in the shape the commands print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The brand concerned.
    pub brand: BrandId,
    /// How the post concerns it.
    pub class: MatchClass,
    /// The brand's handle, hashtag, name or keyword that was found.
    pub term: String,
    /// Where it begins in the text, in Unicode scalar values; `None` where it stands outside the
    /// text (whom a post replies to, what it quotes).
    pub start: Option<u32>,
    /// Where it ends in the text, exclusive.
    pub end: Option<u32>,
    /// The sentence that explains the match to an agent.
    pub reason: String,
}

/// All that makes one post concern one brand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The brand concerned.
    pub brand: BrandId,
    /// Every match, strongest first; none where an agent added the post by its link.
    pub matches: Vec<Match>,
    /// Whether the post starts a clock.
    pub runs_clock: bool,
}

impl Mention {
    /// What a post is that an agent added by its link, whatever it says.
    pub const fn added(brand: BrandId) -> Self {
        Self {
            brand,
            matches: Vec::new(),
            runs_clock: true,
        }
    }
}
