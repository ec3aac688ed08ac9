// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The text as HTML shows it, in elements and in quoted attributes: markup characters become references,
/// hidden characters and invalid bytes visible escapes, so that no text of the input can be markup, hide or
/// change the direction of what stands beside it. The result is valid UTF-8.
[[nodiscard]] std::string escape_html(std::string_view text);

struct HtmlAttribute {
  /// Ours, not escaped.
  std::string_view name;
  /// Escaped.
  std::string value;
};

/// Writes HTML into a text; whatever is not markup is escaped. Calls must nest (checked by assertions).
class HtmlWriter {
 public:
  using Attributes = std::initializer_list<HtmlAttribute>;

  /// Begins an element; close() ends the innermost open one.
  void open(std::string_view tag, Attributes attributes = {});
  void close();
  /// An element that has no end tag.
  void empty(std::string_view tag, Attributes attributes = {});
  void text(std::string_view);
  /// A whole element that holds a text.
  void element(std::string_view tag, std::string_view text, Attributes attributes = {});
  /// An id or a name of the input inside a sentence: its direction does not act on what stands around it,
  /// and it may be broken anywhere.
  void id(std::string_view);
  /// Markup of ours.
  void raw(std::string_view html) { html_ += html; }

  /// What was written; everything must be closed.
  [[nodiscard]] std::string take() &&;

 private:
  void begin(std::string_view tag, Attributes attributes);

  std::string html_;
  std::vector<std::string> open_;
};

}  // namespace sluice
