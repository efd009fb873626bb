//! What an article reports somebody to have said was said before it appeared.

use super::{CheckInput, Warnings};
use crate::pack::Edtf;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let pack = checked.pack;
    let published = &pack.source.published.edtf;
    let positions = pack.positions.iter().map(|it| &it.date.edtf);
    check_dates("positions", positions, published, warnings);
    let quotes = pack.quotes.iter().map(|it| &it.date.edtf);
    check_dates("quotes", quotes, published, warnings);
    let claims = pack.claims.iter().map(|it| &it.date.edtf);
    check_dates("claims", claims, published, warnings);
}

fn check_dates<'p>(
    list: &str,
    dates: impl Iterator<Item = &'p Edtf>,
    published: &Edtf,
    warnings: &mut Warnings,
) {
    for (i, date) in dates.enumerate() {
        if published.certainly_before(date) {
            warnings.add(
                format!("{list}[{i}].date.edtf"),
                format!(
                    "{} is after the article, which is of {}",
                    date.as_str(),
                    published.as_str()
                ),
                "write when it was said, or correct the date of the article",
            );
        }
    }
}
