//! The format of the tables.
//!
//! [RFC 4180]: commas, `\r\n` after each record, and quotation marks around a field that contains
//! one of these or a quotation mark. There is no byte order mark.
//!
//! A field that a spreadsheet would run as a formula gets a leading apostrophe: see [CSV Injection]
//! by OWASP.
//!
//! [RFC 4180]: https://www.rfc-editor.org/rfc/rfc4180
//! [CSV Injection]: https://owasp.org/www-community/attacks/CSV_Injection

/// A table as CSV text. Every record has a field for each column.
pub(super) struct Table<const COLUMNS: usize>(String);

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// Creates a table with a header and no rows.
    pub fn new(header: [&'static str; COLUMNS]) -> Self {
        let mut table = Self(String::new());
        table.row(header);
        table
    }

    /// Adds a row.
    pub fn row(&mut self, fields: [&str; COLUMNS]) {
        write_record(&mut self.0, &fields);
    }

    /// Returns the CSV text.
    pub fn into_csv(self) -> String {
        self.0
    }
}

/// Appends a record, where the columns aren't known when this is compiled.
pub(crate) fn write_record(csv: &mut String, fields: &[&str]) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            csv.push(',');
        }
        write_field(csv, field);
    }
    csv.push_str("\r\n");
}

/// What makes a spreadsheet run a cell. Some take the wide forms for the same.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

fn write_field(csv: &mut String, field: &str) {
    let is_quoted = field.contains([',', '"', '\r', '\n']);
    if is_quoted {
        csv.push('"');
    }
    if field.starts_with(FORMULA) && !is_number(field) {
        csv.push('\'');
    }
    for c in field.chars() {
        if c == '"' {
            csv.push('"');
        }
        csv.push(c);
    }
    if is_quoted {
        csv.push('"');
    }
}

/// Whether a field is a number in digits, which nothing runs.
fn is_number(field: &str) -> bool {
    let digits = field.strip_prefix('-').unwrap_or(field);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::{FORMULA, Table};
    use proptest::prelude::*;

    fn parse(csv: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).from_reader(csv.as_bytes());
        let records = reader.records();
        records
            .map(|it| it.expect("CSV").iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn fields_are_quoted_only_where_they_must_be() {
        let mut table = Table::new(["a", "b"]);
        table.row(["plain; 'text'", "א\u{200f}"]);
        table.row(["one, two", "she said \"no\""]);
        table.row(["", "two\r\nlines"]);
        let expected = "a,b\r\nplain; 'text',א\u{200f}\r\n\"one, two\",\"she said \"\"no\"\"\"\r\n\
                        ,\"two\r\nlines\"\r\n";
        assert_eq!(table.into_csv(), expected);
    }

    #[test]
    fn formulas_get_an_apostrophe() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("＝1+1", "'＝1+1"),
            ("+1", "'+1"),
            ("-1+1", "'-1+1"),
            ("-", "'-"),
            ("-.", "'-."),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("\n=1", "\"'\n=1\""),
            ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""),
            // These are no formulas.
            ("-1", "-1"),
            ("-3.2", "-3.2"),
            ("1=1", "1=1"),
            (" =1", " =1"),
            ("", ""),
        ];
        for (field, expected) in cases {
            let mut table = Table::new(["a", "b"]);
            table.row([field, "x"]);
            assert_eq!(table.into_csv(), format!("a,b\r\n{expected},x\r\n"));
        }
    }

    proptest! {
        /// Another program reads the same text, apart from the apostrophe.
        #[test]
        fn any_text_survives_a_round_trip(
            rows in prop::collection::vec(
                prop::array::uniform3("[=+@'\",;\r\n\t a\u{5d0}\u{627}\u{200f}\u{1f6f6}-]{0,6}"),
                0..4,
            ),
        ) {
            let mut table = Table::new(["a", "b", "c"]);
            for row in &rows {
                table.row(row.each_ref().map(String::as_str));
            }
            let parsed = parse(&table.into_csv());
            prop_assert_eq!(&parsed[0], &["a", "b", "c"]);
            prop_assert_eq!(parsed.len(), rows.len() + 1);
            for (read, written) in parsed[1..].iter().zip(&rows) {
                for (read, written) in read.iter().zip(written) {
                    let text = match written.starts_with(FORMULA) {
                        true => format!("'{written}"),
                        false => written.clone(),
                    };
                    prop_assert_eq!(read, &text);
                }
            }
        }
    }
}
