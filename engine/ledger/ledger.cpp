// SPDX-License-Identifier: Apache-2.0
#include "engine/ledger/ledger.hpp"

namespace sluice {
namespace {

constexpr std::array<std::string_view, 4> dropped_names = {"rejected", "failed", "self", "duplicate"};
constexpr std::array<std::string_view, transfer_text_count> transfer_text_names = {"channel", "device", "ip",
                                                                                   "mac", "place"};
constexpr std::array<std::string_view, 6> link_names = {"holder",      "phone",     "device",
                                                        "shareholder", "guarantee", "loan"};

}  // namespace

std::string_view to_text(Dropped reason) { return dropped_names.at(static_cast<std::size_t>(reason)); }

std::string_view to_text(TransferText text) { return transfer_text_names.at(static_cast<std::size_t>(text)); }

std::string_view to_text(LinkKind kind) { return link_names.at(static_cast<std::size_t>(kind)); }

std::optional<LinkKind> parse_link_kind(std::string_view text) {
  for (std::size_t i = 0; i < link_names.size(); ++i)
    if (link_names[i] == text) return static_cast<LinkKind>(i);
  return std::nullopt;
}

}  // namespace sluice
