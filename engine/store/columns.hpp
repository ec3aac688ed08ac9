// SPDX-License-Identifier: Apache-2.0
// The one list of all columns of a ledger: what is hashed, written, mapped and verified.
#pragma once
#include <string>
#include <string_view>

#include "engine/ledger/ledger.hpp"

namespace sluice {

/// Whether a column is part of what a ledger says, and so of its content hash.
enum class Content : std::uint8_t {
  /// Follows from other columns, or says how rows were read.
  no,
  yes,
  /// Where a row stood is content as soon as some transfer has no other name than FILE:LINE.
  provenance
};

/// Calls visit(name, column, content) for every column of the ledger, in the fixed order of snapshots.
/// `SomeLedger` is Ledger or const Ledger.
template <class SomeLedger, class Visit>
void visit_columns(SomeLedger& ledger, Visit visit) {
  const auto column = [&](std::string_view name, auto& values, Content content) {
    visit(name, values, content);
  };
  const auto texts = [&](std::string_view name, auto& values, Content content) {
    column(std::string(name) + ".begins", values.begins, content);
    column(std::string(name) + ".bytes", values.bytes, content);
  };
  const auto legs = [&](std::string_view name, auto& table) {
    column(std::string(name) + ".begins", table.begins, Content::no);
    column(std::string(name) + ".legs", table.legs, Content::no);
  };

  texts("currencies.code", ledger.currencies.code, Content::yes);
  column("currencies.scale", ledger.currencies.scale, Content::yes);
  texts("texts", ledger.texts, Content::yes);

  auto& accounts = ledger.accounts;
  texts("accounts.id", accounts.id, Content::yes);
  column("accounts.kind", accounts.kind, Content::yes);
  column("accounts.covered", accounts.covered, Content::yes);
  for (std::size_t t = 0; t < account_text_count; ++t)
    column("accounts." + std::string(to_text(static_cast<AccountText>(t))), accounts.texts[t], Content::yes);
  column("accounts.opened", accounts.opened, Content::yes);
  column("accounts.closed", accounts.closed, Content::yes);
  column("accounts.frozen", accounts.frozen, Content::yes);

  auto& pockets = ledger.pockets;
  column("pockets.account", pockets.account, Content::yes);
  column("pockets.currency", pockets.currency, Content::yes);
  // Openings that the input states stand nowhere else; those that follow from the rows do no harm here.
  column("pockets.opening", pockets.opening, Content::yes);
  column("pockets.basis", pockets.basis, Content::yes);
  column("pockets.settled", pockets.settled, Content::no);
  column("pockets.first", pockets.first, Content::no);
  column("pockets.unseen", pockets.unseen, Content::no);
  column("pockets.unseen_pocket", pockets.unseen_pocket, Content::no);

  auto& aliases = ledger.aliases;
  texts("aliases.alias", aliases.alias, Content::no);
  column("aliases.account", aliases.account, Content::no);
  texts("aliases.given_alias", aliases.given_alias, Content::yes);
  texts("aliases.given_account", aliases.given_account, Content::yes);
  column("links.by_a", ledger.links.by_a, Content::yes);
  column("links.by_b", ledger.links.by_b, Content::no);
  column("coverage.account", ledger.coverage.account, Content::yes);
  column("coverage.from", ledger.coverage.from, Content::yes);
  column("coverage.to", ledger.coverage.to, Content::yes);

  auto& transfers = ledger.transfers;
  column("transfers.time", transfers.time, Content::yes);
  column("transfers.amount", transfers.amount, Content::yes);
  column("transfers.payer", transfers.payer, Content::yes);
  column("transfers.payee", transfers.payee, Content::yes);
  column("transfers.digits", transfers.digits, Content::yes);
  texts("transfers.id", transfers.id, Content::yes);
  column("transfers.line", transfers.line, Content::provenance);
  column("transfers.file", transfers.file, Content::provenance);
  column("transfers.payer_balance_after", transfers.payer_balance_after, Content::yes);
  column("transfers.payee_balance_after", transfers.payee_balance_after, Content::yes);
  for (std::size_t t = 0; t < transfer_text_count; ++t)
    column("transfers." + std::string(to_text(static_cast<TransferText>(t))), transfers.texts[t],
           Content::yes);
  legs("outflows", ledger.outflows);
  legs("inflows", ledger.inflows);
  column("ids.hash", ledger.ids.hash, Content::no);
  column("ids.transfer", ledger.ids.transfer, Content::no);

  texts("files.name", ledger.files.name, Content::provenance);
  texts("files.base_name", ledger.files.base_name, Content::provenance);
  column("files.newest_first", ledger.files.newest_first, Content::provenance);
  texts("dropped.id", ledger.dropped.id, Content::no);
  column("dropped.reason", ledger.dropped.reason, Content::no);
  column("dropped.file", ledger.dropped.file, Content::no);
  column("dropped.line", ledger.dropped.line, Content::no);
}

/// Whether some transfer has no id of its own. O(transfers).
[[nodiscard]] bool has_unnamed_transfers(const Ledger&);

}  // namespace sluice
