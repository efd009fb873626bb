use crate::Pack;
use crate::pack::Event;
use crate::sort::sort;

/// The pack's events in the order to show them in ([`crate::pack::Edtf::order`]).
/// Equals keep the pack's order.
pub fn timeline(pack: &Pack) -> Vec<&Event> {
    let mut events: Vec<_> = pack.events().iter().collect();
    sort(&mut events, |a, b| {
        a.date.edtf.order().cmp(&b.date.edtf.order())
    });
    events
}
