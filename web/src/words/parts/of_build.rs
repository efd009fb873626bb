//! What there is to say in what the build writes, and in no view.

use crate::words::part::part;

part! {
    /// For readers without a script.
    plain {
        /// What the tables are.
        compare,
        /// Head of a table.
        who,
        /// Head of a table.
        stance,
        /// Head of a table: how the article shows it.
        how,
        /// How the questions are to be used.
        quiz,
        /// Opens an answer.
        answer,
        /// What takes a script.
        you,
    }
}

part! {
    /// What stands around the page as it is built.
    built {
        /// What the page is where it does not start.
        not_started,
        /// It opens without a network.
        ready,
        /// It does not yet.
        not_yet,
        /// The device has no room for it.
        full,
        /// A new version waits.
        new_version,
        /// Takes the new version.
        take_over,
        /// Heading of the page for what is not on the device.
        lost_title,
        /// Why it is not, and what helps.
        lost,
        /// Leads to what is there.
        lost_back,
    }
}

part! {
    /// What the element says in another site's page, around the views.
    host {
        /// The story can't be shown.
        cannot_be_shown,
        /// The link to the story's own page.
        own_page,
        /// A link can't be opened; its address follows.
        no_links,
        /// Opens the list of who speaks in the article around.
        who_speaks,
        /// Leads back from the article.
        back,
    }
}
