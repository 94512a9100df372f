//! "DM us": a reply that only sends the customer elsewhere.
//!
//! The studies of public care find it the commonest first answer and the one that customers resent:
//! others see a brand that does not answer.

use super::bare;

/// How a reply asks for a private message, as folded words in their order.
const ASKS: [&str; 44] = [
    "dm us",
    "dm me",
    "pm us",
    "dm your",
    "dm the",
    "dm with",
    "via dm",
    "by dm",
    "in dm",
    "through dm",
    "over dm",
    "to dm",
    "our dms",
    "a dm",
    "a pm",
    "us a message",
    "direct message",
    "private message",
    "message us privately",
    "in private",
    "inbox us",
    "por dm",
    "un dm",
    "por md",
    "mensaje directo",
    "mensaje privado",
    "por privado",
    "en mp",
    "un mp",
    "un dm",
    "message prive",
    "message privé",
    "eine dm",
    "per dm",
    "eine pn",
    "per pn",
    "direktnachricht",
    "privatnachricht",
    "uma dm",
    "mensagem direta",
    "messaggio privato",
    "een dm",
    "prive bericht",
    "privébericht",
];

/// The same where words are not parted.
const ASKS_UNPARTED: [&str; 3] = ["dmで", "dmを", "ダイレクトメッセージ"];

/// How many words a reply may hold beside what asks, and still say nothing of its own: a greeting, a
/// regret and what to send.
const WORDS_BESIDE: usize = 22;

/// Whether a reply asks for a private message and does little else.
pub(super) fn only_asks_for_private(text: &str) -> bool {
    // A link in the reply is help, or the way to write in private.
    let text: String = bare(text)
        .into_iter()
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let asks = ASKS.iter().any(|ask| {
        let ask: Vec<&str> = ask.split(' ').collect();
        words.windows(ask.len()).any(|window| window == ask)
    }) || ASKS_UNPARTED.iter().any(|ask| text.contains(ask));
    asks && words.len() <= WORDS_BESIDE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_that_only_sends_elsewhere_is_told() {
        for text in [
            "Hi Ana, please DM us your order number.",
            "Sorry to hear that! Send us a direct message and we'll take a look.",
            "@ana Hola, escríbenos por DM con tu pedido.",
            "Bonjour, envoyez-nous un message privé svp",
            "Schick uns bitte eine DM mit deiner Bestellnummer",
            "DMをお送りください",
        ] {
            assert!(only_asks_for_private(text), "{text}");
        }
    }

    #[test]
    fn a_reply_that_helps_first_is_not() {
        for text in [
            "Sorry about the delay. The 10:15 was cancelled after a signal failure at Leeds; your \
             ticket is valid on the 10:45 and the 11:15, both of which call at York. If you need \
             a refund, DM us your booking.",
            "Restart the router and wait two minutes.",
            "Our DM is a digital mixer",
        ] {
            assert!(!only_asks_for_private(text), "{text}");
        }
    }
}
