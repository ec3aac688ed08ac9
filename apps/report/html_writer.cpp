// SPDX-License-Identifier: Apache-2.0
#include "apps/report/html_writer.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "apps/report/display_text.hpp"

namespace sluice {
namespace {

/// These stand inside a line; everything else begins one.
constexpr std::array<std::string_view, 7> inline_tags{"a", "bdi", "br", "code", "em", "span", "strong"};

bool is_inline(std::string_view tag) { return std::ranges::find(inline_tags, tag) != inline_tags.end(); }

std::string_view reference_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string html;
  for (const char c : escape_for_terminal(text)) {
    const auto reference = reference_of(c);
    reference.empty() ? html += c : html += reference;
  }
  return html;
}

void HtmlWriter::begin(std::string_view tag, Attributes attributes) {
  if (!is_inline(tag) && !html_.empty() && html_.back() != '\n') html_ += '\n';
  html_ += '<';
  html_ += tag;
  for (const auto& [name, value] : attributes) {
    html_ += ' ';
    html_ += name;
    html_ += "=\"" + escape_html(value) + '"';
  }
  html_ += '>';
}

void HtmlWriter::open(std::string_view tag, Attributes attributes) {
  begin(tag, attributes);
  open_.emplace_back(tag);
}

void HtmlWriter::close() {
  if (open_.empty()) throw std::logic_error("no element is open");
  html_ += "</" + open_.back() + '>';
  if (!is_inline(open_.back())) html_ += '\n';
  open_.pop_back();
}

void HtmlWriter::empty(std::string_view tag, Attributes attributes) { begin(tag, attributes); }

void HtmlWriter::text(std::string_view text) { html_ += escape_html(text); }

void HtmlWriter::element(std::string_view tag, std::string_view content, Attributes attributes) {
  open(tag, attributes);
  text(content);
  close();
}

void HtmlWriter::id(std::string_view text) { element("bdi", text, {{"class", "id"}}); }

std::string HtmlWriter::take() && {
  if (!open_.empty()) throw std::logic_error("an element is still open: " + open_.back());
  return std::move(html_);
}

}  // namespace sluice
