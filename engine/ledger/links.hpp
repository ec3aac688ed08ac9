// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/run/column.hpp"
#include "engine/values/time.hpp"

namespace sluice {

/// Ties between accounts, people and things that are no transfers.
enum class LinkKind : std::uint32_t { holder, phone, device, shareholder, guarantee, loan };
[[nodiscard]] std::string_view to_text(LinkKind);
[[nodiscard]] std::optional<LinkKind> parse_link_kind(std::string_view text);

/// One link: its ends and value are codes into Ledger::texts, an unknown time is unknown_time.
struct Link {
  std::uint32_t a = 0, b = 0, value = 0;
  LinkKind kind{};
  Time from, to;
  auto operator<=>(const Link&) const = default;
};

struct LinkTable {
  /// Sorted by a, and the same links once more sorted by b.
  Column<Link> by_a, by_b;
};

}  // namespace sluice
