// SPDX-License-Identifier: Apache-2.0
// The one list of all columns of a ledger: what is hashed, written, mapped and verified.
#pragma once
#include <string>
#include <string_view>
#include <utility>

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

/// Calls visit(name, column, content) for the columns of one table after the other; see visit_columns.
template <class Visit>
class ColumnVisitor {
 public:
  explicit ColumnVisitor(Visit visit) : visit_(std::move(visit)) {}

  void currencies_and_texts(auto& ledger) {
    texts("currencies.code", ledger.currencies.code, Content::yes);
    visit_("currencies.scale", ledger.currencies.scale, Content::yes);
    texts("texts", ledger.texts, Content::yes);
  }

  void accounts(auto& table) {
    texts("accounts.id", table.id, Content::yes);
    visit_("accounts.kind", table.kind, Content::yes);
    visit_("accounts.covered", table.covered, Content::yes);
    for (std::size_t t = 0; t < account_text_count; ++t)
      visit_("accounts." + std::string(to_text(static_cast<AccountText>(t))), table.texts[t], Content::yes);
    visit_("accounts.opened", table.opened, Content::yes);
    visit_("accounts.closed", table.closed, Content::yes);
    visit_("accounts.frozen", table.frozen, Content::yes);
  }

  void pockets(auto& table) {
    visit_("pockets.account", table.account, Content::yes);
    visit_("pockets.currency", table.currency, Content::yes);
    // Openings that the input states stand nowhere else; those that follow from the rows do no harm here.
    visit_("pockets.opening", table.opening, Content::yes);
    visit_("pockets.basis", table.basis, Content::yes);
    visit_("pockets.settled", table.settled, Content::no);
    visit_("pockets.first", table.first, Content::no);
    visit_("pockets.unseen", table.unseen, Content::no);
    visit_("pockets.unseen_pocket", table.unseen_pocket, Content::no);
  }

  void aliases_links_coverage(auto& ledger) {
    texts("aliases.alias", ledger.aliases.alias, Content::no);
    visit_("aliases.account", ledger.aliases.account, Content::no);
    texts("aliases.given_alias", ledger.aliases.given_alias, Content::yes);
    texts("aliases.given_account", ledger.aliases.given_account, Content::yes);
    visit_("links.by_a", ledger.links.by_a, Content::yes);
    visit_("links.by_b", ledger.links.by_b, Content::no);
    visit_("coverage.account", ledger.coverage.account, Content::yes);
    visit_("coverage.from", ledger.coverage.from, Content::yes);
    visit_("coverage.to", ledger.coverage.to, Content::yes);
  }

  void transfers(auto& table) {
    visit_("transfers.time", table.time, Content::yes);
    visit_("transfers.amount", table.amount, Content::yes);
    visit_("transfers.payer", table.payer, Content::yes);
    visit_("transfers.payee", table.payee, Content::yes);
    visit_("transfers.digits", table.digits, Content::yes);
    texts("transfers.id", table.id, Content::yes);
    visit_("transfers.line", table.line, Content::provenance);
    visit_("transfers.file", table.file, Content::provenance);
    visit_("transfers.payer_balance_after", table.payer_balance_after, Content::yes);
    visit_("transfers.payee_balance_after", table.payee_balance_after, Content::yes);
    for (std::size_t t = 0; t < transfer_text_count; ++t)
      visit_("transfers." + std::string(to_text(static_cast<TransferText>(t))), table.texts[t], Content::yes);
  }

  void runs_and_index(auto& ledger) {
    visit_("outflows.begins", ledger.outflows.begins, Content::no);
    visit_("outflows.legs", ledger.outflows.legs, Content::no);
    visit_("inflows.begins", ledger.inflows.begins, Content::no);
    visit_("inflows.legs", ledger.inflows.legs, Content::no);
    visit_("ids.hash", ledger.ids.hash, Content::no);
    visit_("ids.transfer", ledger.ids.transfer, Content::no);
  }

  void files_and_dropped(auto& ledger) {
    texts("files.name", ledger.files.name, Content::provenance);
    texts("files.base_name", ledger.files.base_name, Content::provenance);
    visit_("files.newest_first", ledger.files.newest_first, Content::provenance);
    visit_("files.credits_first", ledger.files.credits_first, Content::provenance);
    texts("dropped.id", ledger.dropped.id, Content::no);
    visit_("dropped.reason", ledger.dropped.reason, Content::no);
    visit_("dropped.file", ledger.dropped.file, Content::no);
    visit_("dropped.line", ledger.dropped.line, Content::no);
  }

 private:
  void texts(const std::string& name, auto& column, Content content) {
    visit_(name + ".begins", column.begins, content);
    visit_(name + ".bytes", column.bytes, content);
  }

  Visit visit_;
};

/// Calls visit(name, column, content) for every column of the ledger, in the fixed order of snapshots.
/// `SomeLedger` is Ledger or const Ledger.
template <class SomeLedger, class Visit>
void visit_columns(SomeLedger& ledger, Visit visit) {
  ColumnVisitor<Visit> visitor(std::move(visit));
  visitor.currencies_and_texts(ledger);
  visitor.accounts(ledger.accounts);
  visitor.pockets(ledger.pockets);
  visitor.aliases_links_coverage(ledger);
  visitor.transfers(ledger.transfers);
  visitor.runs_and_index(ledger);
  visitor.files_and_dropped(ledger);
}

/// Whether some transfer has no id of its own. O(transfers).
[[nodiscard]] bool has_unnamed_transfers(const Ledger&);

}  // namespace sluice
