//! The page's program without code splitting, for the single-file page.

fn main() {
    standpoint_web::page::mount();
}
