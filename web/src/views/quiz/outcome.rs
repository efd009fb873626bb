//! How right an answer is, as a CSS class and as a sign.

use standpoint_core::quiz::Outcome;

/// Returns the CSS class.
pub fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Right => "right",
        Outcome::Partly => "partly",
        Outcome::Wrong => "wrong",
    }
}

/// Returns the sign.
pub fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Right => "✓",
        Outcome::Partly => "◐",
        Outcome::Wrong => "✗",
    }
}
