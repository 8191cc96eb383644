//! The frame of every page that a person sees: it says that this is no marketplace.

/// Returns a page. `body` is HTML, `title` text.
pub(crate) fn page(title: &str, body: &str) -> String {
    let title = escape(title);
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
         <title>{title} · spark sandbox</title>\
         <style>body{{font:16px/1.5 system-ui;max-width:40em;margin:3em auto;padding:0 1em}}\
         .note{{background:#fff3cd;padding:.5em 1em}}</style>\
         <p class=note>This is spark's sandbox on your own machine. It is <b>no marketplace</b>: \
         shops, orders and money here are made up.</p><h1>{title}</h1>{body}</html>"
    )
}

/// Returns `text` with what HTML would read as markup escaped.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_cannot_become_markup() {
        assert_eq!(super::escape("<b onclick='x'>\"&"), "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;");
    }
}
