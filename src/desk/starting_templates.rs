//! The templates that a fresh desk is offered, to be changed or removed.

/// Each template's name, its text, and whether it only acknowledges.
pub const ALL: [(&str, &str, bool); 4] = [
    (
        "Acknowledge",
        "Hi {{ customer.first_name }}, thanks for telling us. We're looking into it and will get \
         back to you here. ^{{ agent.initials }}",
        true,
    ),
    (
        "Ask for details",
        "Hi {{ customer.first_name }}, sorry about this. Could you send us your order number in a \
         direct message, so that we can look it up? ^{{ agent.initials }}",
        false,
    ),
    (
        "Solved?",
        "Hi {{ customer.first_name }}, that should work again now. Does it for you? \
         ^{{ agent.initials }}",
        false,
    ),
    (
        "Thanks",
        "Thank you, {{ customer.first_name }}, that made our day! ^{{ agent.initials }}",
        false,
    ),
];
