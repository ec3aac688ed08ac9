// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/transfer_graph.hpp"

namespace sluice {

/// What a name stands for: one account, or all accounts of a holder, a phone or a device.
enum class PartyKind : std::uint8_t { account, holder, phone, device };

[[nodiscard]] std::string_view to_text(PartyKind);
[[nodiscard]] std::optional<PartyKind> parse_party_kind(std::string_view text);

/// Whom an account is listed under: itself, or a text of the ledger.
struct Party {
  bool is_account = true;
  /// An account's number, or a code into Ledger::texts.
  std::uint32_t number = 0;
  auto operator<=>(const Party&) const = default;
};

/// Which accounts a holder, a phone or a device has, and the other way round, as far as the graph's view
/// knows: holders by id or name and phones from the attributes of accounts, all kinds from links (their ends
/// in either order; a link that begins later is not known), devices also from the transfers that were paid
/// with them.
class Parties {
 public:
  /// O(links · log accounts); nothing for accounts.
  Parties(const TransferGraph&, PartyKind);

  PartyKind kind() const { return kind_; }

  /// The accounts of that name, ascending; none where nobody has it. An account is found by its id or an
  /// alias. O(log accounts) for an account, else O(accounts + links), for a device O(transfers).
  [[nodiscard]] std::vector<AccountNo> accounts_of(std::string_view name) const;

  /// Everybody that the account is listed under, ascending: its holder's id (the holder's name where there is
  /// no id), its phones or its devices; itself where nothing of that kind is known of it. O(log links), for
  /// devices O(outflows).
  [[nodiscard]] std::vector<Party> parties_of(AccountNo) const;

  [[nodiscard]] std::string_view name(Party) const;

  /// All names of the kind, ascending and each once: what a mistyped one may have meant. O(accounts + links),
  /// for devices O(transfers). Empty for accounts.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  using Tie = std::pair<AccountNo, std::uint32_t>;

  void add_ties();
  /// The attributes by which an account may be named.
  [[nodiscard]] std::vector<AccountText> attributes() const;
  [[nodiscard]] const Column<std::uint32_t>& codes(AccountText) const;
  [[nodiscard]] std::span<const Tie> ties_of(AccountNo) const;
  /// Devices of the known transfers by transfer; empty for the other kinds.
  [[nodiscard]] std::span<const std::uint32_t> used_devices() const;

  const TransferGraph* graph_;
  PartyKind kind_;
  /// (account, text) of the known links of the kind, ascending.
  std::vector<Tie> ties_;
};

}  // namespace sluice
