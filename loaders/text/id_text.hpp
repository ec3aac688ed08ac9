// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "loaders/text/trim.hpp"

namespace sluice {

/// Why a text cannot be an id.
enum class IdFault : std::uint8_t {
  none,
  empty,
  control_character,
  reserved,
  ruined_by_spreadsheet,
};

struct IdReading {
  std::string_view id;    ///< a part of the text that was read
  bool stripped = false;  ///< a leading ' or a ="…" around it was taken off
  IdFault fault = IdFault::none;
};

/// True for 6.22E+18 and its kind: what a spreadsheet shows instead of a long number; the digits
/// are gone.
[[nodiscard]] constexpr bool is_scientific_notation(std::string_view id) {
  const auto skip_digits = [&] {
    const auto before = id.size();
    while (!id.empty() && id.front() >= '0' && id.front() <= '9') id.remove_prefix(1);
    return before - id.size();
  };
  if (skip_digits() != 1 || id.empty()) return false;
  if (id.front() == '.' || id.front() == ',') {
    id.remove_prefix(1);
    if (skip_digits() == 0) return false;
  }
  if (!id.starts_with("E+") && !id.starts_with("e+")) return false;
  id.remove_prefix(2);
  return skip_digits() >= 2 && id.empty();
}

/// True if a byte below 0x20 is in `text`. Eight bytes a step.
[[nodiscard]] inline bool has_control_character(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101, tops = 0x8080'8080'8080'8080;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    if (((word - ones * 0x20) & ~word & tops) != 0) return true;
  }
  for (; at < text.size(); ++at)
    if (static_cast<unsigned char>(text[at]) < 0x20) return true;
  return false;
}

/// The id of an account, transfer or holder as delivered: only white space around it and the
/// wrappers that keep spreadsheets from rounding it (a leading ', or ="…") are taken off; letters,
/// inner spaces and leading zeros stay. Faults: nothing left, a control character inside, a leading
/// `?` (reserved for accounts outside the ledger), scientific notation. Whether the bytes are UTF-8
/// is the caller's to check. Allocates nothing.
[[nodiscard]] inline IdReading read_id(std::string_view text) {
  IdReading reading{trim(text)};
  auto& id = reading.id;
  if (id.size() >= 3 && id.starts_with("=\"") && id.back() == '"') {
    id = trim(id.substr(2, id.size() - 3));
    reading.stripped = true;
  } else if (id.starts_with('\'')) {
    id = trim(id.substr(1));
    reading.stripped = true;
  }
  if (id.empty()) {
    reading.fault = IdFault::empty;
  } else if (id.front() == '?') {
    reading.fault = IdFault::reserved;
  } else if (has_control_character(id)) {
    reading.fault = IdFault::control_character;
  } else if (is_scientific_notation(id)) {
    reading.fault = IdFault::ruined_by_spreadsheet;
  }
  return reading;
}

/// What the reject file says was expected instead.
[[nodiscard]] constexpr std::string_view expectation(IdFault fault) {
  switch (fault) {
    case IdFault::none: return "";
    case IdFault::empty: return "an id";
    case IdFault::control_character: return "an id without control characters";
    case IdFault::reserved:
      return "an id that does not begin with ?: those name what lies outside the ledger";
    case IdFault::ruined_by_spreadsheet:
      return "the id's digits: a spreadsheet replaced them by scientific notation; export the column as text";
  }
  return "";
}

}  // namespace sluice
