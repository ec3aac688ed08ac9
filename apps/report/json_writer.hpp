// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/values/amount.hpp"
#include "engine/values/time.hpp"

namespace sluice {

/// Writes one JSON value to a stream as it comes: compact, in constant memory beside the nesting,
/// a line break at the end. Always valid UTF-8 and safe to show: invalid bytes become U+FFFD, and
/// control, direction and zero-width characters and line separators are written as \uXXXX.
/// Calls must nest as JSON does (checked by assertions). A failed write (full disk, closed pipe
/// where SIGPIPE is ignored) throws OutputFailed from whichever call met it.
class JsonWriter {
 public:
  /// The caller keeps the stream; `name` is for messages.
  explicit JsonWriter(std::FILE* stream, std::string name = "standard output");
  ~JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view);

  void string(std::string_view);
  void null();
  void boolean(bool);
  void number(std::int64_t);
  void number(std::uint64_t);
  void number(double);  ///< null where it is not finite
  /// A decimal string with `scale` digits after the point: "1234.50".
  void amount(Amount, int scale);

  // One name and what it holds. Other kinds of pointers do not compile: they would become booleans.
  void member(std::string_view name, std::string_view text) { key(name), string(text); }
  void member(std::string_view name, const char* text) { member(name, std::string_view(text)); }
  void member(std::string_view name, const std::string& text) { member(name, std::string_view(text)); }
  void member(std::string_view name, std::nullptr_t) { key(name), null(); }
  void member(std::string_view name, std::floating_point auto n) { key(name), number(double{n}); }
  void member(std::string_view name, std::integral auto number_or_truth);
  template <class T>
  void member(std::string_view name, const std::optional<T>& held);
  /// A member holding an amount, or null for none.
  void amount(std::string_view name, Amount, int scale);
  void amount(std::string_view name, std::optional<Amount>, int scale);
  /// A member holding a number of seconds, whole where it is.
  void seconds(std::string_view name, Duration);
  /// A member holding a list; element(item) writes one value for each of the items.
  template <class Items, class Element>
  void list(std::string_view name, const Items& items, Element element);

  /// Ends the line and pushes everything to the system. The value must be complete.
  void finish();

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

void JsonWriter::member(std::string_view name, std::integral auto number_or_truth) {
  key(name);
  using Held = decltype(number_or_truth);
  if constexpr (std::same_as<Held, bool>) {
    boolean(number_or_truth);
  } else if constexpr (std::signed_integral<Held>) {
    number(std::int64_t{number_or_truth});
  } else {
    number(std::uint64_t{number_or_truth});
  }
}

template <class Items, class Element>
void JsonWriter::list(std::string_view name, const Items& items, Element element) {
  key(name);
  begin_array();
  for (const auto& item : items) element(item);
  end_array();
}

template <class T>
void JsonWriter::member(std::string_view name, const std::optional<T>& held) {
  held ? member(name, *held) : member(name, nullptr);
}

}  // namespace sluice
