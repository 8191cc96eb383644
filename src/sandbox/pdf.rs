//! A PDF of a few lines of text on A6 pages: what a label is when nobody sticks it on anything.

use std::fmt::Write as _;

/// Returns a PDF 1.4 with a page for each list of lines. Characters outside printable ASCII become `?`.
pub(crate) fn pdf(pages: &[Vec<String>]) -> Vec<u8> {
    const FIRST_PAGE: usize = 4;
    let kids: Vec<_> = (0..pages.len()).map(|n| format!("{} 0 R", FIRST_PAGE + 2 * n)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (n, lines) in pages.iter().enumerate() {
        let mut text = "BT /F1 11 Tf 16 TL 24 380 Td".to_owned();
        for line in lines {
            let _ = write!(text, " ({}) Tj T*", escaped(line)); // a String takes everything
        }
        text += " ET";
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 298 420] /Resources << /Font << /F1 3 0 R >> >> \
             /Contents {} 0 R >>",
            FIRST_PAGE + 2 * n + 1
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()));
    }
    let mut out = "%PDF-1.4\n".to_owned();
    let mut offsets = Vec::with_capacity(objects.len());
    for (n, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let table = out.len();
    let size = objects.len() + 1;
    let _ = write!(out, "xref\n0 {size}\n0000000000 65535 f \n");
    for offset in offsets {
        let _ = writeln!(out, "{offset:010} 00000 n ");
    }
    let _ = writeln!(out, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF");
    out.into_bytes()
}

fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '(' | ')' | '\\' => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            _ => out.push('?'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_object_lies_where_the_table_says() {
        let text = String::from_utf8(pdf(&[vec!["A (b) \\ ü".into()], vec!["B".into()]])).unwrap();
        assert!(text.starts_with("%PDF-1.4\n") && text.ends_with("%%EOF\n"));
        assert!(text.contains("(A \\(b\\) \\\\ ?) Tj"));
        let start: usize =
            text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
        let table: Vec<_> = text[start..].lines().collect();
        assert_eq!((table[0], table[1]), ("xref", "0 8"));
        for n in 1..8 {
            let offset: usize = table[2 + n][..10].parse().unwrap();
            assert!(text[offset..].starts_with(&format!("{n} 0 obj\n")), "{n}");
            assert_eq!(table[2 + n].len(), 19, "an entry is 20 bytes with its line end");
        }
    }
}
