// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "algorithms/lookups/parties.hpp"
#include "apps/report/json_writer.hpp"

namespace sluice {

/// What the answers of peers, common and connect have in common: how they show moments, names and amounts.
class LookupParts {
 public:
  LookupParts(const TransferGraph& graph, const Parties& parties) : graph_(graph), parties_(parties) {}

  [[nodiscard]] const TransferGraph& graph() const { return graph_; }
  [[nodiscard]] const Parties& parties() const { return parties_; }

  [[nodiscard]] std::string moment(TransferNo) const;
  /// "1,234.50 CNY".
  [[nodiscard]] std::string money(Amount, CurrencyNo) const;
  /// The same, empty for zero.
  [[nodiscard]] std::string money_or_blank(Amount, CurrencyNo) const;
  /// The name of the holder of all these accounts; empty where it is not known, or they have several.
  [[nodiscard]] std::string_view holder_name(std::span<const AccountNo>) const;
  /// Ids with "; " between them.
  [[nodiscard]] std::string ids(std::span<const AccountNo>) const;
  /// "account", or the kind of text that the party is listed by.
  [[nodiscard]] std::string_view listed_as(Party) const;

  void write_accounts(JsonWriter&, std::string_view key, std::span<const AccountNo>) const;
  /// "listed_as" and "accounts", which say nothing new where everybody is listed by account.
  void write_party(JsonWriter&, Party, std::span<const AccountNo>) const;
  /// "first" and "last", the times, and the ids of these transfers.
  void write_ends(JsonWriter&, TransferNo first, TransferNo last) const;

 private:
  const TransferGraph& graph_;
  const Parties& parties_;
};

}  // namespace sluice
