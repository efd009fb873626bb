//! The names of months and days of the week.

/// The names of a language, in small letters.
pub struct Calendar {
    /// The forms of each month's name, and its short forms.
    pub months: [&'static [&'static str]; 12],
    /// The forms of the names of the days of the week, from Monday, also with a time of the day.
    pub weekdays: [&'static [&'static str]; 7],
}

/// The English names.
pub const ENGLISH_CALENDAR: Calendar = Calendar {
    months: [
        &["january", "jan"],
        &["february", "feb"],
        &["march", "mar"],
        &["april", "apr"],
        &["may"],
        &["june", "jun"],
        &["july", "jul"],
        &["august", "aug"],
        &["september", "sept", "sep"],
        &["october", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ],
    weekdays: [
        &["monday"],
        &["tuesday"],
        &["wednesday"],
        &["thursday"],
        &["friday"],
        &["saturday"],
        &["sunday"],
    ],
};

/// The German names.
pub const GERMAN_CALENDAR: Calendar = Calendar {
    months: [
        &["januar", "jan", "jänner", "januars"],
        &["februar", "feb", "februars"],
        &["märz"],
        &["april"],
        &["mai"],
        &["juni"],
        &["juli"],
        &["august", "aug"],
        &["september", "sept"],
        &["oktober", "okt"],
        &["november", "nov"],
        &["dezember", "dez"],
    ],
    weekdays: [
        &["montag", "montagabend", "montagmorgen", "montagnachmittag"],
        &[
            "dienstag",
            "dienstagabend",
            "dienstagmorgen",
            "dienstagnachmittag",
        ],
        &[
            "mittwoch",
            "mittwochabend",
            "mittwochmorgen",
            "mittwochnachmittag",
        ],
        &[
            "donnerstag",
            "donnerstagabend",
            "donnerstagmorgen",
            "donnerstagnachmittag",
        ],
        &[
            "freitag",
            "freitagabend",
            "freitagmorgen",
            "freitagnachmittag",
        ],
        &["samstag", "samstagabend", "sonnabend"],
        &["sonntag", "sonntagabend"],
    ],
};
