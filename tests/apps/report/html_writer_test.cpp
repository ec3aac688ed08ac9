// SPDX-License-Identifier: Apache-2.0
#include "apps/report/html_writer.hpp"

#include <stdexcept>

#include "apps/report/html_table.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;

namespace {

std::string page(auto write) {
  HtmlWriter html;
  write(html);
  return std::move(html).take();
}

}  // namespace

TEST_CASE("no text is markup, hides, or turns the direction") {
  CHECK(escape_html("<script>a & b</script>") == "&lt;script&gt;a &amp; b&lt;/script&gt;");
  CHECK(escape_html("\" onload='x") == "&quot; onload=&#39;x");
  CHECK(escape_html("&amp;") == "&amp;amp;");
  CHECK(escape_html("a\x1b[2J\n") == "a\\x1b[2J\\x0a");
  CHECK(escape_html("\u202Egnp\u200B") == "\\u{202E}gnp\\u{200B}");
  CHECK(escape_html("\xff\xc0\xaf\uFFFE") == "\\xff\\xc0\\xaf\\u{FFFE}");
  CHECK(escape_html("张三 é") == "张三 é");
}

TEST_CASE("elements nest, texts and attributes are escaped") {
  CHECK(page([](HtmlWriter& html) {
          html.open("p", {{"class", "a\"b"}});
          html.text("1 < 2 ");
          html.id("<id>");
          html.close();
        })
        == "<p class=\"a&quot;b\">1 &lt; 2 <bdi class=\"id\">&lt;id&gt;</bdi></p>\n");
  CHECK(page([](HtmlWriter& html) {
          html.element("h2", "a");
          html.empty("meta", {{"charset", "utf-8"}});
        })
        == "<h2>a</h2>\n<meta charset=\"utf-8\">");
}

TEST_CASE("what is not closed, or closed twice, is a fault") {
  HtmlWriter open;
  open.open("p");
  CHECK_THROWS_AS(std::move(open).take(), std::logic_error);
  HtmlWriter closed;
  CHECK_THROWS_AS(closed.close(), std::logic_error);
}

TEST_CASE("tables have headers with a scope, and cells that keep to themselves") {
  using enum HtmlTable::Cell;
  HtmlTable table{{{"Account", id}, {"<Holder>"}, {"Rests", number}}};
  table.caption = "In EUR & JPY";
  table.rows = {{"6217", "<b>", "1.00"}, {"a long id of more than twenty signs", "", "2.00"}};
  const auto html = page([&](HtmlWriter& writer) { write_table(table, writer); });
  CHECK(html.find("<caption>In EUR &amp; JPY</caption>") != html.npos);
  CHECK(html.find("<th scope=\"col\" class=\"text\">&lt;Holder&gt;</th>") != html.npos);
  CHECK(html.find("<th scope=\"col\" class=\"number\">Rests</th>") != html.npos);
  CHECK(html.find("<td class=\"id short\"><bdi>6217</bdi></td>") != html.npos);
  CHECK(html.find("<td class=\"id\"><bdi>a long id") != html.npos);
  CHECK(html.find("<td><bdi>&lt;b&gt;</bdi></td>") != html.npos);
  CHECK(html.find("<td class=\"number\">2.00</td>") != html.npos);
  table.rows = {{"too few"}};
  HtmlWriter writer;
  CHECK_THROWS_AS(write_table(table, writer), std::logic_error);
}
