//! Keys of texts that only the build writes: plain views, status lines, the embedding element.

use crate::words::part::part;

part! {
    /// Texts of the plain views, for readers without JavaScript.
    plain {
        /// Introduces the tables.
        compare,
        /// The same, if not all positions were looked for.
        compare_so_far,
        /// Table heading: the actor.
        who,
        /// Table heading: the stance.
        stance,
        /// Table heading: grade, date and passages.
        how,
        /// Says how to use the questions.
        quiz,
        /// Opens an answer.
        answer,
        /// Says what needs JavaScript.
        you,
    }
}

part! {
    /// Status lines in the built HTML, and the offline error page.
    status {
        /// The page is slow to start, or its script does not run.
        not_started,
        /// The browser runs no scripts.
        no_script,
        /// The browser has no WebAssembly, or is too old.
        other_browser,
        /// The host does not send what the page needs.
        site_fault,
        /// The connection failed.
        unreachable,
        /// The page is a copy saved from the browser.
        saved_copy,
        /// Reloads the page.
        reload,
        /// Links from a saved copy to its source.
        open_online,
        /// Links from a page opened from disk to the single-file page next to it.
        open_single_file,
        /// The page is available offline.
        ready,
        /// The page is not available offline yet.
        not_yet,
        /// The device has no storage left.
        full,
        /// Some files failed to load.
        incomplete,
        /// Some files differ from the built ones.
        altered,
        /// Without HTTPS there is no service worker.
        insecure,
        /// The browser has no service workers.
        unsupported,
        /// A new version is waiting.
        new_version,
        /// Activates the new version.
        activate,
        /// Heading of the error page for a page that is not stored offline.
        lost_title,
        /// Why it is not stored, and what to do.
        lost,
        /// Links to the first story.
        lost_back,
    }
}

part! {
    /// What the element says in a host page, outside the views.
    host {
        /// The story can't be shown.
        cannot_be_shown,
        /// Links to the story's own page.
        own_page,
        /// Links are blocked; the address follows.
        no_links,
        /// Opens the list of who speaks in the host page's article.
        who_speaks,
        /// Leads back from the article.
        back,
    }
}
