use crate::Pack;
use crate::pack::Event;
use crate::sort::sort;

/// Returns the pack's events in chronological order ([`crate::pack::Edtf::order`]).
/// Equals keep the pack's order.
pub fn timeline(pack: &Pack) -> Vec<&Event> {
    let mut events: Vec<_> = pack.events().iter().collect();
    sort(&mut events, |a, b| {
        a.date.edtf.order().cmp(&b.date.edtf.order())
    });
    events
}
