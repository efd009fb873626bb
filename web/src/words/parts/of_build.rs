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
        /// The page is slow to start, or its script does not run.
        not_started,
        /// The browser runs no scripts.
        no_script,
        /// The browser has no WebAssembly, or is too old.
        other_browser,
        /// The host does not send what the page needs.
        site_fault,
        /// What the page needs can't be reached.
        unreachable,
        /// The page was saved from the browser, and opened from there.
        saved_copy,
        /// Loads the page again.
        reload,
        /// Leads from a saved copy to where it came from.
        open_online,
        /// Leads from a page on a disk to the single-file page next to it.
        open_single_file,
        /// It opens without a network.
        ready,
        /// It does not yet.
        not_yet,
        /// The device has no room for it.
        full,
        /// Files did not arrive.
        incomplete,
        /// Files are not those that were built.
        altered,
        /// Without HTTPS there is no service worker.
        insecure,
        /// The browser has no service worker.
        unsupported,
        /// A new version waits.
        new_version,
        /// Takes the new version.
        activate,
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
