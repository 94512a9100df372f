//! What of a shown timeline is coverage: which addresses of X lead to timelines that it keeps in the
//! order of time, and which of the rows there stand in that order.

use super::coverage::{Run, Surface};
use super::post::PostId;

/// How many posts of one message are looked at: a page shows far fewer.
const POSTS: usize = 5_000;

/// How many neighbours must be seen before one can tell that a timeline of those whom the viewer
/// follows is in the order of time: X also orders it by what it thinks popular, at the same address.
const PAIRS: usize = 6;

/// What a page shows of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    surface: Option<Surface>,
    /// Posts in neighbouring rows, each stretch by itself from its top.
    stretches: Vec<Vec<PostId>>,
}

impl Shown {
    /// Reads what a page tells: the first line is its address without the host, each other one a stretch
    /// of posts. What names no post ends a stretch.
    pub fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let surface = lines.next().and_then(surface);
        let (mut stretches, mut posts) = (Vec::new(), 0);
        for line in lines {
            let stretch = line.split(' ').map_while(|post| post.parse().ok());
            let stretch: Vec<PostId> = stretch.take(POSTS - posts).collect();
            posts += stretch.len();
            stretches.push(stretch);
        }
        Self { surface, stretches }
    }

    /// The runs in it.
    ///
    /// What stands above something newer does not stand in its place: a pinned post, or what an answer
    /// below it is shown for. A search holds nothing of the kind. Elsewhere a neighbour counts once the
    /// row below it is older still.
    pub fn runs(&self) -> Vec<Run> {
        let Some(surface) = &self.surface else {
            return Vec::new();
        };
        if *surface == Surface::Following && !is_in_order(&self.stretches) {
            return Vec::new();
        }
        let unsure = usize::from(!matches!(surface, Surface::Search { .. }));
        let stretches = self.stretches.iter();
        let falling = stretches.flat_map(|stretch| stretch.chunk_by(|above, below| above > below));
        let sure = falling.map(|run| run.get(..run.len().saturating_sub(unsure)));
        sure.filter_map(|run| match run? {
            [newest, .., oldest] => Some(Run {
                surface: surface.clone(),
                oldest: *oldest,
                newest: *newest,
            }),
            _ => None,
        })
        .collect()
    }
}

/// Whether at most one neighbour of four is newer than the one above it.
fn is_in_order(stretches: &[Vec<PostId>]) -> bool {
    let pairs = stretches.iter().flat_map(|stretch| stretch.windows(2));
    let rises = pairs.clone().filter(|pair| pair.is_sorted()).count();
    let pairs = pairs.count();
    pairs >= PAIRS && rises * 4 <= pairs
}

/// The timeline in the order of time that an address of X leads to, without its host.
fn surface(address: &str) -> Option<Surface> {
    let (path, fields) = address.split_once('?').unwrap_or((address, ""));
    let field = |name: &str| {
        let mut fields = fields.split('&').filter_map(|field| field.split_once('='));
        fields.find(|(key, _)| *key == name).map(|(_, value)| value)
    };
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let named = (parts.next()?, parts.next(), parts.next(), parts.next());
    match named {
        ("search", None, ..) => (field("f")? == "live").then_some(Surface::Search {
            query: unescaped(field("q")?)?,
        }),
        ("home", None, ..) => Some(Surface::Following),
        ("i", Some("lists"), Some(id), None) => Some(Surface::List { id: id.to_owned() }),
        (handle, None, ..) => Some(Surface::Profile {
            handle: handle.parse().ok()?,
        }),
        _ => None,
    }
}

/// A value of an address as it was typed; `None` where it is no text.
fn unescaped(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The oldest and newest post of each run.
    fn ends(address: &str, stretches: &[&[u64]]) -> Vec<(u64, u64)> {
        let lines = stretches.iter().map(|stretch| {
            let posts: Vec<String> = stretch.iter().map(u64::to_string).collect();
            format!("\n{}", posts.join(" "))
        });
        let runs = Shown::read(&format!("{address}{}", lines.collect::<String>())).runs();
        let ends = runs.iter();
        ends.map(|run| (run.oldest.number(), run.newest.number()))
            .collect()
    }

    #[test]
    fn only_timelines_in_the_order_of_time_are_known() {
        let search = |query: &str| {
            Some(Surface::Search {
                query: query.to_owned(),
            })
        };
        for (address, expected) in [
            (
                "/search?q=%40acme+OR%20%40acmehelp&src=typed_query&f=live",
                search("@acme OR @acmehelp"),
            ),
            ("/search?f=live&q=%E8%8D%B7%E7%89%A9", search("荷物")),
            ("/search?q=%40acme", None),
            ("/search?q=%40acme&f=top", None),
            ("/search?q=%E8%8D&f=live", None),
            ("/search?q=%4&f=live", None),
            ("/home", Some(Surface::Following)),
            (
                "/i/lists/123",
                Some(Surface::List {
                    id: "123".to_owned(),
                }),
            ),
            ("/i/lists/123/members", None),
            (
                "/acme",
                Some(Surface::Profile {
                    handle: "acme".parse().unwrap(),
                }),
            ),
            ("/acme/with_replies", None),
            ("/acme/status/20", None),
            ("/", None),
            ("", None),
        ] {
            assert_eq!(surface(address), expected, "{address}");
        }
    }

    #[test]
    fn neighbours_in_a_search_are_a_run_as_far_as_they_fall() {
        let latest = "/search?q=acme&f=live";
        assert_eq!(
            ends(latest, &[&[90, 80, 70], &[50, 40]]),
            [(70, 90), (40, 50)]
        );
        assert_eq!(
            ends(latest, &[&[90, 80, 85, 70], &[60]]),
            [(80, 90), (70, 85)]
        );
        assert_eq!(ends(latest, &[&[90, 90]]), []);
        assert_eq!(ends("/search?q=acme", &[&[90, 80]]), []);
    }

    #[test]
    fn what_is_no_post_ends_a_stretch() {
        let runs = Shown::read("/search?q=acme&f=live\n90 80 x 70 60\n\n-1\n50 0").runs();
        let ends: Vec<_> = runs.iter().map(|run| run.oldest.number()).collect();
        assert_eq!(ends, [80]);
        assert_eq!(Shown::read("").runs(), []);
    }

    #[test]
    fn a_pinned_post_and_the_one_above_an_answer_cover_nothing() {
        // 20 is pinned; 30 stands there for its answer 65 below it.
        let profile = [20, 90, 80, 70, 30, 65, 60, 55];
        assert_eq!(ends("/acme", &[&profile]), [(70, 90), (60, 65)]);
        assert_eq!(ends("/i/lists/1", &[&[90, 80, 30]]), [(80, 90)]);
    }

    #[test]
    fn a_timeline_that_x_orders_by_what_is_popular_covers_nothing() {
        assert_eq!(ends("/home", &[&[90, 80, 70, 60, 50, 40, 30]]), [(40, 90)]);
        assert_eq!(ends("/home", &[&[50, 90, 80, 20, 60, 55, 40, 70]]), []);
        assert_eq!(ends("/home", &[&[90, 80, 70]]), []);
    }
}
