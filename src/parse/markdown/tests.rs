//! What a text may become on a page.

use super::*;
use crate::base::{Code, Diagnostics, FileId};

struct Plain;

impl Weave for Plain {
    fn link(&mut self, destination: &str) -> Option<String> {
        Some(destination.to_owned())
    }
    fn image(&mut self, destination: &str) -> Option<Image> {
        Some(Image {
            src: destination.to_owned(),
            size: Some((4, 3)),
            srcset: None,
        })
    }
    fn chart(&mut self, yaml: &str) -> String {
        format!("[chart {}]", yaml.trim())
    }
}

fn html(text: &str, tag: &str) -> String {
    let words = BodyWords {
        table: "Table",
        notes: "Notes",
        back: "Back",
        task: ("done", "open"),
        ids: "",
        top: 2,
    };
    render(text, tag, &words, &mut Plain).html
}

fn check(text: &str, expected: &str) {
    assert_eq!(html(text, "zh-Hans").trim(), expected, "{text}");
}

#[test]
fn emphasis_works_beside_chinese_punctuation() {
    check(
        "**本季度完成。**下一步",
        "<p><strong>本季度完成。</strong>下一步</p>",
    );
    check(
        "前文**“重点”**说明",
        "<p>前文<strong>“重点”</strong>说明</p>",
    );
    check("*完成（一期）*后", "<p><em>完成（一期）</em>后</p>");
    check("中~~（旧）~~新", "<p>中<del>（旧）</del>新</p>");
    check("2 * 3 * 4，星号", "<p>2 * 3 * 4，星号</p>");
    check("`**代码。**后`文", "<p><code>**代码。**后</code>文</p>");
}

#[test]
fn a_line_end_between_chinese_characters_is_no_space() {
    check("一行\n二行", "<p>一行二行</p>");
    check("一行\n**二行**", "<p>一行<strong>二行</strong></p>");
    check("one\ntwo", "<p>one\ntwo</p>");
    check("中文\nLatin", "<p>中文\nLatin</p>");
    check("한국\n어", "<p>한국\n어</p>");
}

#[test]
fn smart_punctuation_only_where_it_is_right() {
    assert!(html("\"quoted\"", "en").contains("“quoted”"));
    assert!(!html("\"引号\"", "zh-Hans").contains('“'));
}

#[test]
fn headings_begin_below_the_page_and_skip_no_level() {
    check(
        "# 一\n\n### 二\n\n## 一",
        "<h2 id=\"一\">一</h2>\n<h3 id=\"二\">二</h3>\n<h3 id=\"一-2\">一</h3>",
    );
}

#[test]
fn an_image_alone_is_a_figure_and_a_chart_block_a_chart() {
    check(
        "![alt](a.png \"words\")",
        "<figure class=\"mp-photo\"><img src=\"a.png\" alt=\"alt\" width=\"4\" height=\"3\" loading=\"lazy\" decoding=\"async\"><figcaption>words</figcaption></figure>",
    );
    check(
        "```chart\nkind: trajectory\n```",
        "[chart kind: trajectory]",
    );
    check(
        "| a | b |\n|:-|-:|\n| 1 | 2 |",
        "<div class=\"mp-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table class=\"mp-table\">\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"mp-num\">b</th></tr></thead>\n<tbody><tr><td>1</td><td class=\"mp-num\">2</td></tr>\n</tbody></table></div>",
    );
}

#[test]
fn nothing_that_an_author_writes_becomes_active() {
    let payloads = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "'><svg onload=alert(1)>",
        "javascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "data:text/html,<script>",
        "JaVaScRiPt:alert(1)",
        "\u{1}javascript:alert(1)",
        "vbscript:x",
        "<style>*{}</style>",
        "<iframe srcdoc=x>",
        "]]><script>",
        "</title><script>",
        "<a href=x style=color:red>",
        "{{ 7 * 7 }}",
        "{% include x %}",
    ];
    let slots = [
        "{}",
        "[x]({})",
        "[x](<{}>)",
        "![{}](a.png)",
        "![x]({})",
        "[x](y \"{}\")",
        "![x](a.png \"{}\")",
        "# {}",
        "```{}\nx\n```",
        "`{}`",
        "> {}",
        "- {}",
        "| {} |\n|-|\n| {} |",
        "[x][r]\n\n[r]: {} \"{}\"",
        "<{}>",
        "x[^1]\n\n[^1]: {}",
        "[^{}]\n\n[^{}]: y",
        "~~~ {}\nx\n~~~",
        "**{}**",
        "[{}](y)",
    ];
    for slot in slots {
        for payload in payloads {
            let made = html(&slot.replace("{}", payload), "en");
            // The gate reads the page as a browser does, independently of what wrote it.
            let found = crate::emit::safety::findings(
                made.as_bytes(),
                &crate::emit::safety::Allowed::default(),
            );
            assert!(
                found.is_empty(),
                "{found:?} from {slot} with {payload}:\n{made}"
            );
        }
    }
}

