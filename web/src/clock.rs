//! The time, in seconds since 1970.

/// Returns the time now.
pub fn now() -> i64 {
    source::now()
}

/// Returns the last second of the day, where the reader is.
pub fn end_of_today() -> i64 {
    source::end_of_today()
}

#[cfg(target_arch = "wasm32")]
mod source {
    use js_sys::Date;

    pub fn now() -> i64 {
        (Date::now() / 1000.0) as i64
    }

    pub fn end_of_today() -> i64 {
        let date = Date::new_0();
        date.set_hours(23);
        date.set_minutes(59);
        (date.set_seconds(59) / 1000.0) as i64
    }
}

/// For tests, in UTC.
#[cfg(not(target_arch = "wasm32"))]
mod source {
    use std::time::SystemTime;

    pub fn now() -> i64 {
        let since = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
        since.as_secs() as i64
    }

    pub fn end_of_today() -> i64 {
        const DAY: i64 = 86_400;

        (now() / DAY + 1) * DAY - 1
    }
}
