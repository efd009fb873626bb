//! The page: mounts Standpoint over the whole body.

/// A quarter of the standard library's in bytes.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    standpoint_web::page::mount();
}
