//! The ASCII form of a label of a domain in another script (RFC 3492).

const BASE: u32 = 36;
const LEAST_THRESHOLD: u32 = 1;
const MOST_THRESHOLD: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 128;

/// No label of a domain is longer, so none that is longer need be encoded.
const LONGEST: usize = 256;

/// The label in ASCII, without the `xn--` that marks it; `None` where it is too long for any
/// domain.
pub fn encode(label: &str) -> Option<String> {
    let codes: Vec<u32> = label.chars().take(LONGEST + 1).map(u32::from).collect();
    if codes.len() > LONGEST {
        return None;
    }
    let mut ascii: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(ascii.len()).ok()?;
    if basic > 0 {
        ascii.push('-');
    }
    let (mut code, mut delta, mut bias, mut done) = (FIRST_CODE, 0u32, FIRST_BIAS, basic);
    while (done as usize) < codes.len() {
        let next = codes.iter().copied().filter(|&other| other >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        code = next;
        for &other in &codes {
            if other < code {
                delta = delta.checked_add(1)?;
            }
            if other == code {
                push_number(&mut ascii, delta, bias);
                bias = adapt(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        code += 1;
    }
    Some(ascii)
}

/// Writes a number whose digits carry their own end.
fn push_number(ascii: &mut String, number: u32, bias: u32) {
    let mut rest = number;
    for place in (BASE..).step_by(BASE as usize) {
        let threshold = place
            .saturating_sub(bias)
            .clamp(LEAST_THRESHOLD, MOST_THRESHOLD);
        if rest < threshold {
            break;
        }
        let range = BASE - threshold;
        ascii.push(digit(threshold + (rest - threshold) % range));
        rest = (rest - threshold) / range;
    }
    ascii.push(digit(rest));
}

/// The bias for the next number.
fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / points;
    let range = BASE - LEAST_THRESHOLD;
    let mut shift = 0;
    while delta > range * MOST_THRESHOLD / 2 {
        delta /= range;
        shift += BASE;
    }
    shift + (range + 1) * delta / (delta + SKEW)
}

/// A digit of base 36: `a` to `z`, then `0` to `9`.
fn digit(value: u32) -> char {
    char::from_digit((value + 10) % BASE, BASE).unwrap_or('a')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The samples of RFC 3492 and two domains in use.
    #[test]
    fn labels_are_encoded_as_the_standard_shows() {
        for (label, ascii) in [
            ("みんな", "q9jyb4c"),
            ("münchen", "mnchen-3ya"),
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            (
                "安室奈美恵-with-super-monkeys",
                "-with-super-monkeys-pc58ag80a8qai00g7n9n",
            ),
            ("そのスピードで", "d9juau41awczczp"),
        ] {
            assert_eq!(encode(label).as_deref(), Some(ascii), "{label}");
        }
    }
}
