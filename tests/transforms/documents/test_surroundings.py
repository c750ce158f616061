from selectolax.lexbor import LexborHTMLParser

from transforms.documents.surroundings import lines_around


def around(html: str, selector: str = "h1") -> tuple[list[str], list[str]]:
    tree = LexborHTMLParser(html)
    return lines_around(tree, tree.css_first(selector))


def test_lines_end_with_blocks_and_run_on_through_inline_elements() -> None:
    html = "<p>Sea <i>and</i> coast</p><div>World</div><h1>River</h1><p>By <a>Ann <b>Bird</b></a></p>6 May<br>2017<div>Text"
    assert around(html) == (["By Ann Bird", "6 May", "2017", "Text"], ["World", "Sea and coast"])


def test_menus_scripts_and_pictures_are_passed_over() -> None:
    html = "<nav>Home</nav><h1>River</h1><script>x()</script><figure>Picture</figure><form>Search</form><p>By Ann</p><footer>Ends</footer>"
    assert around(html) == (["By Ann"], [])


def test_what_stands_deep_beside_the_headline_is_reached() -> None:
    html = "<div><div><p>One</p></div></div><header><div><h1>River</h1></div></header><section><div><p>Two</p></div></section>"
    assert around(html) == (["Two"], ["One"])


def test_a_lead_of_its_own_joins_the_next_line() -> None:
    assert around("<h1>River</h1><span>By</span><div>Ann Bird</div><div>By</div>")[0] == ["By Ann Bird", "By"]


def test_the_walk_ends_with_the_second_paragraph_and_after_many_lines() -> None:
    text = "<p>" + "word " * 100 + "</p>"
    after, _ = around(f"<h1>River</h1>{text}<p>Between</p>{text}<p>Beyond</p>")
    assert [line[:7] for line in after] == ["word wo", "Between", "word wo"]
    after, before = around("<p>Menu</p>" * 100 + "<h1>River</h1>" + "<p>Line</p>" * 100)
    assert (len(after), len(before)) == (40, 10)


def test_a_line_without_end_is_cut() -> None:
    (line,) = around("<h1>River</h1>" + "<i>" + "x" * 100_000 + "</i>")[0]
    assert len(line) == 600


def test_without_a_headline_the_articles_beginning_counts() -> None:
    assert around("<p>Menu</p><main><p>6 May 2017</p><p>Text</p></main>", "h1") == (["6 May 2017", "Text"], [])
    assert around("<p>Menu</p><p>6 May 2017</p>", "h1") == ([], [])
    assert around("<main></main>", "h1") == ([], [])