#[test]
fn raw_html_and_refused_addresses_are_told_with_their_place() {
    let text = "中文\n\n**强调。**后 <b>x</b> 和 [y](javascript:alert(1))\n";
    let mut diags = Diagnostics::new();
    scan(text, 100, FileId(0), "zh-Hans", &mut diags);
    let found: Vec<(Code, &str)> = diags
        .iter()
        .map(|d| {
            (
                d.code,
                &text[d.span.expect("a place").start as usize - 100
                    ..d.span.expect("a place").end as usize - 100],
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (Code::RawHtml, "<b>"),
            (Code::RawHtml, "</b>"),
            (Code::RefusedUrl, "[y](javascript:alert(1))")
        ]
    );
}

#[test]
fn equal_headings_and_notes_cost_no_more_than_others() {
    let heading = "# a\n\n".repeat(16_000);
    let notes = (0..16_000)
        .map(|n| format!("x[^{n}][^{n}]\n\n[^{n}]: y\n\n"))
        .collect::<String>();
    for text in [heading, notes] {
        let began = std::time::Instant::now();
        let made = html(&text, "en");
        assert!(
            began.elapsed().as_secs_f64() < 3.0,
            "took {:?} for {} bytes",
            began.elapsed(),
            made.len()
        );
    }
    assert!(html("# a\n\n# a-2\n\n# a\n\n# a", "en").contains("id=\"a-4\""));
}

#[test]
fn an_address_for_mail_is_a_link_for_mail() {
    check(
        "<office@example.org>",
        "<p><a href=\"mailto:office@example.org\" rel=\"external\">office@example.org</a></p>",
    );
}

#[test]
fn no_control_character_reaches_a_page() {
    let made = html(
        "# a\u{1}\n\nb\u{7f}&#2; `\u{85}` ![\u{fffe}](x.png) [c](y \"\u{8}\")\n\n```\u{1b}\n\u{1f}\n```",
        "en",
    );
    assert!(
        !made.chars().any(crate::base::encode::is_control),
        "{made:?}"
    );
}

#[test]
fn a_bomb_ends_soon() {
    let bombs = [
        ">".repeat(20_000),
        "[".repeat(30_000),
        "*a ".repeat(20_000),
        "`".repeat(30_000),
        "[^".repeat(10_000),
        "- ".repeat(5_000),
        "![".repeat(20_000),
        "<".repeat(30_000),
        "|".repeat(20_000) + "\n" + &"-|".repeat(10_000),
    ];
    for bomb in bombs {
        let began = std::time::Instant::now();
        let mut diags = Diagnostics::new();
        scan(&bomb, 0, FileId(0), "en", &mut diags);
        if !diags.has_errors() {
            let _ = html(&bomb, "en");
        }
        assert!(
            began.elapsed().as_secs() < 5,
            "{} took {:?}",
            &bomb[..4],
            began.elapsed()
        );
    }
}

#[test]
fn a_comment_vanishes_over_as_many_lines_as_it_has() {
    let check = |text: &str, expected: &str| {
        let made = html(text, "en");
        assert_eq!(
            made.split_whitespace().collect::<String>(),
            expected,
            "{text}"
        );
    };
    for line_end in ["\n", "\r\n"] {
        let lines = [
            "A.",
            "",
            "<!-- one",
            "secret *it* <b>",
            "",
            "- secret",
            "-->",
            "",
            "B.",
        ];
        check(&lines.join(line_end), "<p>A.</p><p>B.</p>");
    }
    check("A <!-- secret\nsecret --> B", "<p>AB</p>");
    check(
        "> <!-- secret\n> secret\n> -->\n> A",
        "<blockquote><p>A</p></blockquote>",
    );
    check(
        "- <!-- secret\n  secret -->\n- A",
        "<ul><li></li><li>A</li></ul>",
    );
    check(
        "<!-- a --><!-- b\nsecret [it](https://s) -->\n\nA",
        "<p>A</p>",
    );
    check("<div>\n<!-- a\n\nsecret\n\n- `b`\n--> A", "&lt;div&gt;A");
    check("<!--\n```chart\nof: all\n```\n-->", "");
    // What follows on the line of its end is text, and is not lost.
    check("<!-- secret --> A", "A");
    // Without an end all that follows is hidden.
    check("A\n\n<!-- secret\n\nsecret", "<p>A</p>");
    check(
        "    <!-- code",
        "<pretabindex=\"0\"><code>&lt;!--code</code></pre>",
    );
    check(
        "`<!--` A `-->`",
        "<p><code>&lt;!--</code>A<code>--&gt;</code></p>",
    );
}
