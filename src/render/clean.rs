//! Cleans text from the network before it reaches a terminal.

/// The longest line that is shown, in characters.
const LINE: usize = 400;

/// One line without control characters, escape sequences or characters that turn the direction of writing.
#[must_use]
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LINE));
    let mut space = false;
    for c in text.chars().filter_map(shown) {
        if c == ' ' && space {
            continue;
        }
        space = c == ' ';
        out.push(c);
        if out.chars().count() >= LINE {
            out.push('…');
            break;
        }
    }
    out
}

/// The character as it may be shown: white space becomes a space, what steers a terminal is dropped.
fn shown(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' => Some(' '),
        c if c.is_control() => None,
        // Bidirectional controls (CVE-2021-42574), zero-width characters, the byte order mark, line separators.
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_direction_marks_do_not_reach_the_terminal() {
        assert_eq!(line("a\u{1b}[31mred\u{7}\u{202e}b\r\nc"), "a[31mredb c");
    }

    #[test]
    fn a_long_line_is_cut() {
        assert_eq!(line(&"x".repeat(10_000)).chars().count(), LINE + 1);
    }
}
