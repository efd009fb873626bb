//! Bytes as text in a script element, as `web/script/one-file.js` unpacks them: seven bits a
//! letter. Base64 has six, and the file would be a sixth longer.

/// Letters that can't stand in a script element, or are read as others: NUL, carriage return, `<`.
const BARRED: [u8; 3] = [0x00, 0x0d, 0x3c];

/// Where the letters begin that stand for a barred one together with what follows it. Each of them
/// takes two bytes in UTF-8, as the two would that it stands for.
const FURTHER_UP: u32 = 0xa0;

/// The bytes as text. What is left of the last seven bits is zero.
pub fn packed(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 7 + 2);
    let mut sevens = sevens(bytes);
    while let Some(seven) = sevens.next() {
        let letter = match (0..).zip(BARRED).find(|(_, barred)| *barred == seven) {
            Some((at, _)) => FURTHER_UP + at * 128 + u32::from(sevens.next().unwrap_or(0)),
            None => u32::from(seven),
        };
        text.extend(char::from_u32(letter));
    }
    text
}

/// Seven bits at a time, the highest first.
fn sevens(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let bits = bytes.len() * 8;
    (0..bits).step_by(7).map(|at| {
        let of = |at: usize| u16::from(bytes.get(at).copied().unwrap_or(0));
        let both = of(at / 8) << 8 | of(at / 8 + 1);
        (both >> (9 - at % 8)) as u8 & 0x7f
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the page does it.
    fn unpacked(text: &str) -> Vec<u8> {
        let mut sevens = Vec::new();
        for letter in text.chars() {
            let code = u32::from(letter);
            match code.checked_sub(FURTHER_UP) {
                None => sevens.push(code),
                Some(both) => sevens.extend([BARRED[(both >> 7) as usize].into(), both & 0x7f]),
            }
        }
        let bits: String = sevens.iter().map(|seven| format!("{seven:07b}")).collect();
        let whole = bits.as_bytes().chunks_exact(8);
        whole
            .map(|byte| byte.iter().fold(0, |all, bit| all << 1 | (bit - b'0')))
            .collect()
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let all: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for bytes in [
            &b""[..],
            b"\0",
            b"<",
            b"</script>",
            &[0; 50],
            &[255; 9],
            &all,
        ] {
            let text = packed(bytes);
            assert!(!text.contains(['\0', '\r', '<']), "{text:?}");
            // Zeros may follow, where less than a byte was left.
            let unpacked = unpacked(&text);
            assert_eq!(&unpacked[..bytes.len()], bytes);
            assert!(unpacked[bytes.len()..].iter().all(|byte| *byte == 0));
            assert!(text.len() <= bytes.len() * 8 / 7 + 2);
        }
    }
}
